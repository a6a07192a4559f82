"""The list of known projects that is shipped with a programme: projects.csv.

One project a line, in the words of its source; an empty cell is what the source does
not tell. The columns are described in docs/projects.md.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TypeVar

from medel.core.errors import MedelError
from medel.core.periods import PartialDate
from medel.core.texts import Text
from medel.projects.states import AmountKind, Status

Meaning = TypeVar("Meaning")

COLUMNS = (
    *("code", "title", "beneficiary", "county", "municipalities", "programme_period"),
    *("fund", "objective_or_priority", "eu_amount_sek", "total_budget_sek"),
    *("public_cofinancing_sek", "private_cofinancing_sek", "start", "end"),
    *("decision_date", "amount_kind", "case_id", "source_url"),
)

KINDS = {
    "sökt EU-belopp, prioriterat": AmountKind.APPLIED_PRIORITISED,
    "beviljat belopp": AmountKind.GRANTED,
    "no amount in source": AmountKind.NOT_STATED,
    "no project amount in source": AmountKind.NOT_STATED,
}
STATUSES = {
    AmountKind.APPLIED_PRIORITISED: Status.PRIORITISED,
    AmountKind.GRANTED: Status.GRANTED,
    AmountKind.NOT_STATED: Status.UNKNOWN,
}
FUNDS = {
    "ERDF": ("ERDF", ""),
    "ERDF (REACT-EU)": ("ERDF", "REACT-EU"),
    "EU via Tillväxtverket (fund not named)": ("", ""),
}


class ListingError(MedelError):
    """A line of a list could not be read; it names file, line, column and value."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One project as the list states it."""

    row: int
    code: str
    title: str
    beneficiary: str
    counties: tuple[str, ...]
    municipalities: tuple[str, ...]
    period: str
    fund: str
    instrument: str
    priority: str
    eu_amount: Decimal | None
    total_cost: Decimal | None
    national_public: Decimal | None
    national_private: Decimal | None
    start: PartialDate | None
    end: PartialDate | None
    decided: date | None
    amount_kind: AmountKind
    status: Status
    case_number: str
    href: str


def read_listing(path: Path) -> Iterator[Entry]:
    """Read a list line by line; raise ListingError at the first that cannot be read."""
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, strict=True)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise _refuse(path.name, 1, "", ",".join(reader.fieldnames or ()))
        for cells in reader:
            yield _Line(path.name, reader.line_num, cells).read()


@dataclass(frozen=True)
class _Line:
    """One line of the list, with its place for the error text."""

    file: str
    number: int
    cells: dict[str, str]

    def read(self) -> Entry:
        kind = self._pick("amount_kind", KINDS)
        fund, instrument = self._pick("fund", FUNDS)
        return Entry(
            row=self.number,
            code=self.cells["code"],
            title=self.cells["title"],
            beneficiary=self.cells["beneficiary"],
            counties=self._split("county"),
            municipalities=self._split("municipalities"),
            period=self.cells["programme_period"],
            fund=fund,
            instrument=instrument,
            priority=self.cells["objective_or_priority"],
            eu_amount=self._amount("eu_amount_sek"),
            total_cost=self._amount("total_budget_sek"),
            national_public=self._amount("public_cofinancing_sek"),
            national_private=self._amount("private_cofinancing_sek"),
            start=self._date("start"),
            end=self._date("end"),
            decided=self._day("decision_date"),
            amount_kind=kind,
            status=STATUSES[kind],
            case_number=self.cells["case_id"],
            href=self.cells["source_url"],
        )

    def _split(self, column: str) -> tuple[str, ...]:
        names = (name.strip() for name in self.cells[column].split(","))
        return tuple(name for name in names if name)

    def _amount(self, column: str) -> Decimal | None:
        stated = self.cells[column]
        try:
            return Decimal(stated) if stated else None
        except InvalidOperation as error:
            raise _refuse(self.file, self.number, column, stated) from error

    def _date(self, column: str) -> PartialDate | None:
        stated = self.cells[column]
        try:
            return PartialDate.parse(stated) if stated else None
        except ValueError as error:
            raise _refuse(self.file, self.number, column, stated) from error

    def _day(self, column: str) -> date | None:
        stated = self._date(column)
        return stated.first if stated else None

    def _pick(self, column: str, known: Mapping[str, Meaning]) -> Meaning:
        stated = self.cells[column]
        if stated not in known:
            raise _refuse(self.file, self.number, column, stated)
        return known[stated]


def _refuse(file: str, number: int, column: str, stated: str) -> ListingError:
    place = f', column "{column}"' if column else ""
    platsen = f', kolumnen "{column}"' if column else ""
    return ListingError(
        Text(
            sv=f'{file}, rad {number}{platsen}: "{stated}" går inte att läsa. '
            "Se docs/projects.md för vad som väntas. Inget har ändrats.",
            en=f'{file}, line {number}{place}: "{stated}" cannot be read. '
            "See docs/projects.md for what is expected. Nothing was changed.",
        )
    )
