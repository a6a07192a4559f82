"""Giving an application up: a draft is discarded or lapses, a sent one is withdrawn."""

from datetime import datetime

from medel.applications.actions.sections import name_case
from medel.applications.actions.steps import move
from medel.applications.actions.submissions import hold
from medel.applications.models import Application
from medel.journal.actions import recorded
from medel.journal.acts import CLOCK, Act, Actor


def discard(application: Application, *, by: Actor, at: datetime) -> None:
    """Give a draft up; nobody writes in it any more."""
    _end(application, "discard", by=by, at=at)


def withdraw(
    application: Application, *, by: Actor, at: datetime, reason: str = ""
) -> None:
    """Take a sent application back; possible until the decision."""
    _end(application, "withdraw", by=by, at=at, reason=reason)


def lapse_drafts(*, at: datetime) -> int:
    """Let every draft lapse whose call has closed; give how many."""
    late = Application.objects.filter(state="draft", call__closes__lte=at)
    count = 0
    for application in late.iterator(chunk_size=500):
        act = Act(
            case=name_case(application), by=CLOCK, action="application.lapse", at=at
        )
        with recorded(act):
            held = hold(application)
            passed = {"deadline_passed"} if held.call.closes <= at else set()
            move(held, "lapse", act, given=passed)
        count += 1
    return count


def _end(
    application: Application, step: str, *, by: Actor, at: datetime, reason: str = ""
) -> None:
    act = Act(
        case=name_case(application),
        by=by,
        action=f"application.{step}",
        at=at,
        reason=reason,
    )
    with recorded(act):
        move(hold(application), step, act)
