"""A list as it lies in a file: what format, where its headings are, its rows."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from pathlib import Path

from medel.projects.importing.cells import Cell, Position, Row, Table, filled
from medel.projects.importing.delimited import open_delimited
from medel.projects.importing.encoding import (
    Encoding,
    find_encoding,
    open_text,
    state_encoding,
)
from medel.projects.importing.fields import Field
from medel.projects.importing.known import find_known
from medel.projects.importing.layout import CLEAR, HEAD_ROWS, Layout, find_layout
from medel.projects.importing.markup import open_markup
from medel.projects.importing.objects import Objects, open_objects
from medel.projects.importing.parts import Part, align
from medel.projects.importing.refusals import refuse
from medel.projects.importing.vocabulary import recognise
from medel.projects.importing.workbooks import OLE, Sheet, Workbook, look_into

ZIP = b"PK\x03\x04"
OTHERS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc",
)
PAGES = ("<html", "<!doctype html", "<table", "<meta", "<head", "<style")
SPREADSHEET_XML = "urn:schemas-microsoft-com:office:spreadsheet"


class Format(StrEnum):
    """The formats that can be read."""

    CSV = "csv"
    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"
    MEDEL = "medel-jsonl"
    PROJEKTBANKEN = "projektbanken"
    KOHESIO = "kohesio"
    ARTICLE_49 = "article49"
    THREESIXTY = "360giving"


@dataclass(frozen=True)
class Source:
    """A list of projects in a file: headings known, rows on demand."""

    path: Path
    format: Format
    table: Table
    layout: Layout
    size: int

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings, one for each column; empty where a column has none."""
        return self.layout.headings

    @property
    def preamble(self) -> tuple[str, ...]:
        """What stands above the headings."""
        return self.layout.preamble

    @property
    def encoding(self) -> str:
        """The encoding of a text file; empty for a workbook."""
        return self.table.encoding

    def rows(self, position: Position | None = None) -> Iterator[Row]:
        """Read the rows under the headings, each padded to the width of the list."""
        if position and not position.whole:
            position.whole = self.size
        width, sheet, left, part = len(self.headings), None, 0, Part(0)
        for stated in self.table.rows(position):
            if stated.sheet != sheet:
                sheet = stated.sheet
                part = self.layout.parts.get(sheet) or Part(self.layout.head)
                left = part.head
            if left:
                left -= 1
                continue
            row = part.arrange(stated) if part.order else stated
            cells = row.cells
            if len(cells) < width:
                cells.extend([""] * (width - len(cells)))
            if cells.count("") < len(cells) and any(map(_is_said, cells)):
                yield row


def _is_said(cell: Cell) -> bool:
    return not isinstance(cell, str) or (cell != "" and not cell.isspace())


def open_source(path: Path, encoding: str = "") -> Source:
    """Find out what a file is and where its list begins, or refuse it politely.

    An encoding that a person states is taken instead of the one that is found.
    """
    try:
        size = _measure(path)
        with path.open("rb") as stream:
            start = stream.read(4_096)
        if start.startswith((ZIP, OLE)):
            return _open_workbook(path, start, size)
        if start.startswith(OTHERS):
            raise _refuse_kind(path)
        charset = state_encoding(path, encoding) if encoding else find_encoding(path)
        return _open_text_file(path, size, charset)
    except OSError as error:
        raise refuse(
            path.name,
            sv=f"filen går inte att läsa ({error.strerror}).",
            en=f"the file cannot be read ({error.strerror}).",
        ) from error


def _measure(path: Path) -> int:
    if path.is_dir():
        raise refuse(
            path.name,
            sv="detta är en katalog. Ange en fil.",
            en="this is a folder. Name a file.",
        )
    size = path.stat().st_size
    if path.is_file() and not size:
        raise refuse(path.name, sv="filen är tom.", en="the file is empty.")
    if not path.is_file():
        raise _refuse_kind(path)
    return size


def _refuse_kind(path: Path) -> Exception:
    return refuse(
        path.name,
        sv="filen är ingen lista som går att läsa. Det ska vara CSV, XLSX, XLS, ODS, "
        "JSON eller en webbsida med en tabell.",
        en="the file is no list that can be read. It should be CSV, XLSX, XLS, ODS, "
        "JSON or a web page with a table.",
    )


def _open_workbook(path: Path, start: bytes, size: int) -> Source:
    sheets = look_into(path)
    layouts = [find_layout(_head(sheet)) for sheet in sheets]
    rated = [
        _rate(sheet, layout) for sheet, layout in zip(sheets, layouts, strict=True)
    ]
    if max(rated, default=0) <= 0:
        raise _refuse_listless(path)
    best = rated.index(max(rated))
    parts = _find_parts(sheets, layouts, layouts[best])
    alike = tuple(sheet.index for sheet in sheets if sheet.name in parts)
    kind = _workbook_format(path, start)
    table = Workbook(path, alike or (sheets[best].index,))
    layout = replace(layouts[best], parts=parts)
    return _finish(Source(path, kind, table, layout, size))


def _find_parts(
    sheets: list[Sheet], layouts: list[Layout], best: Layout
) -> dict[str, Part]:
    """Find the sheets that go on with the list of the best one."""
    if not any(best.headings):
        return {}
    found = {
        sheet.name: align(best.headings, layout.headings, layout.head)
        for sheet, layout in zip(sheets, layouts, strict=True)
        if sheet.height
    }
    return {name: part for name, part in found.items() if part}


def _head(sheet: Sheet) -> list[Row]:
    return [Row(number, cells) for number, cells in enumerate(sheet.rows, start=1)]


def _rate(sheet: Sheet, layout: Layout) -> float:
    """Give how likely a sheet is the list: known headings first, then its size."""
    if not any(map(filled, sheet.rows)):
        return 0
    size = min(max(sheet.height - layout.head, 0), 1_000)
    # Beside a list of projects there may be a longer one of their partners.
    named = any(
        recognise(each).get(Field.TITLE, 0) >= CLEAR for each in layout.headings
    )
    return (1.0 + layout.score) * math.log(size + 1.5) * (2 if named else 1)


def _workbook_format(path: Path, start: bytes) -> Format:
    if start.startswith(OLE):
        return Format.XLS
    is_ods = b"mimetypeapplication/vnd.oasis" in start or path.suffix.lower() == ".ods"
    return Format.ODS if is_ods else Format.XLSX


def _open_text_file(path: Path, size: int, charset: Encoding) -> Source:
    with open_text(path, charset) as text:
        start = text.read(4_096).lstrip("\ufeff \t\r\n")
    if not start:
        raise refuse(path.name, sv="filen är tom.", en="the file is empty.")
    table: Table
    if start[0] in "[{":
        objects = open_objects(path, charset)
        return _open_objects(path, objects, size)
    if start.lower().startswith(PAGES) or SPREADSHEET_XML in start:
        kind, table = Format.HTML, open_markup(path, charset)
    elif start.startswith("<?xml"):
        raise _refuse_kind(path)
    else:
        kind, table = Format.CSV, open_delimited(path, charset)
    rows = list(islice(table.rows(), HEAD_ROWS))
    if not any(len(row.cells) > 1 for row in rows):
        raise _refuse_listless(path)
    return _finish(Source(path, kind, table, find_layout(rows), size))


def _open_objects(path: Path, objects: Objects, size: int) -> Source:
    if not objects.columns:
        raise _refuse_listless(path)
    kind = Format.JSONL if objects.lines else Format.JSON
    layout = Layout(tuple(map(_flatten_heading, objects.columns)), 0)
    return _finish(Source(path, kind, objects, layout, size))


def _flatten_heading(column: str) -> str:
    return " ".join(column.split())


def _refuse_listless(path: Path) -> Exception:
    return refuse(
        path.name,
        sv="ingen lista hittades i filen: en rad med rubriker och under den en rad per "
        "projekt.",
        en="no list was found in the file: a row of headings, and under it a row per "
        "project.",
    )


def _finish(source: Source) -> Source:
    """Name the format after its columns where they are known ones."""
    known = find_known(source.headings)
    return replace(source, format=Format(known.name)) if known else source
