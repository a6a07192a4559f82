"""The area of a programme and its counties."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from medel.programmes.area import County
from medel.programmes.programme import Programme
from medel.projects.queries import read_latest, summarise
from medel.projects.selection import Selection
from medel.web.access import public
from medel.web.addresses import addresses, find_by_slug
from medel.web.drawing.maps import draw_counties, draw_towns
from medel.web.page import Page, language, show
from medel.web.trail import crumb_of_list, crumb_of_programme

LATEST = 5


@public
def area(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Show the counties of a programme on a map and in a table."""
    page = Page(
        title=_("The area: %(name)s")
        % {"name": programme.identity.short_name.to(language())},
        description=_("The counties and municipalities that the programme covers."),
        addresses=addresses("area", programme=programme),
        section="programme",
        programme=programme,
        crumbs=(crumb_of_programme(programme),),
    )
    return show(request, "area.html", page, map=draw_counties(programme))


@public
def county(request: HttpRequest, programme: Programme, slug: str) -> HttpResponse:
    """Show a county: its codes, municipalities, and the projects we know of there."""
    found = find_by_slug(programme.area.counties, slug)
    selection = select_county(programme, found)
    page = Page(
        title=found.name.to(language()),
        description=_("%(county)s in the programme %(programme)s.")
        % {
            "county": found.name.to(language()),
            "programme": programme.identity.short_name.to(language()),
        },
        addresses=addresses("county", programme=programme, slug=found),
        section="programme",
        programme=programme,
        crumbs=(crumb_of_programme(programme), crumb_of_list("area", programme)),
    )
    return show(
        request,
        "county.html",
        page,
        county=found,
        canvas=draw_towns(programme, found),
        known=summarise(selection),
        query=selection.write(),
        latest=read_latest(programme.code, county=found.code, limit=LATEST),
    )


def select_county(programme: Programme, county: County) -> Selection:
    """Select a programme's projects in one county."""
    return Selection({"programme": (programme.code,), "county": (county.code,)})
