"""The cells of one row, read field by field, and what is noticed on the way."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from medel.core.periods import PartialDate
from medel.core.texts import Text
from medel.projects.importing import amounts, dates, names, personal, shares
from medel.projects.importing.cells import Cell, Row, write
from medel.projects.importing.conventions import Convention
from medel.projects.importing.fields import Field
from medel.projects.importing.mappings import Choice
from medel.projects.importing.record import Doubt, Remark
from medel.projects.importing.refusals import show

NO_AMOUNT = Text(sv="Här väntades ett belopp.", en="An amount was expected here.")
NO_DATE = Text(sv="Här väntades ett datum.", en="A date was expected here.")
MOST_RATE = 1_000_000


class Column(NamedTuple):
    """A mapped column: its place, what it is, and how it writes."""

    at: int
    choice: Choice
    convention: Convention


class UnreadableError(Exception):
    """A cell cannot be read, so its row is left out."""

    def __init__(self, choice: Choice, cell: Cell, expected: Text) -> None:
        """Keep the cell and what was expected in it."""
        super().__init__(choice.heading)
        self.choice, self.cell, self.expected = choice, cell, expected


@dataclass
class Line:
    """One row that is being read, with the columns of each field."""

    columns: dict[Field, list[Column]]
    row: Row
    currency: str = ""
    remarks: list[Remark] = field(default_factory=list)

    def cells(self, field_: Field) -> list[tuple[Column, Cell]]:
        """Give the stated cells of a field, with their columns."""
        columns = self.columns[field_]
        if not columns:
            return []
        cells = self.row.cells
        return [
            (column, cells[column.at])
            for column in columns
            if not amounts.is_empty(cells[column.at])
        ]

    def stated(self, field_: Field) -> list[str]:
        """Give the stated cells of a field as text."""
        found = self.cells(field_)
        return [cell if isinstance(cell, str) else write(cell) for _, cell in found]

    def text(self, field_: Field) -> str:
        """Read a text on one line, from the first column that has one."""
        for column, cell in self.cells(field_):
            stated = write(cell)
            return self._blank(column, names.on_one_line(stated))
        return ""

    def paragraphs(self, field_: Field) -> str:
        """Read a text of all columns of the field, with its paragraphs."""
        parts = [
            self._blank(
                column,
                names.in_paragraphs(cell if isinstance(cell, str) else write(cell)),
            )
            for column, cell in self.cells(field_)
        ]
        return "\n\n".join(dict.fromkeys(parts)) if parts else ""

    def _blank(self, column: Column, text: str) -> str:
        cleaned = personal.blank(text)
        if cleaned.found:
            kinds = ", ".join(sorted({found.value for found in cleaned.found}))
            self._remark(
                Doubt.PERSONAL,
                sv=f"Personuppgifter togs bort ur {column.choice.heading}: {kinds}.",
                en=f"Personal data was removed from {column.choice.heading}: {kinds}.",
            )
        return cleaned.text

    def _remark(self, doubt: Doubt, *, sv: str, en: str) -> None:
        self.remarks.append(
            Remark(
                row=self.row.number,
                sheet=self.row.sheet,
                doubt=doubt,
                message=Text(sv=sv, en=en),
            )
        )

    def amount(self, field_: Field) -> Decimal | None:
        """Read an amount; equal ones of several columns count once, others add up."""
        found: list[Decimal] = []
        for column, cell in self.cells(field_):
            amount = amounts.read_amount(cell, column.convention.marks)
            if amount is None:
                raise UnreadableError(column.choice, cell, NO_AMOUNT)
            self.currency = self.currency or amount.currency
            found.append(amount.value)
        return sum(dict.fromkeys(found), Decimal(0)) if found else None

    def rate(self) -> Decimal | None:
        """Read the rate of exchange; nothing for a cell that is no rate."""
        for column, cell in self.cells(Field.EXCHANGE_RATE):
            amount = amounts.read_amount(cell, column.convention.marks)
            if amount is not None and 0 < amount.value < MOST_RATE:
                return amount.value
        return None

    def share(self) -> Decimal | None:
        """Read the EU share."""
        for column, cell in self.cells(Field.EU_SHARE):
            share = shares.read_share(cell, percent=column.convention.percent)
            if share is None:
                self._note_unread(column, cell)
            return share
        return None

    def _note_unread(self, column: Column, cell: Cell) -> None:
        heading, stated = column.choice.heading, show(write(cell))
        self._remark(
            Doubt.UNREAD,
            sv=f'{heading}: "{stated}" går inte att läsa och lämnades tomt.',
            en=f'{heading}: "{stated}" cannot be read and was left empty.',
        )

    def partial(self, field_: Field) -> PartialDate | None:
        """Read a date from the first column that has one."""
        for column, cell in self.cells(field_):
            if (found := self.read_date(column, cell)) is not None:
                return found
        return None

    def read_date(self, column: Column, cell: Cell) -> PartialDate | None:
        """Read a date; words instead of one are noted, wrong figures are refused."""
        found = dates.read_date(cell, column.convention.order)
        if found is None:
            if any(map(str.isdigit, write(cell))):
                raise UnreadableError(column.choice, cell, NO_DATE)
            self._note_unread(column, cell)
        return found

    def day(self, field_: Field) -> date | None:
        """Read a day that nothing hangs on; what cannot be read is left empty."""
        for column, cell in self.cells(field_):
            found = dates.read_date(cell, column.convention.order)
            return found.first if found else None
        return None

    def places(self, field_: Field) -> tuple[str, ...]:
        """Read places, each once."""
        stated = self.stated(field_)
        if len(stated) == 1:
            return names.split_places(stated[0])
        found = [place for each in stated for place in names.split_places(each)]
        return tuple(dict.fromkeys(found))

    def parted(
        self, field_: Field, read: Callable[[str], str | tuple[str, ...]]
    ) -> tuple[str, ...]:
        """Read several codes from each cell, each once."""
        found: dict[str, None] = {}
        for stated in self.stated(field_):
            read_ = read(stated)
            found.update(dict.fromkeys((read_,) if isinstance(read_, str) else read_))
        found.pop("", None)
        return tuple(found)
