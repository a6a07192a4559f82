"""A programme, its needs and its areas of smart specialisation."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from medel.programmes.catalogue import installed
from medel.programmes.programme import Programme
from medel.web.access import public
from medel.web.addresses import addresses, find_by_slug
from medel.web.drawing.maps import draw_counties
from medel.web.linked_data import describe_programme
from medel.web.money import tell_money
from medel.web.page import Page, language, show
from medel.web.parameters import group_parameters
from medel.web.relations import relate
from medel.web.thing import describe_thing


@public
def programmes(request: HttpRequest) -> HttpResponse:
    """List the programmes of this installation."""
    page = Page(
        title=_("Programmes"),
        description=_("The programmes that this site describes."),
        addresses=addresses("programmes"),
        section="programme",
    )
    return show(request, "programmes.html", page, programmes=installed().values())


@public
def programme(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Show all facts of a programme, each with its source."""
    today = timezone.localdate()
    page = Page(
        title=programme.identity.name.to(language()),
        description=programme.identity.lead.to(language()),
        addresses=addresses("programme", programme=programme),
        section="programme",
        programme=programme,
        linked_data=describe_programme(programme),
    )
    return show(
        request,
        "programme.html",
        page,
        money=tell_money(programme, on=today),
        map=draw_counties(programme),
        groups=group_parameters(programme, on=today),
    )


@public
def need(request: HttpRequest, programme: Programme, slug: str) -> HttpResponse:
    """Show a need, and what the programme pays for to meet it."""
    found = find_by_slug(programme.needs, slug)
    page = describe_thing(
        "need", programme, found, title=found.name, description=found.summary
    )
    areas = found.specialisation_areas
    related = relate(programme, found.objectives, areas=areas)
    return show(request, "need.html", page, need=found, related=related)


@public
def specialisation(
    request: HttpRequest, programme: Programme, slug: str
) -> HttpResponse:
    """Show an area of smart specialisation, with its needs and objectives."""
    found = find_by_slug(programme.specialisation_areas, slug)
    page = describe_thing(
        "specialisation", programme, found, title=found.name, description=found.summary
    )
    related = relate(programme, found.objectives, area=found.code)
    return show(request, "specialisation.html", page, area=found, related=related)
