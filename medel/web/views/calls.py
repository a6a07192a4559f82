"""Calls for applications that we know of, and the rounds of prioritisation."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from medel.programmes.programme import Programme
from medel.web.access import public
from medel.web.addresses import addresses, find_by_slug
from medel.web.page import Page, show
from medel.web.relations import relate
from medel.web.thing import describe_thing
from medel.web.trail import crumb_of_list, crumb_of_programme


@public
def calls(request: HttpRequest, programme: Programme) -> HttpResponse:
    """List the calls known so far, the newest first, and whether any is open."""
    today = timezone.localdate()
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
        open_calls=[call for call in programme.calls if call.is_open(on=today)],
        rounds=sorted(programme.rounds, key=lambda one: one.on, reverse=True),
    )


@public
def call(request: HttpRequest, programme: Programme, slug: str) -> HttpResponse:
    """Show one call: what for, who may apply, how much, and what came of it."""
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
