"""Workbooks: one row at a time to the disk, no text taken for a formula or a link."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import IO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from medel.reporting.columns import Column, Kind
from medel.reporting.operations import Operation
from medel.reporting.writing import strip_controls

ROWS = 1_048_575  # of a sheet, under the heading
LONGEST = 32_767  # characters of a cell
EXACT = 15  # digits that a spreadsheet's number holds
NAME = 28  # characters of a sheet's name, with room for a number
CHUNK = 1 << 16
WIDTHS = {Kind.TEXT: 24, Kind.NUMBER: 14, Kind.DATE: 11}
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True)
class Book:
    """What a workbook holds: its columns and headings, and what is said about it."""

    title: str
    columns: Sequence[Column]
    headings: Sequence[str]
    about: Sequence[tuple[str, str]]
    about_title: str = "Om filen"


def write_book(book: Book, operations: Iterable[Operation]) -> Iterator[bytes]:
    """Write a workbook to a file that is gone when it has been read."""
    with tempfile.TemporaryFile() as file:
        _fill(file, book, iter(operations))
        file.seek(0)
        while chunk := file.read(CHUNK):
            yield chunk


def _fill(file: IO[bytes], book: Book, operations: Iterator[Operation]) -> None:
    with Workbook(file, OPTIONS) as workbook:
        bold = workbook.add_format({"bold": True})
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        number, written = 1, ROWS
        while written == ROWS:
            sheet = _add_sheet(workbook, book, number, bold)
            written = _write_rows(sheet, book, islice(operations, ROWS), day)
            number += 1
        about = workbook.add_worksheet(book.about_title)
        for row, (name, told) in enumerate(book.about):
            about.write_string(row, 0, name, bold)
            about.write_string(row, 1, told)


def _add_sheet(workbook: Workbook, book: Book, number: int, bold: Format) -> Worksheet:
    name = book.title[:NAME] + (f" {number}" if number > 1 else "")
    sheet = workbook.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(book.columns):
        sheet.set_column(at, at, WIDTHS[column.kind])
    for at, heading in enumerate(book.headings):
        sheet.write_string(0, at, heading, bold)
    return sheet


def _write_rows(
    sheet: Worksheet, book: Book, operations: Iterator[Operation], day: Format
) -> int:
    row = 0
    for row, operation in enumerate(operations, start=1):
        for at, column in enumerate(book.columns):
            if stated := column.write(operation):
                _write_cell(sheet, (row, at), column.kind, stated, day)
    return row


def _write_cell(
    sheet: Worksheet, at: tuple[int, int], kind: Kind, stated: str, day: Format
) -> None:
    if kind is Kind.NUMBER and len(stated) <= EXACT:
        sheet.write_number(*at, float(stated))
    elif kind is Kind.DATE and len(stated) == len("2024-05-31"):
        sheet.write_datetime(*at, date.fromisoformat(stated), day)
    else:
        sheet.write_string(*at, _fit(strip_controls(stated)))


def _fit(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
