"""Planning a meeting: its agenda, its members, the summons, the grounds of priority."""

from datetime import datetime

from medel.applications.models import Call
from medel.core.texts import Text
from medel.decisions.actions.agenda import (
    Agenda,
    invite,
    list_cases,
    require_sound,
    settle_mode,
)
from medel.decisions.actions.interests import flag_all
from medel.decisions.actions.meeting_steps import move_meeting, name_meeting, stepping
from medel.decisions.models import Meeting
from medel.decisions.refusals import AgendaError
from medel.decisions.sitting import read_sitting
from medel.journal.actions import recorded
from medel.journal.acts import Act, Actor, Case
from medel.programmes.area import County
from medel.rules.steps import read_table


def plan_meeting(call: Call, agenda: Agenda, *, by: Actor, at: datetime) -> Meeting:
    """Plan a meeting for cases of a call that are ready for prioritisation.

    Raise NoMeetingError when the programme has no prioritisation on that day, and
    AgendaError or UncountableError when the agenda cannot be so.
    """
    act = Act(case=Case("call", f"{call.programme}:{call.code}"), by=by, at=at,
              action="meeting.plan", reason=agenda.mode_reason)  # fmt: skip
    with recorded(act):
        require_sound(agenda, at.date())
        meeting = Meeting.objects.create(
            programme=call.programme,
            call=call,
            on=agenda.on,
            place=agenda.place.strip(),
            mode=settle_mode(call.programme, agenda),
            mode_reason=agenda.mode_reason.strip(),
            state=read_table("meeting").initial,
            quorum=agenda.quorum,
            fictitious=call.fictitious,
        )
        invite(meeting, agenda.members)
        list_cases(meeting, agenda.cases, on=at.date())
        flag_all(meeting, at=at)
        act.case = name_meeting(meeting)
        act.after = {**_tell(agenda), "state": meeting.state, "mode": meeting.mode}
    return meeting


def change_agenda(
    meeting: Meeting, agenda: Agenda, reason: str, *, by: Actor, at: datetime
) -> None:
    """Change day, place, quorum, members or cases before the meeting opens."""
    with stepping(meeting, "change_agenda", by=by, at=at, reason=reason) as (act, now):
        require_sound(agenda, at.date())
        held = now.meeting
        act.before = {"on": held.on.isoformat(), "place": held.place}
        held.on, held.place, held.quorum = (
            agenda.on,
            agenda.place.strip(),
            agenda.quorum,
        )
        held.mode = settle_mode(held.programme, agenda)
        held.mode_reason = agenda.mode_reason.strip()
        held.save()
        invite(held, agenda.members)
        list_cases(held, agenda.cases, on=at.date())
        flag_all(held, at=at)
        move_meeting(read_sitting(held), "change_agenda", act)
        act.after = {**act.after, **_tell(agenda), "mode": held.mode}


def summon(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """Summon the members: from now on they see the meeting and its papers."""
    with stepping(meeting, "summon", by=by, at=at) as (act, now):
        list_cases(
            now.meeting, [one.application_id for one in now.ranked], on=at.date()
        )
        flag_all(now.meeting, at=at)
        move_meeting(read_sitting(now.meeting), "summon", act)


def cancel(meeting: Meeting, reason: str, *, by: Actor, at: datetime) -> None:
    """Cancel a meeting; its cases wait for another."""
    with stepping(meeting, "cancel", by=by, at=at, reason=reason) as (act, now):
        move_meeting(now, "cancel", act)


def publish_grounds(meeting: Meeting, grounds: str, *, by: Actor, at: datetime) -> None:
    """Publish the grounds of priority on the meeting's public page."""
    with stepping(meeting, "publish_grounds", by=by, at=at) as (act, now):
        held = now.meeting
        act.before = {"grounds": held.grounds}
        held.grounds = grounds.strip()
        held.grounds_published = at if held.grounds else None
        move_meeting(now, "publish_grounds", act)
        act.after = {"grounds": held.grounds}


def note_statement(
    meeting: Meeting, county: County, text: str, *, by: Actor, at: datetime
) -> None:
    """Enter a region's statement; without a text, that it gave none."""
    with stepping(meeting, "note_statement", by=by, at=at) as (act, now):
        move_meeting(now, "note_statement", act)
        if county not in now.regions:
            raise AgendaError(
                Text(
                    sv="Regionen hör inte till programmets område.",
                    en="The region is not in the programme's area.",
                )
            )
        before = now.stated(county)
        act.before = {"text": before.text} if before else {}
        now.meeting.statements.update_or_create(
            region=county.code, defaults={"text": text.strip(), "at": at}
        )
        act.after = {"region": county.code, "text": text.strip()}


def _tell(agenda: Agenda) -> dict[str, object]:
    return {
        "on": agenda.on.isoformat(),
        "place": agenda.place.strip(),
        "quorum": agenda.quorum,
        "members": [one.person for one in agenda.members],
        "cases": list(agenda.cases),
    }
