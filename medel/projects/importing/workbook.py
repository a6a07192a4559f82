"""The program that opens a workbook, apart from Medel and with a limit on its memory.

A workbook is read by other people's compiled code, whole. A broken or hostile one may
end the program that reads it, so it is read in a program of its own, which writes what
it finds as lines of JSON: the sheets, then the rows. It imports nothing of Medel.
"""

import json
import resource
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

MEMORY = 3_000_000_000
SECONDS = 600
MAX_COLUMNS = 1_000
HEAD_ROWS = 60
BATCH = 200


def main() -> None:
    """Write the sheets of a workbook (`sheets FILE`) or rows (`rows FILE INDEX…`)."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    order, path, *indexes = sys.argv[1:]
    try:
        with Path(path).open("rb") as stream:
            book = CalamineWorkbook.from_filelike(stream)
            lines = _sheets(book) if order == "sheets" else _rows(book, indexes)
            for line in lines:
                sys.stdout.write(json.dumps(line) + "\n")
    except PasswordError:
        sys.stdout.write('{"refused": "encrypted"}\n')
    except MemoryError:
        sys.stdout.write('{"refused": "large"}\n')
    except (CalamineError, ValueError, OSError):
        sys.stdout.write('{"refused": "broken"}\n')


def _sheets(book: CalamineWorkbook) -> Iterator[dict[str, Any]]:
    for index, meta in enumerate(book.sheets_metadata):
        if not _is_readable(meta):
            continue
        sheet = book.get_sheet_by_index(index)
        width = (sheet.end or (0, 0))[1] + 1
        if width > MAX_COLUMNS:
            yield {"refused": "wide", "sheet": meta.name, "width": width}
            return
        head = [row for _, row in zip(range(HEAD_ROWS), _cells(sheet), strict=False)]
        yield _describe(sheet, index=index, rows=head)


def _is_readable(meta: SheetMetadata) -> bool:
    visible = meta.visible == SheetVisibleEnum.Visible
    return visible and meta.typ == SheetTypeEnum.WorkSheet


def _describe(sheet: CalamineSheet, **more: object) -> dict[str, Any]:
    height = (sheet.end or (-1, 0))[0] + 1
    return {"name": sheet.name, "height": height, "merged": _merges(sheet), **more}


def _rows(book: CalamineWorkbook, indexes: list[str]) -> Iterator[dict[str, Any]]:
    for index in indexes:
        sheet = book.get_sheet_by_index(int(index))
        yield _describe(sheet)
        cells = _cells(sheet)
        while batch := list(islice(cells, BATCH)):
            yield {"rows": batch}


def _cells(sheet: CalamineSheet) -> Iterator[list[object]]:
    """Give every row from the sheet's first on, with its empty columns in front."""
    missing: list[object] = [""] * (sheet.start or (0, 0))[1]
    for row in sheet.iter_rows():
        yield [*missing, *(_plain(cell) for cell in row)]


def _merges(sheet: CalamineSheet) -> list[list[int]]:
    ranges = sheet.merged_cell_ranges or []
    return [[*first, *last] for first, last in ranges]


def _plain(cell: object) -> object:
    """Give a cell as JSON can carry it; a date is a list of one."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return [cell.isoformat()]
    if isinstance(cell, float):
        return float(f"{cell:.15g}")
    if isinstance(cell, time | timedelta):
        return str(cell)
    return cell


if __name__ == "__main__":
    main()
