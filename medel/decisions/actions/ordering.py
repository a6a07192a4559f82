"""At the meeting: opening it, who is there, the order, the reasons, its end."""

from collections.abc import Collection, Sequence
from datetime import datetime

from medel.core.texts import Text
from medel.decisions import ranking
from medel.decisions.actions.interests import find_case
from medel.decisions.actions.meeting_steps import move_meeting, stepping
from medel.decisions.impartiality import require_impartial
from medel.decisions.models import Meeting, Member, Ranked
from medel.decisions.refusals import AgendaError, OrderChangedError, RecusedError
from medel.decisions.sitting import Sitting, describe, read_sitting
from medel.journal.acts import Actor


def note_attendance(
    meeting: Meeting, present: Collection[int], *, by: Actor, at: datetime
) -> None:
    """Note which members are present, by their keys; the rest are not."""
    with stepping(meeting, "note_attendance", by=by, at=at) as (act, now):
        move_meeting(now, "note_attendance", act)
        act.before = {"present": [one.person for one in now.present]}
        members = Member.objects.filter(meeting=now.meeting)
        members.update(present=False)
        members.filter(pk__in=present).update(present=True)
        there = members.filter(present=True).values_list("person", flat=True)
        act.after = {"present": list(there)}


def open_meeting(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """Open the meeting, once enough members can take part in every case."""
    with stepping(meeting, "open", by=by, at=at) as (act, now):
        move_meeting(now, "open", act)
        _require_seat(now, by)


def rank(
    meeting: Meeting, cases: Sequence[int], *, seen: int, by: Actor, at: datetime
) -> None:
    """Set the order of the cases; those not named come after, in the order they had.

    `seen` is the version of the order that the person had before them: raise
    OrderChangedError when it is another now, and RecusedError when whoever acts stands
    aside in a case whose place the change touches.
    """
    with stepping(meeting, "rank", by=by, at=at) as (act, now):
        move_meeting(now, "rank", act)
        _require_seat(now, by)
        if now.meeting.version != seen:
            raise OrderChangedError
        before = [str(one.pk) for one in now.ranked]
        listed = [describe(one) for one in now.ranked]
        after = [one.case for one in ranking.rearrange(listed, [str(c) for c in cases])]
        touched = ranking.find_crossed(before, after)
        for one in now.ranked:
            if str(one.pk) in touched:
                _require_part(now, by, one)
        _place(now, after)
        act.before = {"order": _name_cases(now, before)}
        act.after = {"order": _name_cases(now, after)}


def give_reason(
    meeting: Meeting,
    ranked: int,
    reason: str,
    *,
    returned: bool = False,
    by: Actor,
    at: datetime,
) -> None:
    """Write the reason for a case's place, or for sending it back to the authority."""
    with stepping(meeting, "give_reason", by=by, at=at, reason=reason) as (act, now):
        move_meeting(now, "rank", act)
        _require_seat(now, by)
        one = find_case(now, ranked)
        _require_part(now, by, one)
        act.before = {"reason": one.reason, "returned": one.returned}
        if one.returned != returned:
            now.meeting.version += 1
            now.meeting.save()
        one.reason, one.returned = reason.strip(), returned
        one.save()
        act.after = {"case": one.application.case_id, "returned": returned}


def mark_areas(
    meeting: Meeting, ranked: int, areas: Sequence[str], *, by: Actor, at: datetime
) -> None:
    """Mark which areas of smart specialisation a case is in, for the balance of all."""
    with stepping(meeting, "mark_areas", by=by, at=at) as (act, now):
        move_meeting(now, "mark_areas", act)
        one = find_case(now, ranked)
        _require_part(now, by, one)
        act.before, act.after = {"areas": one.areas}, {"areas": list(areas)}
        one.areas = list(areas)
        one.save()


def settle(meeting: Meeting, *, seen: int, by: Actor, at: datetime) -> None:
    """Fix the order: where the line is stands still from now on.

    Raise OrderChangedError when the order is not the one that was seen, and
    StepRefusedError until everything that it requires is so.
    """
    with stepping(meeting, "adjourn", by=by, at=at) as (act, now):
        if now.meeting.version != seen:
            raise OrderChangedError
        order = now.order
        move_meeting(now, "adjourn", act)
        _require_seat(now, by)
        for line in order.lines:
            Ranked.objects.filter(pk=int(line.candidate.case)).update(
                within=line.within
            )
        now.meeting.money, now.meeting.settled = now.money, at
        now.meeting.save()
        settled = read_sitting(now.meeting)
        act.after = {
            **act.after,
            "money": f"{now.money:f}",
            "within": _name_cases(
                settled, [str(o.pk) for o in settled.ranked if o.within]
            ),
            "beyond": _name_cases(
                settled, [str(o.pk) for o in settled.ranked if o.within is False]
            ),
        }


def _require_seat(now: Sitting, by: Actor) -> None:
    """Let only those prioritise in a consultation whose interests were looked at."""
    if now.consults and now.member(by.person) is None:
        raise AgendaError(
            Text(
                sv="Du står inte som deltagare i samrådet. Be sekreteraren ändra "
                "dagordningen, så att frågan om jäv prövas först.",
                en="You are not listed in the consultation. Ask the secretary to "
                "change the agenda, so that the question of interest is looked at "
                "first.",
            )
        )


def _require_part(now: Sitting, by: Actor, one: Ranked) -> None:
    if now.is_recused(by.person, one):
        raise RecusedError(one.papers["title"])
    # A member's interest is asked and answered; others have no such way to be heard.
    if now.member(by.person) is None:
        require_impartial(one.application, by)


def _place(now: Sitting, order: Sequence[str]) -> None:
    by_key = {str(one.pk): one for one in now.ranked}
    for position, key in enumerate(order, 1):
        by_key[key].position = position
    Ranked.objects.bulk_update(by_key.values(), ["position"])
    now.meeting.version += 1
    now.meeting.save()


def _name_cases(now: Sitting, keys: Sequence[str]) -> list[str]:
    by_key = {str(one.pk): one for one in now.ranked}
    return [by_key[key].application.case_id for key in keys]
