"""What the order rests on: the published grounds and the regions' statements."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from medel.decisions.actions import meetings as actions
from medel.web.access import permitted
from medel.web.forms import attempt
from medel.web.meetings.acting import take_seat
from medel.web.meetings.forms import GroundsForm, StatementForm
from medel.web.page import language, show
from medel.web.views.meetings.pages import describe_part, go_to


@permitted("see_meetings")
def meeting_grounds(request: HttpRequest, number: int) -> HttpResponse:
    """Read the grounds of priority, or write and publish them."""
    seat = take_seat(request, number)
    held = seat.meeting
    form = GroundsForm(
        request.POST if request.method == "POST" else None,
        initial={"grounds": held.grounds},
    )
    if form.is_valid():
        by, grounds = seat.actor("publish_grounds"), form.cleaned_data["grounds"]
        attempt(
            form,
            lambda: actions.publish_grounds(held, grounds, by=by, at=timezone.now()),
        )
        if not form.errors:
            return HttpResponseRedirect(go_to("meeting", seat))
    page = describe_part(
        held, _("Grounds of priority"), "meeting_grounds", wrong=bool(form.errors)
    )
    return show(
        request, "meetings/grounds.html", page, form=form, seat=seat, meeting=held
    )


@permitted("see_meetings")
def meeting_statements(request: HttpRequest, number: int) -> HttpResponse:
    """Read what the regions say."""
    seat = take_seat(request, number)
    sitting = seat.sitting
    page = describe_part(
        seat.meeting, _("The regions' statements"), "meeting_statements"
    )
    return show(
        request,
        "meetings/statements.html",
        page,
        seat=seat,
        meeting=seat.meeting,
        statements=[(one, sitting.stated(one)) for one in sitting.regions],
    )


@permitted("see_meetings")
def meeting_statement(request: HttpRequest, number: int, county: str) -> HttpResponse:
    """Enter one region's statement, or that it gave none."""
    seat = take_seat(request, number)
    found = next((one for one in seat.sitting.regions if one.code == county), None)
    if found is None:
        raise Http404
    said = seat.sitting.stated(found)
    form = StatementForm(
        request.POST if request.method == "POST" else None,
        initial={"text": said.text if said else ""},
    )
    if form.is_valid():
        by, text = seat.actor("note_statement"), form.cleaned_data["text"]
        attempt(
            form,
            lambda: actions.note_statement(
                seat.meeting, found, text, by=by, at=timezone.now()
            ),
        )
        if not form.errors:
            return HttpResponseRedirect(go_to("meeting_statements", seat))
    title = _("Statement of the region in %s") % found.name.to(language())
    page = describe_part(
        seat.meeting, title, "meeting_statement", wrong=bool(form.errors), county=county
    )
    return show(request, "form.html", page, form=form, submit=_("Save"))
