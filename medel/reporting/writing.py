"""How amounts, dates and texts are written in the formats."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

from medel.core.money import share
from medel.core.periods import Precision
from medel.reporting.operations import Operation

# Control characters that neither XML nor a spreadsheet can hold.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LENGTHS: dict[str, int] = {Precision.YEAR: 4, Precision.MONTH: 7}
_HUNDRED = Decimal(100)


def write_amount(stated: str | None) -> str:
    """Write an amount exactly, without empty decimals; nothing for an unknown one."""
    if not stated or stated.isdigit():
        return stated or ""
    whole, point, part = stated.partition(".")
    if "e" in stated:
        return write_amount(f"{Decimal(stated):f}")
    if not point or not part.strip("0"):
        return whole
    return f"{whole}.{part.rstrip('0'):0<2}"


def write_day(stated: str | None, precision: str) -> str:
    """Write a date as exactly as its source states it: 2024, 2024-05 or 2024-05-31."""
    if not stated:
        return ""
    return stated[: _LENGTHS[precision]] if precision in _LENGTHS else stated


def write_moment(stated: str) -> str:
    """Write a moment of the database as RFC 3339, in UTC."""
    read = datetime.fromisoformat(stated)
    moment = read if read.tzinfo else read.replace(tzinfo=UTC)
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def write_start(operation: Operation) -> str:
    """Write when an operation starts."""
    return write_day(operation.start, operation.start_precision)


def write_end(operation: Operation) -> str:
    """Write when an operation ends."""
    return write_day(operation.end, operation.end_precision)


def write_rate(operation: Operation) -> str:
    """Write the EU's share in per cent: as stated, else by the two amounts."""
    if operation.eu_rate is not None:
        return write_amount(f"{Decimal(operation.eu_rate) * _HUNDRED:f}")
    if operation.eu_amount is None or operation.total_cost is None:
        return ""
    part = share(Decimal(operation.eu_amount), Decimal(operation.total_cost))
    return "" if part is None else write_amount(f"{part * _HUNDRED:f}")


def write_date(day: date) -> str:
    """Write a day in the way of the Kohesio files: 31/12/2024."""
    return day.strftime("%d/%m/%Y")


def strip_controls(text: str) -> str:
    """Take out what neither XML nor a spreadsheet can hold."""
    return _CONTROLS.sub("", text)
