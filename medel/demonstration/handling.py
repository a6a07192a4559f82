"""The officers' part: check, completion, grades, and what fails on the way."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from medel.applications.actions.completions import complete, reply
from medel.applications.models import Completion
from medel.decisions.actions.agreeing import (
    agree,
    send_to_prioritisation,
    settle_grades,
)
from medel.decisions.actions.assessing import approve_check, check_items
from medel.decisions.actions.deciding import decide
from medel.decisions.actions.grading import appoint_graders, save_grades
from medel.decisions.actions.handling import (
    request_completion,
    start_check,
    write_note,
)
from medel.decisions.actions.proposing import propose
from medel.decisions.checklist import list_items
from medel.demonstration.stage import Played, Stage
from medel.programmes.assessment import assessment

UNTOUCHED = ("submitted", "submitted_unsigned", "withdrawn")
CHECKED = ("completion_requested", "under_check")
PASSED_ON = (
    *("granted", "prioritised", "rejected", "not_prioritised", "returned"),
    "ready_for_prioritisation",
)
WHY = "Ansökan svarar på det frågas om. Påhittad bedömning."
FAILING = "C3"
EVERY_FOURTH = 4


def handle(stage: Stage, played: Played, order: int) -> None:
    """Take an application as far as an officer takes it."""
    target = played.sketch.target
    if target in UNTOUCHED or not played.application.case_id:
        return
    if target == "dismissed":
        _dismiss(stage, played)
        return
    start_check(played.application, by=played.officer, at=played.later(48))
    if order % EVERY_FOURTH == 0 and target not in CHECKED:
        _complete(stage, played)
    _AFTER_START.get(target, _pass)(stage, played)
    stage.step()


def _dismiss(stage: Stage, played: Played) -> None:
    told = "Ansökan saknar en behörig firmatecknares underskrift."
    _propose(stage, played, "dismissal", told)


def _reject_check(stage: Stage, played: Played) -> None:
    _judge(played, failing=FAILING)
    told = f"Kriteriet {FAILING} är inte uppfyllt."
    _propose(stage, played, "rejection", told)


def _ask(stage: Stage, played: Played) -> Completion:
    del stage
    at = played.later(30)
    asks = {"description": "Beskriv problemet med siffror, och varifrån de kommer."}
    due = (at + timedelta(days=20)).date()
    return request_completion(played.application, asks, due, by=played.officer, at=at)


def _wait(stage: Stage, played: Played) -> None:
    """Ask for a completion that has not been answered when the curtain falls."""
    played.at = stage.days_ago(9)
    _ask(stage, played)


def _complete(stage: Stage, played: Played) -> None:
    asked = _ask(stage, played)
    reply(
        asked,
        "description",
        "Siffrorna kommer från vår egen enkät till 212 företag. Påhittade.",
        by=played.writer,
        at=played.later(90),
    )
    complete(played.application, by=played.writer, at=played.later(1))
    played.application.refresh_from_db()


def _look(stage: Stage, played: Played) -> None:
    """Leave a case in the middle of its check, with a note."""
    del stage
    note = "Ring sökanden om medfinansieringen. Påhittad anteckning."
    write_note(played.application, note, by=played.officer, at=played.later(5))


def _judge(played: Played, *, failing: str = "") -> None:
    items = list_items(played.application.call.criteria)
    judged = dict.fromkeys(items, ("met", WHY))
    if failing:
        judged[failing] = ("not_met", "Ansökan visar inte hur det ska gå till.")
    check_items(played.application, judged, by=played.officer, at=played.later(20))


def _pass(stage: Stage, played: Played) -> None:
    _judge(played)
    approve_check(played.application, WHY, by=played.officer, at=played.later(2))
    if played.sketch.target == "approved_for_quality":
        return
    _grade(stage, played)
    if played.sketch.target in ("rejected_quality", "graded_failing"):
        _reject_quality(stage, played)
    elif played.sketch.target in PASSED_ON:
        send_to_prioritisation(
            played.application, by=played.officer, at=played.later(24)
        )


def _sheet(played: Played) -> Mapping[str, tuple[str, str]]:
    pairs = zip(assessment().by_quality, played.sketch.grades, strict=True)
    return {code: (grade, f"{WHY} Betyget är {grade}.") for code, grade in pairs}


def _grade(stage: Stage, played: Played) -> None:
    """Grade: alone, or, where the second officer too is appointed, together."""
    sheet, by = _sheet(played), played.officer
    other = next(one for one in stage.cast.officers if one != by)
    together = played.sketch.owner % 2 == 0
    if together:
        both = [by.person, other.person]
        appoint_graders(played.application, both, by=by, at=played.later(1))
        for one in (by, other):
            save_grades(
                played.application, sheet, by=one, at=played.later(30), done=True
            )
    agree(played.application, sheet, by=by, at=played.later(20))
    settle_grades(played.application, by=other if together else by, at=played.later(4))


def _reject_quality(stage: Stage, played: Played) -> None:
    told = "Kvalitetskriteriet relevans är inte godkänt."
    decides = played.sketch.target == "rejected_quality"
    _propose(stage, played, "rejection", told, decides=decides)


def _propose(
    stage: Stage, played: Played, outcome: str, why: str, *, decides: bool = True
) -> None:
    decision = propose(
        played.application, outcome, why, by=played.officer, at=played.later(24)
    )
    if decides:
        decide(decision, by=stage.cast.act("decider"), at=played.later(48))
    stage.step()


_AFTER_START: Mapping[str, Callable[[Stage, Played], object]] = {
    "rejected_check": _reject_check,
    "completion_requested": _wait,
    "under_check": _look,
}
