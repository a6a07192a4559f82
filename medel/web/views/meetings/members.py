"""Who takes part in a meeting: attendance, and every question of interest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from medel.decisions.actions import interests, ordering
from medel.decisions.queries.meetings import name_organisations, name_people
from medel.web.access import permitted
from medel.web.keys import read_key
from medel.web.meetings.acting import take_seat
from medel.web.page import show
from medel.web.views.meetings.pages import asked, describe_part, do, go_to

if TYPE_CHECKING:
    from medel.core.errors import MedelError
    from medel.decisions.models import Interest, Member, Ranked
    from medel.decisions.sitting import Sitting
    from medel.web.meetings.acting import Seat


@permitted("see_meetings")
def meeting_members(request: HttpRequest, number: int) -> HttpResponse:
    """Show and note who is there, and ask or answer who has an interest in what."""
    seat, refusal = take_seat(request, number), None
    if request.method == "POST":
        done = _act(request, seat)
        if isinstance(done, HttpResponseRedirect):
            return done
        refusal, seat = done, take_seat(request, number)
    sitting = seat.sitting
    page = describe_part(
        seat.meeting, _("Members and interests"), "meeting_members",
        wrong=refusal is not None,
    )  # fmt: skip
    keys = {int(key) for one in sitting.members for key in one.organisations}
    own = name_organisations(keys)
    return show(
        request,
        "meetings/members.html",
        page,
        seat=seat,
        sitting=sitting,
        meeting=seat.meeting,
        members=[
            (one, [own[int(key)] for key in one.organisations if int(key) in own])
            for one in sitting.members
        ],
        names=name_people([one.person for one in sitting.members]),
        asked=[
            (one, held, any(not interest.recused for interest, __ in held))
            for one in sitting.members
            if (held := _list(sitting, one))
        ],
        refusal=refusal,
    )


def _list(sitting: Sitting, member: Member) -> list[tuple[Interest, Ranked]]:
    """List a member's interests with their cases, in the order of the list."""
    own = {one.application_id: one for one in sitting.interests_of(member)}
    return [
        (own[one.application_id], one)
        for one in sitting.ranked
        if one.application_id in own
    ]


def _act(request: HttpRequest, seat: Seat) -> HttpResponseRedirect | MedelError:
    held, at, act = seat.meeting, timezone.now(), asked(request)
    after = go_to("meeting_members", seat)
    if act == "attendance":
        there, by = _read_keys(request, "present"), seat.actor("note_attendance")
        return do(lambda: ordering.note_attendance(held, there, by=by, at=at), after)
    chosen = _read_keys(request, "interest")
    if act == "aside":
        by = seat.actor("declare_interest")
        return do(lambda: interests.step_aside(held, chosen, by=by, at=at), after)
    by, why = seat.actor("answer_interest"), request.POST.get("reason", "")
    return do(
        lambda: interests.answer_interests(
            held, chosen, why, aside=act == "recuse", by=by, at=at
        ),
        after,
    )


def _read_keys(request: HttpRequest, name: str) -> set[int]:
    stated = request.POST.getlist(name)
    return {read_key(one) for one in stated}
