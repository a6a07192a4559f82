"""Proposing a dismissal or a rejection, for somebody else to decide."""

from datetime import datetime

from medel.applications.actions.sections import name_case
from medel.applications.models import Application
from medel.core.errors import MedelError
from medel.core.texts import Text
from medel.decisions.actions.deciding import prepare
from medel.decisions.actions.holding import hold, require_not_empty
from medel.decisions.checklist import find_outcome
from medel.decisions.grades import find_failing
from medel.decisions.models import Decision
from medel.decisions.sent import read_checklist, read_sent
from medel.decisions.states import Outcome
from medel.journal.actions import recorded
from medel.journal.acts import Act, Actor
from medel.programmes.assessment import NotMet

LONGEST_REASONS = 10_000
BEFORE_CHECK = {"submitted_unsigned", "submitted"}


class NoGroundError(MedelError):
    """Nothing that was found is a ground for such a decision."""


class AlreadyProposedError(MedelError):
    """A decision is already put forward."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                sv="Ett beslut är redan framlagt. Beslutsfattaren måste lämna tillbaka "
                "det innan du kan lägga fram ett nytt.",
                en="A decision is already put forward. The decision maker must send it "
                "back before you can put forward another.",
            )
        )


def find_proposals(application: Application) -> list[Outcome]:
    """Find which decisions against the applicant have a ground in what was found."""
    if application.state in BEFORE_CHECK:
        return [Outcome.DISMISSAL]
    if application.state == "under_check":
        found = find_outcome(read_checklist(application, read_sent(application)))
        outcomes = {
            NotMet.DISMISSAL: [Outcome.DISMISSAL],
            NotMet.REJECTION: [Outcome.REJECTION],
        }
        return outcomes[found] if found else []
    grades = {one.quality: one.grade for one in application.agreed.all()}
    if application.state == "graded" and find_failing(grades):
        return [Outcome.REJECTION]
    return [Outcome.REJECTION] if application.state == "not_prioritised" else []


def propose(
    application: Application, outcome: str, reasons: str, *, by: Actor, at: datetime
) -> Decision:
    """Prepare a dismissal or rejection with its reasons; another person decides it.

    Raise NoGroundError when nothing that was found is a ground for it,
    AlreadyProposedError when a decision is with the decision maker.
    """
    act = Act(
        case=name_case(application),
        by=by,
        action="decision.propose",
        at=at,
        reason=reasons,
    )
    with recorded(act):
        held = hold(application, by)
        decision = _write_proposal(held, outcome, reasons)
        act.after = {"outcome": outcome}
        return prepare(decision, by=by, at=at)


def _write_proposal(application: Application, outcome: str, reasons: str) -> Decision:
    what = Text(sv="skälen för beslutet", en="the reasons of the decision")
    written = require_not_empty(reasons, what, LONGEST_REASONS)
    if outcome not in find_proposals(application):
        raise NoGroundError(
            Text(
                sv="Det finns ingen grund för ett sådant beslut: inget i bedömningen "
                "är underkänt. Inget har ändrats.",
                en="There is no ground for such a decision: nothing in the assessment "
                "fails. Nothing has changed.",
            )
        )
    decision = Decision.objects.filter(application=application).first()
    decision = decision or Decision(application=application)
    if decision.state not in ("", "draft"):
        raise AlreadyProposedError
    decision.outcome, decision.reasons = outcome, written
    return decision
