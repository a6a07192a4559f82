"""The way back from a page: programme, theme, list."""

from django.utils.text import slugify
from django.utils.translation import gettext as _

from medel.programmes.programme import Programme
from medel.projects.places import Spot
from medel.web.addresses import address
from medel.web.page import Crumb, language


def crumb_of_programme(programme: Programme) -> Crumb:
    """Lead back to the programme."""
    name = programme.identity.short_name.to(language())
    return Crumb(name, address("programme", language(), programme=programme))


def crumbs_of_theme(programme: Programme, code: str) -> tuple[Crumb, ...]:
    """Lead back to a theme; no step where the programme has none of that code."""
    theme = programme.theme(code)
    if theme is None:
        return ()
    href = address("theme", language(), programme=programme, slug=theme)
    return (Crumb(theme.name.to(language()), href),)


def crumb_of_list(name: str, programme: Programme | None = None) -> Crumb:
    """Lead back to a list page: calls, projects, area, places."""
    titles = {
        "calls": _("Calls"),
        "projects": _("Projects"),
        "area": _("The area"),
        "places": _("Places"),
    }
    parts = {"programme": programme} if programme else {}
    return Crumb(titles[name], address(name, language(), **parts))


def crumb_of_spot(spot: Spot) -> Crumb:
    """Lead back to a county of the bank."""
    slug = f"{slugify(spot.name)}-{spot.code}"
    return Crumb(spot.name, address("place", language(), slug=slug))
