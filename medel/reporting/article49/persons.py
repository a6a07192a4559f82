"""Natural persons in the list of operations: named for two years, never located finely.

Regulation (EU) 2021/1060, article 49(3), points (b), (m) and its last subparagraph. The
rule itself is medel.projects.persons. A record without an organisation is treated as a
person's where its place is told.
"""

from collections.abc import Callable
from datetime import date

from medel.projects.persons import is_public
from medel.reporting.columns import join
from medel.reporting.operations import Operation


def write_first_names(on: date) -> Callable[[Operation], str]:
    """Give what writes the first names that may be told on a day."""
    return lambda operation: join([one[0] for one in _read(operation, on)])


def write_surnames(on: date) -> Callable[[Operation], str]:
    """Give what writes the surnames that may be told on a day."""
    return lambda operation: join([one[1] for one in _read(operation, on)])


def is_persons(operation: Operation) -> bool:
    """Whether an operation is, or may be, a natural person's."""
    return operation.natural_person or not operation.beneficiaries


def part_name(name: str) -> tuple[str, str]:
    """Part a name in first names and surname: Anna Ek, or Ek, Anna."""
    surname, comma, first = (part.strip() for part in name.partition(","))
    if comma:
        return first, surname
    first, _, surname = name.strip().rpartition(" ")
    return first, surname


def _read(operation: Operation, on: date) -> list[tuple[str, str]]:
    named = (one for one in operation.persons if is_public(_day(one.published), on=on))
    return [part_name(one.name) for one in named]


def _day(stated: str) -> date:
    return date.fromisoformat(stated)
