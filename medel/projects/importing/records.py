"""From a list to its records: what is read, and what is reported instead."""

from collections.abc import Iterator
from dataclasses import replace

from medel.core.texts import Text
from medel.projects.importing.cells import Position
from medel.projects.importing.conventions import survey
from medel.projects.importing.fields import AMOUNTS, Field
from medel.projects.importing.layout import is_operation
from medel.projects.importing.mappings import Choice, Mapping, place
from medel.projects.importing.reading import Reader
from medel.projects.importing.record import Doubt, Record, Remark, Skipped
from medel.projects.importing.refusals import refuse
from medel.projects.importing.sources import Source

# With a title one of these is enough; without one the second and the third are needed.
LEAST = {Field.BENEFICIARY, Field.CASE_NUMBER, Field.START, Field.DURATION} | AMOUNTS
MORE = {Field.START, Field.END, Field.EU_SHARE, Field.EU_AMOUNT, Field.PURPOSE}


def records(
    source: Source, mapping: Mapping, *, position: Position | None = None
) -> Iterator[Record | Skipped]:
    """Read a list: a record for each operation, or why its row could not be read."""
    placed = place(mapping, source.headings, source.path.name)
    _require_understood(source, placed)
    reader = Reader(source.headings, mapping, placed, survey(source, placed))
    seen: dict[int, int] = {}
    for row in source.rows(position):
        if is_operation(row.cells, source.headings):
            found = reader.read(row)
            if isinstance(found, Record):
                found = _note_twice(found, seen)
            yield found


def _require_understood(source: Source, placed: dict[int, Choice]) -> None:
    fields = {choice.field for choice in placed.values()}
    titled = Field.TITLE in fields and fields & LEAST
    untitled = Field.BENEFICIARY in fields and fields & AMOUNTS and fields & MORE
    if not titled and not untitled:
        raise refuse(
            source.path.name,
            sv="listans kolumner går inte att förstå: det behövs minst projektets "
            "namn och ett belopp, ett datum, en stödmottagare eller ett ärendenummer. "
            "Ange kolumnerna i en mappning (docs/import.md).",
            en="the list's columns cannot be understood: at least the project's name "
            "is needed, and an amount, a date, a beneficiary or a case number. Name "
            "the columns in a mapping (docs/import.md).",
        )


def _note_twice(record: Record, seen: dict[int, int]) -> Record:
    """Warn of a case number that stood on a row before."""
    if not record.case_number:
        return record
    before = seen.setdefault(hash(record.case_number), record.row)
    if before == record.row:
        return record
    message = Text(
        sv=f"Ärendenumret {record.case_number} finns redan på rad {before}.",
        en=f"The case number {record.case_number} already stands on row {before}.",
    )
    remark = Remark(
        row=record.row, sheet=record.sheet, doubt=Doubt.TWICE, message=message
    )
    return replace(record, warnings=(*record.warnings, remark))
