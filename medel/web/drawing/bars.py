"""Bars: parts of a whole, side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

THOUSANDTHS = 1000


@dataclass(frozen=True)
class Part:
    """One part of a bar: its kind, its start and its width, in thousandths."""

    kind: str
    start: int
    width: int


def lay_out(parts: Mapping[str, Decimal], whole: Decimal) -> list[Part]:
    """Lay parts out from left to right; each ends where its share of the whole ends.

    Parts that are nothing are left out, and rounding never leaves a gap.
    """
    laid: list[Part] = []
    so_far = Decimal(0)
    for kind, amount in parts.items():
        start = int(so_far * THOUSANDTHS / whole) if whole else 0
        so_far += amount
        end = int(so_far * THOUSANDTHS / whole) if whole else 0
        if amount:
            laid.append(Part(kind, start, end - start))
    return laid
