"""Who may enter an address: every view says it, and a test walks them all."""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from medel.web.refusals import answer

View = Callable[..., HttpResponseBase]
READING = ("GET", "HEAD")


class Access(StrEnum):
    """Who may enter."""

    PUBLIC = "public"


def public(view: View) -> View:
    """Let anyone read this address; anything but reading is refused on a clear page."""

    @wraps(view)
    def enter(
        request: HttpRequest, *parts: object, **named: object
    ) -> HttpResponseBase:
        if request.method in READING:
            return view(request, *parts, **named)
        return _refuse_method(request)

    enter.access = Access.PUBLIC  # type: ignore[attr-defined]
    return enter


def _refuse_method(request: HttpRequest) -> HttpResponseBase:
    reason = _("Nothing can be sent to this address. Nothing was changed.")
    page = answer(request, status=405, reason=reason)
    page.headers["Allow"] = ", ".join(READING)
    return page
