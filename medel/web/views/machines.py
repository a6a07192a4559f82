"""What is read by machines: robots.txt, site map, the icon of the site."""

from collections.abc import Iterator
from itertools import product

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
from medel.projects.queries import count_projects, read_codes
from medel.web.access import public
from medel.web.addresses import addresses

# Two languages of each page; the protocol allows 50,000 addresses a file.
PAGES_PER_FILE = 20_000
PLAIN = (
    *("home", "programmes", "projects", "glossary", "about", "accessibility"),
    *("privacy", "open_data", "search_help"),
)
OF_PROGRAMME = ("programme", "area", "financing", "calls")
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
    """List the parts of the site map: the pages, then the projects in files."""
    parts = range(1 + -(-count_projects() // PAGES_PER_FILE))
    told = {"parts": [reverse("sitemap_part", kwargs={"number": n}) for n in parts]}
    return render(request, "medel/sitemap_index.xml", told, content_type=XML)


@public
def sitemap_part(request: HttpRequest, number: int) -> HttpResponse:
    """List every page once, with its address in each language."""
    if number > -(-count_projects() // PAGES_PER_FILE):
        raise Http404
    pages = list(_list_pages() if number == 0 else _list_projects(number))
    pairs = list(product(pages, [str(one) for one in Language]))
    told = {"pairs": pairs}
    return render(request, "medel/sitemap.xml", told, content_type=XML)


def _list_pages() -> Iterator[dict[str, str]]:
    yield from map(addresses, PLAIN)
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


def _list_projects(number: int) -> Iterator[dict[str, str]]:
    first = (number - 1) * PAGES_PER_FILE
    for project in read_codes()[first : first + PAGES_PER_FILE]:
        yield addresses("project", code=project.code)
