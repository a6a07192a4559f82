"""How a refusal is told: a page of our own that says why, and where to go on."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from medel.projects.selection import Selection, SelectionError, read_selection
from medel.web.page import language
from medel.web.tracking import TRACKING


def answer(request: HttpRequest, *, status: int, reason: str) -> HttpResponse:
    """Tell on a page of our own what was wrong, and where to go on."""
    told = {
        "title": _title(status),
        "reason": reason,
        "status": status,
        "programme": None,
    }
    return render(request, "medel/error.html", told, status=status)


def _title(status: int) -> str:
    titles = {
        403: _("This page is closed"),
        404: _("The page is not here"),
        405: _("This page can only be read"),
        413: _("The file is too large"),
        429: _("Wait a while"),
        503: _("Wait a while"),
    }
    return titles.get(status, _("That address does not work"))


def answer_selection(
    request: HttpRequest, show: Callable[[Selection], HttpResponse]
) -> HttpResponse:
    """Read the selection of an address and show it, or tell what is wrong with it."""
    try:
        return show(read_selection(request.GET.lists(), ignore=TRACKING))
    except SelectionError as error:
        return answer(request, status=400, reason=error.reason.to(language()))
