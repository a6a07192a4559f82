"""Does my idea fit: a form, the answer, and a sheet to print. Nothing is kept."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from medel.applications.queries.calls_to_apply import open_calls
from medel.ideas.answer import GUIDANCE
from medel.ideas.queries import check_idea
from medel.ideas.sheet import fill_sheet
from medel.programmes.programme import Programme
from medel.web.access import public_form
from medel.web.addresses import addresses
from medel.web.idea_answer import ShownAnswer
from medel.web.idea_form import IdeaForm
from medel.web.page import Crumb, Page, show
from medel.web.trail import crumb_of_programme

UNREADABLE = 422


@public_form
def idea(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Ask for an idea; answer one that is sent, or say what is wrong with it."""
    sent = request.method == "POST"
    form = IdeaForm.read(request.POST)
    errors = form.errors if sent else {}
    answer = None
    if sent and not errors:
        found = check_idea(form.idea, programme, on=timezone.localdate())
        answer = ShownAnswer(found, open_calls(at=timezone.now()))
    inside, outside = form.list_counties(programme)
    page = show(
        request,
        "idea.html",
        _describe(programme),
        form=form,
        errors=errors,
        shown=answer,
        inside=inside,
        outside=outside,
        guidance=GUIDANCE,
        other=_describe_other(programme),
    )
    return _finish(page, unreadable=bool(errors), sent=sent)


@public_form
def idea_sheet(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Show an idea, or an empty sheet, in the order in which the authority asks."""
    form = IdeaForm.read(request.POST)
    errors = form.errors if form.text else {}
    today = timezone.localdate()
    found = None
    if form.text and not errors:
        found = check_idea(form.idea, programme, on=today)
    page = Page(
        title=_("Idea sheet"),
        description=_("Your idea in the order in which the authority asks."),
        addresses=addresses("idea_sheet", programme=programme),
        section="idea",
        programme=programme,
        crumbs=(crumb_of_programme(programme), _crumb(programme)),
    )
    shown = show(
        request, "idea_sheet.html", page, sheet=fill_sheet(found), form=form, day=today
    )
    return _finish(shown, unreadable=bool(errors), sent=request.method == "POST")


def _describe(programme: Programme) -> Page:
    return Page(
        title=_("Does my idea fit?"),
        description=_("Describe your idea and see at once what it fits, and why."),
        addresses=addresses("idea", programme=programme),
        section="idea",
        programme=programme,
        crumbs=(crumb_of_programme(programme),),
    )


def _crumb(programme: Programme) -> Crumb:
    page = _describe(programme)
    return Crumb(page.title, page.here)


def _finish(page: HttpResponse, *, unreadable: bool, sent: bool) -> HttpResponse:
    """Forbid keeping an answer; say in the status that something was wrong."""
    if sent:
        page.headers["Cache-Control"] = "no-store"
    if unreadable:
        page.status_code = UNREADABLE
    return page


def _describe_other(programme: Programme) -> str:
    """Give the form's address in the other language, to send the same idea there."""
    page = _describe(programme)
    return next(href for href in page.addresses.values() if href != page.here)
