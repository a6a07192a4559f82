"""Handling a case: taking it on, requests for completion, going on, notes."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.utils import timezone

from medel.applications.actions.sections import name_case
from medel.applications.actions.steps import move
from medel.applications.models import Application, Completion
from medel.core.errors import MedelError
from medel.core.texts import Text
from medel.decisions.actions.holding import (
    hold,
    require_length,
    require_not_empty,
    require_state,
)
from medel.decisions.impartiality import require_impartial
from medel.decisions.models import Handling, Note
from medel.journal.actions import recorded
from medel.journal.acts import Act, Actor
from medel.programmes.application_form import application_form
from medel.programmes.catalogue import installed
from medel.rules.parameters import number_of

LONGEST_NOTE = 4000
LONGEST_ASK = 4000
LONGEST_WAIT = timedelta(days=180)


class AskError(MedelError):
    """A request for completion cannot be sent as it is."""


class StillTimeError(MedelError):
    """The applicant still has time to answer."""

    def __init__(self, due: date) -> None:
        super().__init__(
            Text(
                sv=f"Den sökande har till och med {due.isoformat()} på sig.",
                en=f"The applicant has until {due.isoformat()}, that day included.",
            )
        )


def start_check(application: Application, *, by: Actor, at: datetime) -> None:
    """Take a case on: its check begins, and whoever begins it handles it."""
    _step(application, "start_check", by=by, at=at)


def reopen_check(application: Application, *, by: Actor, at: datetime) -> None:
    """Check a case again that those who prioritise have returned."""
    _step(application, "reopen_check", by=by, at=at)


def _step(application: Application, step: str, *, by: Actor, at: datetime) -> None:
    act = Act(case=name_case(application), by=by, action=f"application.{step}", at=at)
    with recorded(act):
        held = hold(application, by)
        move(held, step, act)
        _hand(held, by, at)
    application.refresh_from_db()


def take_over(application: Application, *, by: Actor, at: datetime) -> None:
    """Take a case over from a colleague."""
    act = Act(case=name_case(application), by=by, action="application.take_over", at=at)
    with recorded(act):
        held = hold(application, by)
        before = Handling.objects.filter(application=held).first()
        act.before = {"officer": before.officer if before else ""}
        _hand(held, by, at)
        act.after = {"officer": by.person}


def _hand(application: Application, by: Actor, at: datetime) -> None:
    Handling.objects.update_or_create(
        application=application, defaults={"officer": by.person, "since": at}
    )


def propose_due(application: Application, at: datetime) -> date:
    """Propose a last day for a completion: the programme's days from a moment on."""
    today = timezone.localtime(at).date()
    programme = installed()[application.call.programme]
    return today + timedelta(
        days=int(number_of(programme, "completion_days", on=today))
    )


def request_completion(
    application: Application,
    asks: Mapping[str, str],
    due: date,
    *,
    by: Actor,
    at: datetime,
) -> Completion:
    """Ask the applicant about sections of the form, to be answered by a day.

    Raise AskError without a question, for an unknown section or a day that cannot be.
    """
    act = Act(
        case=name_case(application),
        by=by,
        action="application.request_completion",
        at=at,
    )
    with recorded(act):
        held = hold(application, by)
        asked = _read_asks(asks)
        _require_due(due, at)
        move(held, "request_completion", act, given={"questions"})
        act.after = {**act.after, "asks": asked, "due": due}
        made = Completion.objects.create(
            application=held, asked=at, due=due, asks=asked
        )
    application.refresh_from_db()
    return made


def _read_asks(asks: Mapping[str, str]) -> dict[str, str]:
    asked = {code: text.strip() for code, text in asks.items() if text.strip()}
    if not asked:
        raise AskError(
            Text(
                sv="Skriv minst en fråga, vid det avsnitt som den gäller.",
                en="Write at least one question, at the section that it is about.",
            )
        )
    unknown = sorted(set(asked) - set(application_form().by_code))
    if unknown:
        named = ", ".join(unknown)
        raise AskError(
            Text(
                sv=f"Ansökan har inget avsnitt som heter {named}.",
                en=f"The application has no section called {named}.",
            )
        )
    for text in asked.values():
        require_length(text, LONGEST_ASK)
    return asked


def _require_due(due: date, at: datetime) -> None:
    today = timezone.localtime(at).date()
    if today < due <= today + LONGEST_WAIT:
        return
    last = (today + LONGEST_WAIT).isoformat()
    raise AskError(
        Text(
            sv=f"Sista dag måste ligga efter i dag och senast {last}.",
            en=f"The last day must be after today and no later than {last}.",
        )
    )


def resume_check(application: Application, *, by: Actor, at: datetime) -> None:
    """Go on with a check when the time for answers has run out.

    Raise StillTimeError while the applicant may still answer.
    """
    act = Act(
        case=name_case(application), by=by, action="application.resume_check", at=at
    )
    with recorded(act):
        held = hold(application, by)
        require_state(held, "completion_requested")
        due = held.completions.latest("asked").due
        if timezone.localtime(at).date() <= due:
            raise StillTimeError(due)
        act.before = {"due": due}
        move(held, "resume_check", act, given={"deadline_passed"})
    application.refresh_from_db()


def write_note(application: Application, text: str, *, by: Actor, at: datetime) -> Note:
    """Note something about a case for those who work with it; it stands as written."""
    act = Act(case=name_case(application), by=by, action="application.note", at=at)
    with recorded(act):
        what = Text(sv="en anteckning", en="a note")
        written = require_not_empty(text, what, LONGEST_NOTE)
        require_impartial(application, by)
        made = Note.objects.create(
            application=application, text=written, at=at, written_by=by.person
        )
        act.after = {"note": made.pk}
    return made
