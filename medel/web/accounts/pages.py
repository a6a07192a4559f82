"""How one of allauth's pages becomes an address of ours."""

from collections.abc import Callable

from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from medel.web.access import View
from medel.web.accounts.screens import Screen, dress

Guard = Callable[[View], View]
CODE_SENT = _("We have sent a code to your e-mail address. Write it here.")
SURE = _("To be sure that it is you, we ask once more before this is changed.")


def page(
    route: str | Promise, view: View, name: str, guard: Guard, screen: Screen
) -> URLPattern:
    """Give the address of one of allauth's pages, shown and guarded our way."""
    return path(route, dress(view, guard, name, screen), name=name)  # type: ignore[arg-type]
