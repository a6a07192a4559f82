"""Members' interests: flagged by Medel, declared by the member, answered by others."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from medel.core.texts import Text
from medel.decisions.actions.meeting_steps import move_meeting, stepping
from medel.decisions.concern import Found, Taker, find_likeness
from medel.decisions.models import Interest, Meeting, Member, Ranked
from medel.decisions.refusals import AgendaError, OwnInterestError
from medel.decisions.sitting import Sitting
from medel.journal.acts import Actor
from medel.parties.queries import organisations

LONGEST = 2000


def flag_all(meeting: Meeting, *, at: datetime) -> int:
    """Flag every member whose organisation takes part in a case, or looks like it.

    Applicants, partners, cooperating parties and financiers count. A flag is a
    question; until it is answered the member stands aside. Flags that rest on nothing
    any more, and that nobody has answered, are taken away.
    """
    members, ranked = list(meeting.members.all()), list(meeting.ranked.all())
    own = _read_own(members)
    kept = {
        (one.member_id, one.application_id): one
        for one in Interest.objects.filter(member__meeting=meeting)
    }
    found = {
        (member.pk, one.application_id): likeness
        for member in members
        for one in ranked
        if (likeness := find_likeness(own[member.pk], _list_takers(one)))
    }
    _drop_empty(kept, found)
    new = [key for key in found if key not in kept]
    Interest.objects.bulk_create(_flag(key, found[key], at) for key in new)
    return len(new)


def _flag(key: tuple[int, int], found: Sequence[Found], at: datetime) -> Interest:
    member, application = key
    told = [one.as_json() for one in found]
    return Interest(
        member_id=member, application_id=application, declared=False, found=told, at=at
    )


def _drop_empty(
    kept: Mapping[tuple[int, int], Interest], found: Mapping[tuple[int, int], object]
) -> None:
    gone = [
        one.pk
        for key, one in kept.items()
        if key not in found and not one.declared and one.is_open
    ]
    Interest.objects.filter(pk__in=gone).delete()


def _read_own(members: Sequence[Member]) -> dict[int, list[Taker]]:
    keys = {int(key) for one in members for key in one.organisations}
    known = {
        one.pk: Taker("member", one.name, one.number)
        for one in organisations().filter(pk__in=keys)
    }
    return {
        one.pk: [known[int(key)] for key in one.organisations if int(key) in known]
        for one in members
    }


def _list_takers(ranked: Ranked) -> list[Taker]:
    return [Taker(*one) for one in ranked.papers["takers"]]


def declare(
    meeting: Meeting, ranked: int, reason: str, *, by: Actor, at: datetime
) -> None:
    """Declare an interest of one's own in a case, and step aside."""
    with stepping(meeting, "declare_interest", by=by, at=at, reason=reason) as (
        act,
        now,
    ):
        member, one = _require_member(now, by.person), find_case(now, ranked)
        given = {"interest"} if reason.strip() else ()
        move_meeting(now, "declare_interest", act, given=given)
        Interest.objects.update_or_create(
            member=member,
            application_id=one.application_id,
            defaults={
                "declared": True,
                "reason": reason.strip()[:LONGEST],
                "recused": at,
                "dismissed": None,
                "answer": "",
            },
            create_defaults={
                "declared": True,
                "reason": reason.strip()[:LONGEST],
                "recused": at,
                "at": at,
            },
        )
        act.after = {"member": member.person, "case": one.application.case_id}


def step_aside(
    meeting: Meeting, chosen: Collection[int], *, by: Actor, at: datetime
) -> None:
    """Step aside in cases that Medel has flagged."""
    with stepping(meeting, "step_aside", by=by, at=at) as (act, now):
        held = [_find_interest(now, one) for one in chosen]
        member = _require_member(now, by.person)
        if not held or {one.member_id for one in held} != {member.pk}:
            raise AgendaError(
                Text(
                    sv="Välj minst ett ärende där frågan gäller dig själv.",
                    en="Choose at least one case where the question is your own.",
                )
            )
        move_meeting(now, "declare_interest", act, given={"interest"})
        for one in held:
            _recuse(one, at)
        act.after = {"interests": [one.pk for one in held], "member": member.person}


def answer_interests(
    meeting: Meeting,
    chosen: Collection[int],
    reason: str,
    *,
    aside: bool,
    by: Actor,
    at: datetime,
) -> None:
    """Settle, with a reason, whether members stand aside in the cases that are asked.

    Nobody settles a question of their own: raise OwnInterestError.
    """
    with stepping(meeting, "answer_interest", by=by, at=at, reason=reason) as (
        act,
        now,
    ):
        held = [_find_interest(now, one) for one in chosen]
        own = now.member(by.person)
        if own and own.pk in {one.member_id for one in held}:
            raise OwnInterestError
        if not held:
            raise AgendaError(
                Text(sv="Välj minst ett ärende.", en="Choose at least one case.")
            )
        move_meeting(now, "answer_interest", act)
        for one in held:
            _answer(one, reason, at, aside=aside)
        act.after = {"interests": [one.pk for one in held], "aside": aside}


def _answer(interest: Interest, reason: str, at: datetime, *, aside: bool) -> None:
    interest.recused, interest.dismissed = (at, None) if aside else (None, at)
    interest.answer = reason.strip()[:LONGEST]
    interest.save()


def _recuse(interest: Interest, at: datetime) -> None:
    interest.recused, interest.dismissed, interest.answer = at, None, ""
    interest.save()


def _require_member(now: Sitting, person: str) -> Member:
    member = now.member(person)
    if member is None:
        raise AgendaError(
            Text(
                sv="Du är inte ledamot på mötet.",
                en="You are not a member of the meeting.",
            )
        )
    return member


def find_case(now: Sitting, ranked: int) -> Ranked:
    """Find a case on the agenda; raise AgendaError when it is not there."""
    found = next((one for one in now.ranked if one.pk == ranked), None)
    if found is None:
        raise AgendaError(
            Text(
                sv="Ärendet står inte på mötets dagordning.",
                en="The case is not on the agenda of the meeting.",
            )
        )
    return found


def _find_interest(now: Sitting, interest: int) -> Interest:
    found = next((one for one in now.interests if one.pk == interest), None)
    if found is None:
        raise AgendaError(
            Text(sv="Frågan om jäv finns inte kvar.", en="That question is gone.")
        )
    return found
