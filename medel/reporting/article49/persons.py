"""Natural persons in the list of operations: named for two years, never located finely.

Regulation (EU) 2021/1060, article 49(3), points (b), (m) and its last subparagraph. The
bank stores no persons: a record without an organisation is treated as a person's.
"""

from dataclasses import dataclass
from datetime import date

from medel.reporting.operations import Operation

YEARS = 2


@dataclass(frozen=True)
class Person:
    """A beneficiary who is a natural person."""

    first_name: str
    surname: str


def name_person(
    person: Person | None, *, first_published: date, on: date
) -> tuple[str, str]:
    """Give first name and surname, or nothing from two years after publication on."""
    if person is None or on >= _add_years(first_published):
        return "", ""
    return person.first_name, person.surname


def find_person(_operation: Operation) -> Person | None:
    """Give the person who is the beneficiary: none, the bank stores no persons."""
    return None


def is_persons(operation: Operation) -> bool:
    """Whether an operation may be a natural person's."""
    return not operation.beneficiaries


def _add_years(day: date) -> date:
    """Give the same day two years on; after a leap day, the first of March."""
    try:
        return day.replace(year=day.year + YEARS)
    except ValueError:
        return date(day.year + YEARS, 3, 1)
