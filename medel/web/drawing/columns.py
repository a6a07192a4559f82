"""Columns and bars of a chart: how long each is, and where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

HUNDRED = 100
# How much of its place a column fills; the rest is air.
FILLED = Decimal("0.72")
# The highest column leaves room for the figure above it.
HIGHEST = 84
# Fewer columns than these stand to the left, no wider than others.
FEWEST = 6


@dataclass(frozen=True)
class Column:
    """One column of a chart, in percent of the picture's width and height."""

    slot: str
    slot_width: str
    left: str
    width: str
    middle: str
    top: str
    height: str


def measure(amounts: Sequence[int], *, longest: int = HUNDRED) -> list[Decimal]:
    """Give the length of each bar, in percent to one decimal, of the longest one.

    What is less than nothing, such as money that went back, has no bar; what is more
    than nothing is always seen.
    """
    most = max(amounts, default=0)
    if most <= 0:
        return [Decimal(0) for _ in amounts]
    return [_measure_one(amount, most, longest) for amount in amounts]


def lay_columns(amounts: Sequence[int]) -> list[Column]:
    """Lay columns side by side over the whole width."""
    slot = Decimal(HUNDRED) / max(len(amounts), FEWEST)
    air = slot * (1 - FILLED) / 2
    return [
        Column(
            slot=_write(slot * place),
            slot_width=_write(slot),
            left=_write(slot * place + air),
            width=_write(slot * FILLED),
            middle=_write(slot * place + slot / 2),
            top=_write(HUNDRED - height),
            height=_write(height),
        )
        for place, height in enumerate(measure(amounts, longest=HIGHEST))
    ]


def _measure_one(amount: int, most: int, longest: int) -> Decimal:
    if amount <= 0:
        return Decimal(0)
    length = (Decimal(amount) * longest / most).quantize(Decimal("0.1"))
    return max(length, Decimal(1))


def _write(percent: Decimal) -> str:
    """Write a length for an SVG attribute, the same in every language."""
    return f"{percent.quantize(Decimal('0.01')).normalize():f}%"
