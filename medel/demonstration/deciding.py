"""The authority's part: decisions, letters and confirmations."""

from medel.decisions.actions.committing import confirm_commitment
from medel.decisions.actions.deciding import decide, prepare, write_decision
from medel.decisions.actions.notifying import notify
from medel.decisions.models import Decision
from medel.demonstration.stage import Played, Stage

REASONS = {
    "support": "Projektet prioriterades av partnerskapet och gör nytta för många.",
    "rejection": "Ansökan godkändes, men andra prioriterades före den.",
}
LETTERS = 9
CONFIRMED = 5
PREPARED = 2


def decide_round(stage: Stage, cases: list[Played]) -> None:
    """Decide what the meeting put in order; some are left for the viewer to decide."""
    granted = [one for one in cases if one.sketch.target == "granted"]
    for order, one in enumerate(granted):
        decision = _decide(stage, one, "support")
        if order < LETTERS:
            notify(decision, at=one.later(1))
            stage.step()
        if order < CONFIRMED:
            _confirm(stage, one, decision)
    for one in cases:
        if one.sketch.target == "rejected":
            _decide(stage, one, "rejection")
    waiting = [one for one in cases if one.sketch.target == "prioritised"]
    for one in waiting[:PREPARED]:
        prepare(_write(one, "support"), by=one.officer, at=one.later(24))


def _write(played: Played, outcome: str) -> Decision:
    texts = {"outcome": outcome, "reasons": REASONS[outcome] + " Påhittat beslut."}
    return write_decision(
        played.application, texts, by=played.officer, at=played.later(24)
    )


def _decide(stage: Stage, played: Played, outcome: str) -> Decision:
    decision = _write(played, outcome)
    decision = prepare(decision, by=played.officer, at=played.later(2))
    decide(decision, by=stage.cast.act("decider"), at=played.later(48))
    stage.step()
    return decision


def _confirm(stage: Stage, played: Played, decision: Decision) -> None:
    for order in (played.sketch.owner, *played.sketch.partners):
        signer = stage.cast.signers[stage.cast.organisations[order].pk]
        confirm_commitment(decision, by=signer, at=played.later(20))
    stage.step()
