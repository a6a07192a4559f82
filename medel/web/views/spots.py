"""Places of the bank: every county and municipality, whatever the programme."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from medel.core.alphabet import sort_key
from medel.programmes.area import County
from medel.programmes.catalogue import installed
from medel.programmes.programme import Programme
from medel.projects.places import (
    Spot,
    account_for_place,
    count_spots,
    find_spot,
)
from medel.projects.selection import Selection
from medel.web.access import public
from medel.web.addresses import addresses
from medel.web.linked_data import describe_place
from medel.web.page import Crumb, Page, show
from medel.web.trail import crumb_of_list, crumb_of_spot


def addresses_of(spot: Spot) -> dict[str, str]:
    """Give a place's address in each language: its name and its code."""
    return addresses("place", slug=f"{slugify(spot.name)}-{spot.code}")


@public
def places(request: HttpRequest) -> HttpResponse:
    """List the counties and municipalities that have projects."""
    page = Page(
        title=_("Places"),
        description=_("Counties and municipalities with projects that we know of."),
        addresses=addresses("places"),
        section="projects",
        crumbs=(crumb_of_list("projects"),),
    )
    counted = count_spots()
    counties = [
        (spot, count, _list_towns(counted, spot))
        for spot, count in counted
        if spot.is_county
    ]
    return show(request, "places.html", page, counties=counties)


@public
def place(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a county or a municipality: its projects, sums and periods."""
    spot = find_spot(slug.rpartition("-")[2])
    if spot is None:
        raise Http404
    name = "county" if spot.is_county else "municipality"
    page = Page(
        title=spot.name,
        description=_("Projects with EU support in %(place)s.") % {"place": spot.name},
        addresses=addresses_of(spot),
        section="projects",
        crumbs=(crumb_of_list("projects"), crumb_of_list("places"), *_county(spot)),
        linked_data=describe_place(spot),
    )
    account = account_for_place(spot)
    return show(
        request,
        "place.html",
        page,
        spot=spot,
        account=account,
        towns=sorted(account.towns, key=lambda one: sort_key(one[0].name)),
        query=Selection({name: (spot.code,)}).write(),
        of=_find_programmes(spot),
    )


def _county(spot: Spot) -> tuple[Crumb, ...]:
    county = None if spot.is_county else find_spot(spot.county)
    return (crumb_of_spot(county),) if county else ()


def _list_towns(
    counted: list[tuple[Spot, int]], county: Spot
) -> list[tuple[Spot, int]]:
    """List the municipalities of a county by name."""
    here = (
        (spot, count)
        for spot, count in counted
        if not spot.is_county and spot.county == county.code
    )
    return sorted(here, key=lambda one: sort_key(one[0].name))


def _find_programmes(spot: Spot) -> list[tuple[Programme, County]]:
    """Find the installed programmes that cover the place, with their county of it."""
    found = ((one, one.county(spot.county)) for one in installed().values())
    return [(programme, county) for programme, county in found if county]
