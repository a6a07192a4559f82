"""The ranked list with its money line, and one case of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from medel.applications.actions.sections import name_case
from medel.core.errors import MedelError
from medel.decisions import ranking
from medel.decisions.actions import interests, meetings, ordering, settling
from medel.decisions.checks import list_checks
from medel.decisions.queries.meetings import name_people
from medel.decisions.sitting import describe as describe_case
from medel.programmes.catalogue import installed
from medel.rules.steps import read_table
from medel.web.access import permitted
from medel.web.forms import attempt
from medel.web.meetings.acting import take_seat
from medel.web.meetings.board import lay_out, name_counties, read_tried
from medel.web.meetings.forms import PlaceForm, WhyForm, list_areas
from medel.web.meetings.summons import tell_members
from medel.web.page import language, show
from medel.web.views.meetings.pages import asked, describe_part, do, go_to, name_day
from medel.web.views.meetings.pages import describe as describe_page
from medel.web.watching import note_read

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from medel.decisions.models import Ranked
    from medel.web.meetings.acting import Seat
    from medel.web.page import Page

LONGEST_VERSION = 9


@permitted("see_meetings")
def meeting(request: HttpRequest, number: int) -> HttpResponse:
    """Show the ranked list, or an order that is tried and changes nothing."""
    seat, refusal = take_seat(request, number), None
    if request.method == "POST":
        done = do(_choose(request, seat), go_to("meeting", seat))
        if isinstance(done, HttpResponseRedirect):
            if asked(request) == "summon":
                tell_members(request, seat.meeting)
            return done
        refusal, seat = done, take_seat(request, number)
    return _show(request, seat, refusal)


def _show(request: HttpRequest, seat: Seat, refusal: MedelError | None) -> HttpResponse:
    tried = read_tried(request.GET.get("try", ""))
    sitting, held = seat.sitting, seat.meeting
    checks = list_checks(sitting)
    return show(
        request,
        "meetings/meeting.html",
        describe_page(
            name_day(held), "meeting", number=held.pk, wrong=refusal is not None
        ),
        seat=seat,
        sitting=sitting,
        meeting=held,
        board=lay_out(sitting, tried, seat.person),
        trying="try" in request.GET,
        returned=[one for one in sitting.ranked if one.returned],
        gone=[o for o in sitting.ranked if not sitting.competes(o) and not o.returned],
        checks=checks,
        ready=all(one.met for one in checks),
        state=read_table("meeting").state(held.state),
        refusal=refusal,
        names=name_people([one.person for one in sitting.members]),
    )


def _choose(request: HttpRequest, seat: Seat) -> Callable[[], object]:
    """Choose the action of the button that was pressed; 404 for none of ours."""
    held, at, seen = seat.meeting, timezone.now(), _read_version(request)
    order = [int(one) for one in read_tried(request.POST.get("order", ""))]
    actions: dict[str, Callable[[], object]] = {
        "summon": lambda: meetings.summon(held, by=seat.actor("summon"), at=at),
        "open": lambda: ordering.open_meeting(held, by=seat.actor("open"), at=at),
        "rank": lambda: ordering.rank(
            held, order, seen=seen, by=seat.actor("rank"), at=at
        ),
        "settle": lambda: ordering.settle(
            held, seen=seen, by=seat.actor("adjourn"), at=at
        ),
        "hand_over": lambda: settling.hand_over(
            held, by=seat.actor("hand_over"), at=at
        ),
    }
    if asked(request) not in actions:
        raise Http404
    return actions[asked(request)]


def _read_version(request: HttpRequest) -> int:
    stated = request.POST.get("version", "")
    short = stated.isascii() and stated.isdigit() and len(stated) <= LONGEST_VERSION
    return int(stated) if short else -1


@permitted("see_meetings")
def meeting_case(request: HttpRequest, number: int, case: str) -> HttpResponse:
    """Show one case of a meeting: its place and reason, and who stands aside."""
    seat = take_seat(request, number)
    one = _find(seat, case)
    note_read(request, name_case(one.application), "meeting.case", seat.actor("read"))
    held, at, act = seat.meeting, timezone.now(), asked(request)
    mine = seat.sitting.is_recused(seat.person, one)
    place = PlaceForm(
        request.POST if act == "reason" else None,
        initial={"reason": "" if mine else one.reason, "returned": one.returned},
    )
    own = WhyForm(request.POST if act == "declare" else None, prefix="own")
    if act == "reason" and place.is_valid():
        told, by = place.cleaned_data, seat.actor("rank")
        reason, back = told["reason"], told["returned"]
        attempt(
            place,
            lambda: ordering.give_reason(
                held, one.pk, reason, returned=back, by=by, at=at
            ),
        )
    if act == "declare" and own.is_valid():
        why, by = own.cleaned_data["reason"], seat.actor("declare_interest")
        attempt(own, lambda: interests.declare(held, one.pk, why, by=by, at=at))
    refusal = _do_simple(request, seat, one)
    wrong = bool(place.errors or own.errors or refusal)
    if act and not wrong:
        return HttpResponseRedirect(go_to("meeting_case", seat, case=case))
    page = describe_part(
        held, one.papers["title"], "meeting_case", wrong=wrong, case=case
    )
    seat = take_seat(request, number) if wrong else seat
    forms = {"place": place, "own": own, "refusal": refusal}
    return _show_case(request, page, seat, _find(seat, case), forms)


def _do_simple(request: HttpRequest, seat: Seat, one: Ranked) -> MedelError | None:
    """Do what the buttons without a form of their own ask: a place, the areas."""
    held, at, act = seat.meeting, timezone.now(), asked(request)
    if act not in {"place", "areas"}:
        return None
    try:
        if act == "place":
            keys = _place(seat, one, request.POST.get("position", ""))
            by = seat.actor("rank")
            ordering.rank(held, keys, seen=_read_version(request), by=by, at=at)
        else:
            known = {code for code, _ in _areas(seat)}
            chosen = [x for x in request.POST.getlist("areas") if x in known]
            by = seat.actor("mark_areas")
            ordering.mark_areas(held, one.pk, chosen, by=by, at=at)
    except MedelError as refusal:
        return refusal
    return None


def _place(seat: Seat, one: Ranked, stated: str) -> list[int]:
    """Give the order with a case moved to a stated place; nonsense moves nothing."""
    listed = [describe_case(each) for each in seat.sitting.contested]
    short = stated.isascii() and stated.isdigit() and len(stated) <= LONGEST_VERSION
    if short:
        listed = ranking.move(listed, str(one.pk), int(stated))
    return [int(each.case) for each in listed]


def _areas(seat: Seat) -> list[tuple[str, str]]:
    return list_areas(installed()[seat.meeting.programme], language())


def _find(seat: Seat, case: str) -> Ranked:
    for one in seat.sitting.ranked:
        if one.application.case_id == case:
            return one
    raise Http404


def _show_case(
    request: HttpRequest,
    page: Page,
    seat: Seat,
    one: Ranked,
    forms: Mapping[str, object],
) -> HttpResponse:
    sitting, programme = seat.sitting, installed()[seat.meeting.programme]
    listed = [describe_case(each) for each in sitting.contested]
    competes = sitting.competes(one)
    place = [each.case for each in listed].index(str(one.pk)) + 1 if competes else 0
    return show(
        request,
        "meetings/case.html",
        page,
        seat=seat,
        sitting=sitting,
        meeting=seat.meeting,
        one=one,
        position=place,
        places=range(1, len(listed) + 1),
        counties=name_counties(programme, one.papers["counties"]),
        areas=_areas(seat),
        interests=_tell_interests(seat, one),
        taking_part=len(sitting.taking_part(one)),
        quorate=sitting.is_quorate(one),
        mine=sitting.is_recused(seat.person, one),
        member=sitting.member(seat.person),
        statements=[(county, sitting.stated(county)) for county in sitting.regions],
        **forms,
    )


def _tell_interests(seat: Seat, one: Ranked) -> list[tuple[object, str]]:
    members = {each.pk: each.person for each in seat.sitting.members}
    held = seat.sitting.interests_in(one)
    names = name_people([members[each.member_id] for each in held])
    return [(each, names.get(members[each.member_id], "")) for each in held]
