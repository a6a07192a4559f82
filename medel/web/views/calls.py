"""Calls: those of this installation, those we know of, and the rounds."""

from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch
from django.utils import timezone
from django.utils.translation import gettext as _

from medel.applications.queries import calls as queries
from medel.decisions.queries.outcomes import count_outcomes
from medel.programmes.programme import Programme
from medel.web.access import public
from medel.web.addresses import address, addresses, find_by_slug
from medel.web.page import Page, language, show
from medel.web.relations import relate
from medel.web.templatetags.called import text_of
from medel.web.thing import describe_thing
from medel.web.trail import crumb_of_list, crumb_of_programme


@public
def calls(request: HttpRequest, programme: Programme) -> HttpResponse:
    """List the calls known so far, the newest first, and whether any is open."""
    today, now = timezone.localdate(), timezone.now()
    own = queries.read_public(programme.code, at=now)
    page = Page(
        title=_("Calls"),
        description=_(
            "When money could be applied for, for what, and what came of it."
        ),
        addresses=addresses("calls", programme=programme),
        section="calls",
        programme=programme,
        crumbs=(crumb_of_programme(programme),),
    )
    return show(
        request,
        "calls.html",
        page,
        calls=sorted(programme.calls, key=lambda call: call.code, reverse=True),
        open_calls=[
            *(one for one in own if one.state == "open"),
            *(call for call in programme.calls if call.is_open(on=today)),
        ],
        own=own,
        planned=queries.read_planned(programme.code, at=now),
        timetable_day=queries.find_timetable_day(programme.code),
        rounds=sorted(programme.rounds, key=lambda one: one.on, reverse=True),
    )


@public
def call(request: HttpRequest, programme: Programme, slug: str) -> HttpResponse:
    """Show one call: what for, who may apply, how much, and what came of it."""
    own = queries.find_public(programme.code, slug, at=timezone.now())
    if own is not None:
        return _show_own(request, programme, own)
    found = find_by_slug(programme.calls, slug)
    page = describe_thing(
        "call",
        programme,
        found,
        title=found.title,
        description=found.what,
        crumbs=(crumb_of_list("calls", programme),),
    )
    related = relate(programme, found.objectives)
    return show(request, "call.html", page, call=found, related=related)


def _show_own(
    request: HttpRequest, programme: Programme, own: queries.Standing
) -> HttpResponse:
    call = own.call
    page = Page(
        title=text_of(call, "title"),
        description=text_of(call, "summary"),
        addresses=addresses("call", programme=programme, slug=call.code),
        section="calls",
        programme=programme,
        crumbs=(crumb_of_programme(programme), crumb_of_list("calls", programme)),
    )
    return show(
        request,
        "calls/own.html",
        page,
        call=call,
        state=own.state,
        begin=_find_beginning(programme, call.code),
        changes=queries.read_changes(call),
        outcomes=count_outcomes(call),
        related=relate(programme, call.objectives),
    )


def _find_beginning(programme: Programme, code: str) -> str:
    """Give where an application is begun, if there is such a page."""
    try:
        return address("begin_application", language(), programme=programme, code=code)
    except NoReverseMatch:
        return ""
