"""Calls that one may apply in."""

from collections.abc import Sequence
from datetime import datetime

from medel.applications.models import Call

# Calls that the public sees; a call that is being written is nobody's yet.
PUBLIC = ("published", "open", "closed", "decided")


def find_call(programme: str, code: str) -> Call | None:
    """Find a call that has been published."""
    shown = Call.objects.filter(state__in=PUBLIC)
    return shown.filter(programme=programme, code=code).first()


def open_calls(*, at: datetime) -> Sequence[Call]:
    """Give the calls that are open at an hour, the one that closes first, first."""
    shown = Call.objects.filter(state__in=PUBLIC, opens__lte=at, closes__gt=at)
    return list(shown.order_by("closes", "code"))
