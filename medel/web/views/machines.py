"""What is read by machines: robots.txt, site map, the icon of the site."""

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING, Any

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
)
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse

from medel.core.texts import Language
from medel.programmes.catalogue import installed
from medel.programmes.programme import Programme
from medel.projects.organisations import read_entries
from medel.projects.places import count_spots
from medel.projects.queries import count_projects, read_codes
from medel.web.access import public
from medel.web.addresses import addresses
from medel.web.views.spots import addresses_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

# Two languages of each page; the protocol allows 50,000 addresses a file.
PAGES_PER_FILE = 20_000
PLAIN = (
    *("home", "programmes", "projects", "glossary", "about", "accessibility"),
    *("privacy", "open_data", "search_help", "places", "quality"),
)
OF_PROGRAMME = (
    *("programme", "area", "idea", "idea_sheet", "financing", "plan", "calls"),
    "public_meetings",
)
LISTS = {
    "need": "needs",
    "specialisation": "specialisation_areas",
    "policy_objective": "policy_objectives",
    "theme": "themes",
    "objective": "specific_objectives",
    "call": "calls",
}
XML = "application/xml"


@public
def robots(request: HttpRequest) -> HttpResponse:
    """Let every robot read everything, and show it the site map."""
    return render(request, "medel/robots.txt", content_type="text/plain")


@public
def favicon(request: HttpRequest) -> HttpResponse:
    """Lead browsers that ask for the old icon to ours."""
    del request
    return HttpResponsePermanentRedirect(static("medel/mark.svg"))


@public
def sitemap(request: HttpRequest) -> HttpResponse:
    """List the parts of the site map: pages, then projects, then organisations."""
    parts = range(sum(_count_parts()) + 1)
    told = {"parts": [reverse("sitemap_part", kwargs={"number": n}) for n in parts]}
    return render(request, "medel/sitemap_index.xml", told, content_type=XML)


@public
def sitemap_part(request: HttpRequest, number: int) -> HttpResponse:
    """List every page once, with its address in each language."""
    pages = list(_list_part(number))
    pairs = list(product(pages, [str(one) for one in Language]))
    told = {"pairs": pairs}
    return render(request, "medel/sitemap.xml", told, content_type=XML)


def _list_part(number: int) -> Iterator[dict[str, str]]:
    if number == 0:
        return _list_pages()
    projects, organisations = _count_parts()
    if number > projects + organisations:
        raise Http404
    if number <= projects:
        return _list_each("project", read_codes(), number)
    return _list_each("organisation", read_entries(), number - projects)


def _count_parts() -> tuple[int, int]:
    """Count the files that projects and organisations need."""
    counts = count_projects(), read_entries().count()
    projects, organisations = (-(-count // PAGES_PER_FILE) for count in counts)
    return projects, organisations


def _list_pages() -> Iterator[dict[str, str]]:
    yield from map(addresses, PLAIN)
    yield from (addresses_of(spot) for spot, _ in count_spots())
    for programme in installed().values():
        yield from _list_programme(programme)


def _list_programme(programme: Programme) -> Iterator[dict[str, str]]:
    for name in OF_PROGRAMME:
        yield addresses(name, programme=programme)
    for name, attribute in LISTS.items():
        for thing in getattr(programme, attribute):
            yield addresses(name, programme=programme, slug=thing)
    for county in programme.area.counties:
        yield addresses("county", programme=programme, slug=county)


def _list_each(
    name: str, rows: "QuerySet[Any]", number: int
) -> Iterator[dict[str, str]]:
    first = (number - 1) * PAGES_PER_FILE
    for code in rows.values_list("code", flat=True)[first : first + PAGES_PER_FILE]:
        yield addresses(name, code=code)
