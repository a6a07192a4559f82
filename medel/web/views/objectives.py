"""What a programme pays for: policy objectives, themes and specific objectives."""

from django.http import HttpRequest, HttpResponse

from medel.programmes.programme import Programme
from medel.web.access import public
from medel.web.addresses import find_by_slug
from medel.web.page import show
from medel.web.relations import relate
from medel.web.thing import describe_thing
from medel.web.trail import crumbs_of_theme


@public
def policy_objective(
    request: HttpRequest, programme: Programme, slug: str
) -> HttpResponse:
    """Show a policy objective with its themes and specific objectives."""
    found = find_by_slug(programme.policy_objectives, slug)
    themes = [t for t in programme.themes if t.policy_objective == found.code]
    page = describe_thing(
        "policy_objective",
        programme,
        found,
        title=found.name,
        description=found.summary,
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
    page = describe_thing(
        "theme", programme, found, title=found.name, description=found.summary
    )
    related = relate(programme, found.objectives)
    return show(request, "theme.html", page, theme=found, related=related)


@public
def objective(request: HttpRequest, programme: Programme, slug: str) -> HttpResponse:
    """Show a specific objective: what it is for, examples, what belongs to it."""
    found = find_by_slug(programme.specific_objectives, slug)
    page = describe_thing(
        "objective",
        programme,
        found,
        title=found.title,
        description=found.summary,
        crumbs=crumbs_of_theme(programme, found.theme),
    )
    related = relate(programme, (found.code,))
    return show(request, "objective.html", page, objective=found, related=related)
