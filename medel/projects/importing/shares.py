"""Shares: 50 %, 0,5 and 50 all mean one half."""

from decimal import Decimal

from medel.projects.importing.amounts import Marks, read_amount
from medel.projects.importing.cells import Cell

HUNDRED = Decimal(100)
SIGNS = ("%", "procent", "prozent", "percent", "pct", "proc.")


def read_share(cell: Cell, *, percent: bool) -> Decimal | None:
    """Read a share as a number where 1 is the whole; None when the cell states none.

    `percent` says that most of the column's numbers are percentages.
    """
    signed = isinstance(cell, str) and has_sign(cell)
    number = read_number(cell)
    if number is None:
        return None
    if signed or abs(number) > 1 or (percent and number == 1):
        return number / HUNDRED
    return number


def read_number(cell: Cell) -> Decimal | None:
    """Read the number of a share, as it stands there."""
    amount = read_amount(_bare(cell) if isinstance(cell, str) else cell, Marks("."))
    return amount.value if amount else None


def tell(text: str) -> str:
    """Say whether a share is written in percent or as a fraction."""
    number = read_number(text)
    if number is None or not number:
        return ""
    return "percent" if has_sign(text) or number > 1 else "fraction"


def has_sign(text: str) -> bool:
    """Whether a share is marked as a percentage."""
    return any(sign in text.casefold() for sign in SIGNS)


def _bare(text: str) -> str:
    bare = text.casefold()
    for sign in SIGNS:
        bare = bare.replace(sign, "")
    return bare.replace(",", ".").strip()
