"""Open data: how to read everything here by program."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from medel.projects.selection import FILTERS
from medel.web.access import public
from medel.web.addresses import addresses
from medel.web.page import Page, show


@public
def open_data(request: HttpRequest) -> HttpResponse:
    """Describe the API and the terms of use."""
    page = Page(
        title=_("Open data and API"),
        description=_("Everything on these pages can be read by program."),
        addresses=addresses("open_data"),
    )
    return show(request, "open_data.html", page, filters=tuple(FILTERS))
