"""How a refusal is told: a page of our own that says why, and where to go on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


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
    }
    return titles.get(status, _("That address does not work"))
