"""The minutes: written from what was recorded, read, signed or given back, kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from medel.decisions.actions import settling
from medel.decisions.protocols.document import write_document
from medel.decisions.queries.meetings import name_people, read_minutes
from medel.web.access import permitted
from medel.web.forms import attempt
from medel.web.keys import read_key
from medel.web.meetings.acting import take_seat
from medel.web.meetings.forms import MinutesForm, WhyForm
from medel.web.page import show
from medel.web.views.meetings.pages import asked, describe_part, go_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.forms import Form

    from medel.web.meetings.acting import Seat

SETTLED = {"adjourned", "minutes_written", "minutes_signed", "handed_over"}


@permitted("see_meetings")
def meeting_minutes(request: HttpRequest, number: int) -> HttpResponse:
    """Show the minutes, with what the reader can do with them now."""
    seat, act = take_seat(request, number), asked(request)
    if seat.meeting.state not in SETTLED:
        raise Http404
    written = MinutesForm(request.POST if act == "write" else None)
    why = WhyForm(request.POST if act == "return" else None)
    form: Form = {"write": written, "return": why}.get(act, WhyForm({"reason": "-"}))
    if act and form.is_valid():
        attempt(form, _choose(request, seat, act, form.cleaned_data))
        if not form.errors:
            after = "meeting" if act == "hand_over" else "meeting_minutes"
            return HttpResponseRedirect(go_to(after, seat))
    seat = take_seat(request, number)
    page = describe_part(seat.meeting, _("Minutes"), "meeting_minutes", wrong=bool(act))
    keys = [x for one in seat.sitting.minutes for x in (one.written_by, one.signed_by)]
    return show(
        request,
        "meetings/minutes.html",
        page,
        seat=seat,
        sitting=seat.sitting,
        meeting=seat.meeting,
        form=form if act else None,
        written=written,
        why=why,
        names=name_people([one for one in keys if one]),
    )


@permitted("see_meetings")
def meeting_document(request: HttpRequest, number: int, version: int) -> HttpResponse:
    """Give one version of the minutes, byte for byte as it was written."""
    seat = take_seat(request, number)
    found = read_minutes(seat.meeting, version)
    if found is None:
        raise Http404
    answer = HttpResponse(bytes(found.document), content_type="application/pdf")
    name = f"{_('minutes')}-{seat.meeting.on}-{version}.pdf"
    answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


def _choose(
    request: HttpRequest, seat: Seat, act: str, told: dict[str, str]
) -> Callable[[], object]:
    held, at = seat.meeting, timezone.now()
    read = read_key(request.POST.get("number", ""))
    actions: dict[str, Callable[[], object]] = {
        "write": lambda: settling.write_minutes(
            held, told["remarks"], write_document, by=seat.actor("write_minutes"), at=at
        ),
        "return": lambda: settling.return_minutes(
            held, told["reason"], by=seat.actor("return_minutes"), at=at
        ),
        "sign": lambda: settling.sign_minutes(
            held, read, by=seat.actor("sign_minutes"), at=at
        ),
        "hand_over": lambda: settling.hand_over(
            held, by=seat.actor("hand_over"), at=at
        ),
    }
    if act not in actions:
        raise Http404
    return actions[act]
