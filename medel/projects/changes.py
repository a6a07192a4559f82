"""The bank's change counter: what the search index follows."""

import secrets

from medel.projects.models import Change

RANDOM_BITS = 20


def note_change(*, whole: bool = False) -> int:
    """Note a change of the bank, in the transaction that makes it; give its number."""
    latest = Change.objects.order_by("-number").first()
    step = (latest.number >> RANDOM_BITS) + 1 if latest else 1
    number = (step << RANDOM_BITS) | secrets.randbits(RANDOM_BITS)
    Change.objects.create(number=number, whole=whole)
    return number


def latest_change() -> int:
    """Give the number of the last change; 0 when the bank has never changed."""
    latest = Change.objects.order_by("-number").values_list("number", flat=True)
    return latest.first() or 0


def can_follow(number: int) -> bool:
    """Tell whether an index at this change can follow, or has to be built anew."""
    known = Change.objects.filter(number=number).exists()
    return known and not Change.objects.filter(number__gt=number, whole=True).exists()
