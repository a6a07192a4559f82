"""After the meeting: its minutes, their signature, and the order handed over."""

import hashlib
from collections.abc import Callable
from datetime import datetime

from medel.applications.actions.sections import name_case
from medel.applications.actions.steps import move
from medel.core.texts import Text
from medel.decisions.actions.meeting_steps import move_meeting, stepping
from medel.decisions.models import Meeting, Minutes, Ranked
from medel.decisions.refusals import AgendaError, BrokenMinutesError
from medel.decisions.sitting import READY, Sitting, read_sitting
from medel.journal.actions import recorded
from medel.journal.acts import Act, Actor

# Writes the document of a meeting, with remarks, as the bytes that are kept.
Writer = Callable[[Sitting, str], bytes]


def write_minutes(
    meeting: Meeting, remarks: str, write: Writer, *, by: Actor, at: datetime
) -> None:
    """Write the minutes of a meeting from what was recorded, with remarks.

    `write` makes the document; its bytes are kept as they are, with their checksum.
    """
    with stepping(meeting, "write_minutes", by=by, at=at) as (act, now):
        document = write(now, remarks.strip())
        made = Minutes.objects.create(
            meeting=now.meeting,
            number=len(now.minutes) + 1,
            remarks=remarks.strip(),
            document=document,
            sha256=digest(document),
            written=at,
            written_by=by.person,
        )
        move_meeting(read_sitting(now.meeting), "write_minutes", act)
        act.after = {**act.after, "number": made.number, "sha256": made.sha256}


def return_minutes(meeting: Meeting, reason: str, *, by: Actor, at: datetime) -> None:
    """Give the minutes back to be mended; the version given back is kept."""
    with stepping(meeting, "return_minutes", by=by, at=at, reason=reason) as (act, now):
        move_meeting(now, "return_minutes", act)
        held = _require_minutes(now)
        held.returned, held.return_reason = at, reason.strip()
        held.save(update_fields=["returned", "return_reason"])
        act.after = {**act.after, "number": held.number}


def sign_minutes(meeting: Meeting, number: int, *, by: Actor, at: datetime) -> None:
    """Sign the minutes that were read, by their number; they are never changed again.

    Raise BrokenMinutesError when their bytes are not those that were written.
    """
    with stepping(meeting, "sign_minutes", by=by, at=at) as (act, now):
        held = _require_minutes(now)
        if held.number != number:
            raise BrokenMinutesError
        move_meeting(now, "sign_minutes", act,
                     takers={"write_minutes": {held.written_by}})  # fmt: skip
        if digest(bytes(held.document)) != held.sha256:
            raise BrokenMinutesError
        held.signed, held.signed_by = at, by.person
        held.save(update_fields=["signed", "signed_by"])
        act.after = {**act.after, "number": held.number, "sha256": held.sha256}


def hand_over(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """Hand the order over: every case goes on as it was placed, in one action.

    A case that its applicant has withdrawn since stays withdrawn.
    """
    with stepping(meeting, "hand_over", by=by, at=at) as (act, now):
        move_meeting(now, "hand_over", act)
        now.meeting.handed_over = at
        now.meeting.save()
        moved: dict[str, list[str]] = {}
        for one in now.ranked:
            if one.application.state == READY:
                step = _choose_step(one)
                _move_case(now, one, step, by, at)
                moved.setdefault(step, []).append(one.application.case_id)
        act.after = {**act.after, **moved}


def digest(document: bytes) -> str:
    """Give the checksum of a document: SHA-256, in hexadecimal."""
    return hashlib.sha256(document).hexdigest()


def _choose_step(one: Ranked) -> str:
    if one.returned:
        return "return"
    return "prioritise" if one.within else "leave_out"


def _move_case(now: Sitting, one: Ranked, step: str, by: Actor, at: datetime) -> None:
    case = one.application
    act = Act(case=name_case(case), by=by, action=f"application.{step}", at=at)
    act.reason = one.reason
    given = {"reason"} if one.reason.strip() else set()
    if all(now.stated(county) for county in now.regions):
        given.add("opinion")
    with recorded(act):
        choices = {"prioritisation": now.meeting.mode}
        move(case, step, act, given=given, choices=choices)
        act.after = {**act.after, "meeting": now.meeting.pk, "position": one.position}


def _require_minutes(now: Sitting) -> Minutes:
    if now.latest is None:
        raise AgendaError(
            Text(sv="Protokollet är inte skrivet.", en="The minutes are not written.")
        )
    return now.latest
