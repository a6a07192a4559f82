"""The known projects: what a search finds, its charts, and a page for each."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.vary import vary_on_headers

from medel.programmes.catalogue import find_programme
from medel.projects.bank import find_similar, search_bank
from medel.projects.labels import name_values
from medel.projects.organisations import read_others
from medel.projects.persons import read_names
from medel.projects.queries import (
    NoSuchProjectError,
    find_project,
    has_fictitious,
    read_fictitious,
)
from medel.projects.selection import Selection
from medel.web.access import public
from medel.web.addresses import address, addresses, make_absolute
from medel.web.charts import NAMES, list_charts
from medel.web.citations import cite, report_error
from medel.web.context import find_origin
from medel.web.downloads import write_address
from medel.web.facets import list_facets, list_tags
from medel.web.linked_data import describe_project
from medel.web.page import Page, language, show
from medel.web.refusals import answer_selection
from medel.web.specification import specify
from medel.web.trail import crumb_of_list
from medel.web.views.results import find_size, show_as

if TYPE_CHECKING:
    from medel.projects.models import Project

OTHERS = 5


@public
@vary_on_headers("HX-Request")
def projects(request: HttpRequest) -> HttpResponse:
    """Show the projects of a selection: as a list, a table, on a map or in charts."""
    return answer_selection(request, lambda asked: _show_result(request, asked))


def _show_result(request: HttpRequest, selection: Selection) -> HttpResponse:
    result = search_bank(selection, size=find_size(selection))
    page = Page(
        title=_("Projects"),
        description=_("Where the money went: the projects that we know of."),
        addresses=addresses("projects"),
        query=f"?{selection.write()}" if selection.write() else "",
        section="projects",
        feed=write_address("atom", selection),
    )
    response = show(
        request,
        "projects.html",
        page,
        result=result,
        facets=list_facets(selection, result),
        tags=list_tags(selection),
        selection=selection,
        fictitious=has_fictitious(),
        **show_as(selection, result),
    )
    # The address that a browser keeps when results follow typing.
    response.headers["HX-Push-Url"] = f"{page.here}{page.query}"
    return response


@public
def fictitious(request: HttpRequest) -> HttpResponse:
    """List the made-up projects of a demonstration, which the bank does not count."""
    page = Page(
        title=_("Fictitious projects"),
        description=_("Made up to show how the system works."),
        addresses=addresses("fictitious"),
        section="projects",
        crumbs=(crumb_of_list("projects"),),
        private=True,
    )
    return show(request, "fictitious.html", page, projects=read_fictitious())


@public
def chart_file(request: HttpRequest, what: str) -> HttpResponse:
    """Give a chart of a result as a specification that others can work on."""
    if what not in NAMES:
        raise Http404
    return answer_selection(request, lambda asked: _send_chart(request, asked, what))


def _send_chart(request: HttpRequest, asked: Selection, name: str) -> HttpResponse:
    result = search_bank(asked, size=0)
    (chart,) = list_charts(asked, result, [name])
    query = f"?{asked.write()}" if asked.write() else ""
    here = address("projects", language()) + query
    told = specify(chart, asked, source=make_absolute(here, find_origin(request)))
    return JsonResponse(
        told,
        json_dumps_params={"ensure_ascii": False, "indent": 2},
        headers={"Content-Disposition": f'attachment; filename="medel-{name}.vl.json"'},
    )


@public
def project(request: HttpRequest, code: str) -> HttpResponse:
    """Show a project: who, what, where, how much, and the source of it all."""
    try:
        found = find_project(code, even_fictitious=True)
    except NoSuchProjectError as error:
        raise Http404 from error
    today = timezone.localdate()
    page = _describe(found)
    url = f"{make_absolute('', find_origin(request))}{page.here}"
    return show(
        request,
        "project.html",
        page,
        project=found,
        theme=name_values("theme", language()).get(found.theme, ""),
        objective=name_values("objective", language()).get(found.objective, ""),
        of=find_programme(found.programme),
        persons=read_names(found, on=today),
        others=() if found.fictitious else read_others(found, limit=OTHERS),
        similar=() if found.fictitious else find_similar(found),
        citation=cite(found, url, on=today),
        error=report_error(found, url),
    )


def _describe(found: "Project") -> Page:
    return Page(
        title=found.title,
        description=_("%(organisation)s in %(programme)s.")
        % {"organisation": _name(found), "programme": found.programme_name},
        addresses=addresses("project", code=found.code),
        section="projects",
        crumbs=(crumb_of_list("projects"),),
        linked_data=_link(found),
        private=found.fictitious,
    )


def _link(found: "Project") -> Mapping[str, object]:
    """Describe a project for machines; a made-up one is nothing that they may read."""
    if found.fictitious:
        return {}
    return describe_project(found, find_programme(found.programme))


def _name(project: "Project") -> str:
    names = [part.organisation.main.name for part in project.beneficiaries]
    return ", ".join(names) or _("A project")
