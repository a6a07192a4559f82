"""Ranges in a query: amounts, years and dates, from somewhere to somewhere."""

import re
from collections.abc import Callable
from decimal import Decimal

from medel.core.periods import PartialDate
from medel.search import fields
from medel.search.tree import Range

# The greatest number that the index can compare.
GREATEST = 2**62
Bounds = tuple[int, int]
_BETWEEN = re.compile(r"(.*?)(?:\.\.+|\u2026|\u2013)(.*)")
_HYPHEN = re.compile(r"([^-]+)-([^-]+)")
_COMPARED = re.compile(r"(>=|=>|<=|=<|>|<|=)(.*)")
_GROUPED = re.compile(r"\d{1,3}(?:[., \u00a0]\d{3})+")
_AMOUNT = re.compile(r"(\d{1,18}(?:[., \u00a0]\d+)*)\s*([a-zåäö]*)")
_YEAR = re.compile(r"\d{4}")
_UNITS = {
    1: ("", "kr", "sek", "eur", "euro"),
    1_000: ("k", "t", "tkr", "tusen", "keur", "ksek"),
    1_000_000: (
        *("m", "mn", "mkr", "mnkr", "milj", "miljon", "miljoner", "mio", "msek"),
        *("meur", "million", "millions"),
    ),
    1_000_000_000: ("md", "mdr", "mdkr", "miljard", "miljarder", "bn", "billion"),
}
_FACTORS = {name: factor for factor, names in _UNITS.items() for name in names}


def read_range(field: str, text: str) -> Range | None:
    """Read `1mn..5mn`, `>5mn`, `2022-01-01..` or a single value; None if it is none."""
    read = _READERS[field]
    for pattern in (_BETWEEN, *(() if field == fields.DECIDED else (_HYPHEN,))):
        match = pattern.fullmatch(text)
        if match:
            return _between(field, read, match[1].strip(), match[2].strip())
    match = _COMPARED.fullmatch(text)
    if match:
        return _compared(field, read, match[1], match[2].strip())
    bounds = read(text)
    return Range(field, *bounds) if bounds else None


def is_ranged(field: str) -> bool:
    """Tell whether a field is compared as a number."""
    return field in _READERS


def _between(
    field: str, read: Callable[[str], Bounds | None], least: str, most: str
) -> Range | None:
    lower, upper = read(least), read(most)
    if (least and lower is None) or (most and upper is None) or not (least or most):
        return None
    return Range(field, lower[0] if lower else None, upper[1] if upper else None)


def _compared(
    field: str, read: Callable[[str], Bounds | None], sign: str, text: str
) -> Range | None:
    bounds = read(text)
    if bounds is None:
        return None
    first, last = bounds
    if "=" in sign:
        return Range(
            field, None if "<" in sign else first, None if ">" in sign else last
        )
    return (
        Range(field, last + 1, None) if sign == ">" else Range(field, None, first - 1)
    )


def _read_amount(text: str) -> Bounds | None:
    match = _AMOUNT.fullmatch(text.lower())
    factor = _FACTORS.get(match[2]) if match else None
    if match is None or factor is None:
        return None
    digits = match[1]
    if _GROUPED.fullmatch(digits):
        amount = Decimal(re.sub(r"\D", "", digits))
    elif re.fullmatch(r"\d+(?:[.,]\d{1,6})?", digits):
        amount = Decimal(digits.replace(",", "."))
    else:
        return None
    whole = min(int(amount * factor), GREATEST)
    return whole, whole


def _read_year(text: str) -> Bounds | None:
    return (int(text), int(text)) if _YEAR.fullmatch(text) else None


def _read_date(text: str) -> Bounds | None:
    try:
        stated = PartialDate.parse(text)
    except ValueError:
        return None
    return stated.first.toordinal(), stated.last.toordinal()


_READERS: dict[str, Callable[[str], Bounds | None]] = {
    fields.AMOUNT: _read_amount,
    fields.DECIDED: _read_date,
    "year": _read_year,
}
