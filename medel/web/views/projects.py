"""The known projects: a list with filters and sums, and a page for each."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from medel.programmes.catalogue import find_programme
from medel.projects.bank import find_similar, search_bank
from medel.projects.labels import name_values
from medel.projects.queries import (
    NoSuchProjectError,
    find_project,
)
from medel.projects.selection import Selection, SelectionError, read_selection
from medel.web.access import public
from medel.web.addresses import addresses
from medel.web.facets import list_facets, list_orders, list_tags
from medel.web.linked_data import describe_project
from medel.web.page import Page, language, show
from medel.web.refusals import answer
from medel.web.trail import crumb_of_list

if TYPE_CHECKING:
    from medel.projects.models import Project

# Links from newsletters and social media carry these; they select nothing.
TRACKING = frozenset(
    {"fbclid", "gclid", "utm_campaign", "utm_content", "utm_medium", "utm_source"}
)


@public
def projects(request: HttpRequest) -> HttpResponse:
    """List the projects of a selection with their number and sum."""
    try:
        selection = read_selection(request.GET.lists(), ignore=TRACKING)
        return _list(request, selection)
    except SelectionError as error:
        return answer(request, status=400, reason=error.reason.to(language()))


def _list(request: HttpRequest, selection: Selection) -> HttpResponse:
    result = search_bank(selection)
    page = Page(
        title=_("Projects"),
        description=_("Where the money went: the projects that we know of."),
        addresses=addresses("projects"),
        query=f"?{selection.write()}" if selection.write() else "",
        section="projects",
    )
    return show(
        request,
        "projects.html",
        page,
        result=result,
        facets=list_facets(selection, result),
        tags=list_tags(selection),
        orders=list_orders(selection),
        selection=selection,
    )


@public
def project(request: HttpRequest, code: str) -> HttpResponse:
    """Show a project: who, what, where, how much, and the source of it all."""
    try:
        found = find_project(code)
    except NoSuchProjectError as error:
        raise Http404 from error
    programme = find_programme(found.programme)
    page = Page(
        title=found.title,
        description=_("%(organisation)s in %(programme)s.")
        % {"organisation": _name(found), "programme": found.programme_name},
        addresses=addresses("project", code=found.code),
        section="projects",
        crumbs=(crumb_of_list("projects"),),
        linked_data=describe_project(found, programme),
    )
    return show(
        request,
        "project.html",
        page,
        project=found,
        theme=name_values("theme", language()).get(found.theme, ""),
        objective=name_values("objective", language()).get(found.objective, ""),
        of=programme,
        similar=find_similar(found),
    )


def _name(project: "Project") -> str:
    names = [part.organisation.name for part in project.participations.all()]
    return ", ".join(names) or _("A project")
