"""The way back from a page: programme, theme, list."""

from django.utils.translation import gettext as _

from medel.programmes.programme import Programme
from medel.web.addresses import address
from medel.web.page import Crumb, language


def crumb_of_programme(programme: Programme) -> Crumb:
    """Lead back to the programme."""
    name = programme.identity.short_name.to(language())
    return Crumb(name, address("programme", language(), programme=programme))


def crumb_of_list(name: str, programme: Programme | None = None) -> Crumb:
    """Lead back to a list page: calls, projects, area."""
    titles = {"calls": _("Calls"), "projects": _("Projects"), "area": _("The area")}
    parts = {"programme": programme} if programme else {}
    return Crumb(titles[name], address(name, language(), **parts))
