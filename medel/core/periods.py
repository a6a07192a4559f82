"""Periods, and dates that are known only to the month or the year."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


class Precision(StrEnum):
    """How exactly a source states a date."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True)
class PartialDate:
    """A date as a source states it: `first` is the earliest day that it can mean."""

    first: date
    precision: Precision

    @classmethod
    def parse(cls, stated: str) -> "PartialDate":
        """Read `2024`, `2024-05` or `2024-05-31`; raise ValueError on anything else."""
        match = _PARTIAL.fullmatch(stated)
        if match is None:
            message = f"{stated!r} is not a date like 2024, 2024-05 or 2024-05-31"
            raise ValueError(message)
        year, month, day = match.groups()
        first = date(int(year), int(month or 1), int(day or 1))
        if day:
            return cls(first, Precision.DAY)
        return cls(first, Precision.MONTH if month else Precision.YEAR)

    @property
    def last(self) -> date:
        """The latest day that the date can mean."""
        first = self.first
        if self.precision is Precision.DAY:
            return first
        if self.precision is Precision.MONTH:
            return first.replace(day=monthrange(first.year, first.month)[1])
        return date(first.year, 12, 31)
