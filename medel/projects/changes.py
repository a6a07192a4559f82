"""The bank's change counter: what the search index follows."""

import secrets
from datetime import datetime

from medel.projects.models import Change

RANDOM_BITS = 20
_seen: int | None = None


def note_change(*, whole: bool = False) -> int:
    """Note a change of the bank, in the transaction that makes it; give its number."""
    latest = Change.objects.order_by("-number").first()
    step = (latest.number >> RANDOM_BITS) + 1 if latest else 1
    number = (step << RANDOM_BITS) | secrets.randbits(RANDOM_BITS)
    Change.objects.create(number=number, whole=whole)
    return number


def latest_change() -> int:
    """Give the number of the last change; 0 when the bank has never changed."""
    global _seen  # noqa: PLW0603 (the process's own memory)
    latest = Change.objects.order_by("-number").values_list("number", flat=True)
    _seen = latest.first() or 0
    return _seen


def last_seen() -> int:
    """Give the last change that this process has heard of, without asking again."""
    return latest_change() if _seen is None else _seen


def tell_last_change() -> tuple[int, datetime | None]:
    """Give number and moment of the last change; 0 and None if there never was one."""
    latest = Change.objects.order_by("-number").values_list("number", "at").first()
    return latest or (0, None)


def can_follow(number: int) -> bool:
    """Tell whether an index at this change can follow, or has to be built anew."""
    known = Change.objects.filter(number=number).exists()
    return known and not Change.objects.filter(number__gt=number, whole=True).exists()
