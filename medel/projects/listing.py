"""The list of known projects that is shipped with a programme: projects.csv.

One project a line, in the words of its source; an empty cell is what the source does
not tell. The columns are described in docs/projects.md.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeVar
from unicodedata import category

from medel.core.errors import MedelError
from medel.core.periods import PartialDate, Precision
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
LENGTHS = {
    "title": 500,
    "beneficiary": 300,
    "objective_or_priority": 300,
    "case_id": 50,
    "source_url": 500,
}
FORMS = {
    "code": re.compile(r"[A-Za-z0-9_-]{1,100}"),
    "title": re.compile(r".*\S.*"),
    "beneficiary": re.compile(r".*\S.*"),
    "programme_period": re.compile(r"[0-9]{4}-[0-9]{4}"),
    "source_url": re.compile(r"https?://[^\s/]+\S*"),
}
AMOUNT = re.compile(r"[0-9]{1,16}(\.[0-9]{1,2})?")
SHOWN = 100


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
    text = _read_text(path)
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    seen: set[str] = set()
    try:
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise refuse(path.name, 1, "", ",".join(reader.fieldnames or ()))
        for cells in reader:
            entry = _Line(path.name, reader.line_num, cells).read()
            if entry.code in seen:
                raise refuse(path.name, entry.row, "code", entry.code)
            seen.add(entry.code)
            yield entry
    except csv.Error as error:
        number = max(reader.reader.line_num, 1)
        line = text.split("\n")[number - 1].strip()
        raise refuse(path.name, number, "", line) from error


def _read_text(path: Path) -> str:
    content = path.read_bytes()
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        number = content.count(b"\n", 0, error.start) + 1
        line = content.splitlines()[number - 1].decode("utf-8", errors="replace")
        raise refuse(path.name, number, "", line) from error


@dataclass(frozen=True)
class _Line:
    """One line of the list, with its place for the error text."""

    file: str
    number: int
    cells: dict[str, str]

    def read(self) -> Entry:
        self._require_every_cell()
        kind = self._pick("amount_kind", KINDS)
        fund, instrument = self._pick("fund", FUNDS)
        return Entry(
            row=self.number,
            code=self._text("code"),
            title=self._text("title"),
            beneficiary=self._text("beneficiary"),
            counties=self._split("county"),
            municipalities=self._split("municipalities"),
            period=self._text("programme_period"),
            fund=fund,
            instrument=instrument,
            priority=self._text("objective_or_priority"),
            eu_amount=self._amount("eu_amount_sek"),
            total_cost=self._amount("total_budget_sek"),
            national_public=self._amount("public_cofinancing_sek"),
            national_private=self._amount("private_cofinancing_sek"),
            start=self._date("start"),
            end=self._end(),
            decided=self._day("decision_date"),
            amount_kind=kind,
            status=STATUSES[kind],
            case_number=self._text("case_id"),
            href=self._text("source_url"),
        )

    def _require_every_cell(self) -> None:
        beyond: list[str] = self.cells.get(None, [])  # type: ignore[call-overload]
        if beyond:
            raise self._refuse("", ",".join(beyond))
        for column, stated in self.cells.items():
            if stated is None:
                raise self._refuse(column, "")
            if any(category(mark) == "Cc" for mark in stated):
                raise self._refuse(column, stated)

    def _text(self, column: str) -> str:
        stated = self.cells[column]
        form = FORMS.get(column)
        longest = LENGTHS.get(column, len(stated))
        if len(stated) > longest or (form and not form.fullmatch(stated)):
            raise self._refuse(column, stated)
        return stated

    def _split(self, column: str) -> tuple[str, ...]:
        names = (name.strip() for name in self.cells[column].split(","))
        return tuple(dict.fromkeys(name for name in names if name))

    def _amount(self, column: str) -> Decimal | None:
        stated = self.cells[column]
        if stated and not AMOUNT.fullmatch(stated):
            raise self._refuse(column, stated)
        return Decimal(stated) if stated else None

    def _date(self, column: str) -> PartialDate | None:
        stated = self.cells[column]
        try:
            return PartialDate.parse(stated) if stated else None
        except ValueError as error:
            raise self._refuse(column, stated) from error

    def _end(self) -> PartialDate | None:
        start, end = self._date("start"), self._date("end")
        if start and end and end.last < start.first:
            raise self._refuse("end", self.cells["end"])
        return end

    def _day(self, column: str) -> date | None:
        stated = self._date(column)
        if stated and stated.precision is not Precision.DAY:
            raise self._refuse(column, self.cells[column])
        return stated.first if stated else None

    def _pick(self, column: str, known: Mapping[str, Meaning]) -> Meaning:
        stated = self.cells[column]
        if stated not in known:
            raise self._refuse(column, stated)
        return known[stated]

    def _refuse(self, column: str, stated: str) -> ListingError:
        return refuse(self.file, self.number, column, stated)


def refuse(file: str, number: int, column: str, stated: str) -> ListingError:
    """Refuse a cell, or without a column a whole line, naming its place and value."""
    place = f', column "{column}"' if column else ""
    platsen = f', kolumnen "{column}"' if column else ""
    value = stated if len(stated) <= SHOWN else f"{stated[:SHOWN]}…"
    return ListingError(
        Text(
            sv=f'{file}, rad {number}{platsen}: "{value}" går inte att läsa. '
            "Se docs/projects.md för vad som väntas. Inget har ändrats.",
            en=f'{file}, line {number}{place}: "{value}" cannot be read. '
            "See docs/projects.md for what is expected. Nothing was changed.",
        )
    )
