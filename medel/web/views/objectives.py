"""What a programme pays for: policy objectives, themes and specific objectives."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from medel.programmes.programme import Programme
from medel.web.access import public
from medel.web.addresses import address, addresses, find_by_slug
from medel.web.page import Crumb, Page, language, show
from medel.web.relations import relate
from medel.web.trail import crumb_of_programme


@public
def policy_objective(
    request: HttpRequest, programme: Programme, slug: str
) -> HttpResponse:
    """Show a policy objective with its themes and specific objectives."""
    found = find_by_slug(programme.policy_objectives, slug)
    themes = [t for t in programme.themes if t.policy_objective == found.code]
    page = Page(
        title=found.name.to(language()),
        description=found.summary.to(language()),
        addresses=addresses("policy_objective", programme=programme, slug=found),
        section="programme",
        programme=programme,
        crumbs=(crumb_of_programme(programme),),
    )
    codes = [code for theme in themes for code in theme.objectives]
    return show(
        request,
        "policy_objective.html",
        page,
        policy_objective=found,
        themes=themes,
        related=relate(programme, codes),
    )


@public
def theme(request: HttpRequest, programme: Programme, slug: str) -> HttpResponse:
    """Show a theme with its specific objectives."""
    found = find_by_slug(programme.themes, slug)
    page = Page(
        title=found.name.to(language()),
        description=found.summary.to(language()),
        addresses=addresses("theme", programme=programme, slug=found),
        section="programme",
        programme=programme,
        crumbs=(crumb_of_programme(programme),),
    )
    related = relate(programme, found.objectives)
    return show(request, "theme.html", page, theme=found, related=related)


@public
def objective(request: HttpRequest, programme: Programme, slug: str) -> HttpResponse:
    """Show a specific objective: what it is for, examples, what belongs to it."""
    found = find_by_slug(programme.specific_objectives, slug)
    theme = programme.theme(found.theme)
    crumbs = [crumb_of_programme(programme)]
    if theme:
        href = address("theme", language(), programme=programme, slug=theme)
        crumbs.append(Crumb(theme.name.to(language()), href))
    page = Page(
        title=_("%(code)s %(name)s")
        % {"code": found.code, "name": found.name.to(language())},
        description=found.summary.to(language()),
        addresses=addresses("objective", programme=programme, slug=found),
        section="programme",
        programme=programme,
        crumbs=tuple(crumbs),
    )
    related = relate(programme, (found.code,))
    return show(request, "objective.html", page, objective=found, related=related)
