"""What comes of a pressed button at the desk: it leads on, or is refused in words."""

from collections.abc import Callable

from django.http import HttpResponseRedirect

from medel.core.errors import MedelError
from medel.web.page import language


def press(act: Callable[[], str]) -> tuple[HttpResponseRedirect | None, str]:
    """Do what was pressed; give where it leads, or why it was refused."""
    try:
        return HttpResponseRedirect(act()), ""
    except MedelError as error:
        return None, error.reason.to(language())
