"""The letter of a decision: written from what is recorded, kept, and made known."""

from datetime import datetime
from hashlib import sha256

from medel.applications.actions.sections import name_case
from medel.decisions.actions.deciding import hold
from medel.decisions.actions.steps import move_decision
from medel.decisions.letters.document import write_letter
from medel.decisions.letters.facts import gather_facts
from medel.decisions.models import Decision
from medel.journal.actions import recorded
from medel.journal.acts import CLOCK, Act, Actor


def notify(decision: Decision, *, at: datetime, by: Actor = CLOCK) -> None:
    """Write the letter of a taken decision, keep it and let the applicant have it.

    Once it is notified it is never written again. The mail that says so is sent by
    whoever calls this, afterwards, and noted by `note_mailed`.
    """
    letter = write_letter(gather_facts(decision))
    case = name_case(decision.application)
    act = Act(case=case, by=by, action="decision.notify", at=at)
    with recorded(act):
        held = hold(decision)
        held.letter, held.letter_sha256 = letter, sha256(letter).hexdigest()
        held.notified = at
        move_decision(held, "notify", act)
        act.after = {**act.after, "letter_sha256": held.letter_sha256}
    decision.refresh_from_db()


def note_mailed(decision: Decision, *, at: datetime, sent: int) -> None:
    """Note that the mails of a notified decision are sent, and how many."""
    case = name_case(decision.application)
    act = Act(case=case, by=CLOCK, action="decision.mail", at=at)
    with recorded(act):
        act.after = {"sent": sent}
        Decision.objects.filter(pk=decision.pk).update(mailed=at)
    decision.refresh_from_db()


def settle(decision: Decision, *, by: Actor, at: datetime) -> None:
    """End the case of a rejection or dismissal that stands."""
    case = name_case(decision.application)
    act = Act(case=case, by=by, action="decision.settle", at=at)
    with recorded(act):
        move_decision(hold(decision), "settle", act)
    decision.refresh_from_db()
