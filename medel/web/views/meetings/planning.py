"""The list of meetings, planning a meeting, and changing its agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from medel.decisions.actions import meetings as actions
from medel.decisions.modes import Mode, find_value
from medel.decisions.queries import meetings as queries
from medel.parties.permissions import Subject, may
from medel.parties.states import Role
from medel.programmes.catalogue import installed
from medel.rules.steps import read_table
from medel.web.access import permitted, person_in, standing_in
from medel.web.acting import actor_in
from medel.web.addresses import address
from medel.web.forms import attempt
from medel.web.meetings.acting import list_overseen, take_seat
from medel.web.meetings.forms import AgendaForm, WhyForm
from medel.web.meetings.summons import tell_members
from medel.web.page import language, show
from medel.web.views.meetings.pages import describe, describe_part, go_to

if TYPE_CHECKING:
    from medel.applications.models import Call
    from medel.decisions.queries.meetings import Somebody

DEFAULT_SHARE = 2  # more than half must take part, if the secretary says nothing else


@permitted("see_meetings")
def meetings(request: HttpRequest) -> HttpResponse:
    """List the meetings that one may see, and the cases that wait for one."""
    standing, table = standing_in(request), read_table("meeting")
    overseen = list_overseen(standing)
    found = queries.list_meetings(overseen, str(person_in(request).pk))
    runs = may("run_meetings", standing)
    return show(
        request,
        "meetings/list.html",
        describe(_("Meetings"), "meetings"),
        meetings=[(one, table.state(one.state).name) for one in found],
        waiting=queries.list_waiting_calls(overseen) if runs else [],
    )


@permitted("run_meetings")
def plan_meeting(request: HttpRequest, number: int) -> HttpResponse:
    """Plan a meeting for a call's cases."""
    call = _find_call(request, number)
    people, cases = _list_people(call.programme), queries.list_ready(call)
    form = AgendaForm(
        request.POST if request.method == "POST" else None,
        people=people,
        cases=cases,
        initial={
            "members": [
                one.key for one in people if one.role == Role.PARTNERSHIP_MEMBER
            ],
            "cases": [str(one.pk) for one in cases],
            "quorum": _propose_quorum(people),
        },
    )
    if form.is_valid():
        by = actor_in(request, Role.SECRETARY, programme=call.programme)
        made = attempt(
            form,
            lambda: actions.plan_meeting(call, form.read(), by=by, at=timezone.now()),
        )
        if made:
            return HttpResponseRedirect(address("meeting", language(), number=made.pk))
    page = describe(
        _("Plan a meeting"), "plan_meeting", wrong=bool(form.errors), number=number
    )
    return show(request, "meetings/plan.html", page, form=form, call=call,
                mode=_tell_mode(call.programme), changes=False)  # fmt: skip


@permitted("run_meetings")
def meeting_agenda(request: HttpRequest, number: int) -> HttpResponse:
    """Change the agenda of a meeting, before it opens, with a reason."""
    seat = take_seat(request, number)
    held, sitting = seat.meeting, seat.sitting
    form = AgendaForm(
        request.POST if request.method == "POST" else None,
        people=_list_people(held.programme),
        cases=queries.list_ready(held.call, held),
        changes=True,
        initial={
            "on": held.on,
            "place": held.place,
            "quorum": held.quorum,
            "mode": held.mode if held.mode_reason else "",
            "mode_reason": held.mode_reason,
            "members": [one.person for one in sitting.members],
            "chair": next((o.person for o in sitting.members if o.chairs), ""),
            "cases": [str(one.application_id) for one in sitting.ranked],
        },
    )
    if form.is_valid():
        by, why = seat.actor("change_agenda"), form.cleaned_data["reason"]
        summoned = held.state != "planned"
        attempt(
            form,
            lambda: actions.change_agenda(
                held, form.read(), why, by=by, at=timezone.now()
            ),
        )
        if not form.errors:
            if summoned:
                tell_members(request, seat.meeting)
            return HttpResponseRedirect(go_to("meeting", seat))
    page = describe_part(
        held, _("Change the agenda"), "meeting_agenda", wrong=bool(form.errors)
    )
    return show(request, "meetings/plan.html", page, form=form, call=held.call,
                mode=_tell_mode(held.programme), changes=True)  # fmt: skip


@permitted("see_meetings")
def cancel_meeting(request: HttpRequest, number: int) -> HttpResponse:
    """Cancel a meeting, with a reason."""
    seat = take_seat(request, number)
    form = WhyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        by, why = seat.actor("cancel"), form.cleaned_data["reason"]
        summoned = seat.meeting.state != "planned"
        attempt(
            form,
            lambda: actions.cancel(seat.meeting, why, by=by, at=timezone.now()),
        )
        if not form.errors:
            if summoned:
                tell_members(request, seat.meeting)
            return HttpResponseRedirect(go_to("meeting", seat))
    page = describe_part(
        seat.meeting, _("Cancel the meeting"), "cancel_meeting", wrong=bool(form.errors)
    )
    return show(request, "form.html", page, form=form, submit=_("Cancel the meeting"))


def _find_call(request: HttpRequest, number: int) -> Call:
    call = queries.find_call(number)
    if call is None:
        raise Http404
    if not may("run_meetings", standing_in(request), Subject(call.programme)):
        raise Http404
    return call


def _list_people(programme: str) -> list[Somebody]:
    """List who can take part: the partnership, and for consultations who decides."""
    return [
        *queries.list_people(programme, Role.PARTNERSHIP_MEMBER),
        *queries.list_people(programme, Role.DECISION_MAKER),
    ]


def _propose_quorum(people: list[Somebody]) -> int:
    members = [one for one in people if one.role == Role.PARTNERSHIP_MEMBER]
    return len(members) // DEFAULT_SHARE + 1


def _tell_mode(programme: str) -> object:
    """Tell how the programme prioritises today, with its source and how sure it is."""
    on = timezone.localdate()
    value = find_value(programme, on=on)
    return {
        "value": value,
        "name": Mode(str(value.value)),
        "programme": cast("object", installed()[programme]),
    }
