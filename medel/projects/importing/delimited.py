"""Text with delimiters: CSV and its relatives, read as a stream."""

import csv
import io
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from medel.projects.importing.cells import MAX_COLUMNS, Position, Row, clean
from medel.projects.importing.encoding import Encoding, open_text, tell
from medel.projects.importing.refusals import refuse

DELIMITERS = (";", ",", "\t", "|")
SAMPLE_CHARACTERS = 400_000
SAMPLE_ROWS = 400
LONGEST_CELL = 1_000_000
if TYPE_CHECKING:
    from _csv import Reader

NEWS = 1_000  # rows between two reports of the position


@dataclass(frozen=True)
class Delimited:
    """A file of rows and cells with a delimiter between them."""

    path: Path
    charset: Encoding
    delimiter: str
    declared: bool = False  # the first line says "sep=;", as Excel writes it

    @property
    def encoding(self) -> str:
        """The name of the encoding."""
        return self.charset.name

    def rows(self, position: Position | None = None) -> Iterator[Row]:
        """Read row by row; a row's number is the line that it begins on."""
        csv.field_size_limit(LONGEST_CELL)
        with open_text(self.path, self.charset) as text:
            reader = csv.reader(text, delimiter=self.delimiter)
            for count, (line, cells) in enumerate(self._read(reader)):
                if position and not count % NEWS:
                    position.done = tell(text)
                if not (self.declared and line == 1):
                    yield Row(line, [c if c.isprintable() else clean(c) for c in cells])

    def _read(self, reader: "Reader") -> Iterator[tuple[int, list[str]]]:
        line = 1
        try:
            for cells in reader:
                if len(cells) > MAX_COLUMNS:
                    raise refuse_wide(self.path.name, line, len(cells))
                yield line, cells
                line = reader.line_num + 1
        except csv.Error as error:
            raise refuse(
                self.path.name,
                sv=f"raden som börjar på rad {line} går inte att läsa; ett "
                "citattecken stängs troligen aldrig. Rätta raden och försök igen.",
                en=f"the row that begins on line {line} cannot be read; probably a "
                "quotation mark is never closed. Mend the line and try again.",
            ) from error


def refuse_wide(file: str, line: int, width: int) -> Exception:
    """Refuse a list with more columns than any list of projects has."""
    return refuse(
        file,
        sv=f"rad {line} har {width} kolumner; en projektlista har högst {MAX_COLUMNS}. "
        "Ta bort de tomma kolumnerna och spara igen.",
        en=f"line {line} has {width} columns; a list of projects has at most "
        f"{MAX_COLUMNS}. Remove the empty columns and save again.",
    )


def open_delimited(path: Path, charset: Encoding) -> Delimited:
    """Find the delimiter: the one that splits the most rows into equally many cells."""
    with open_text(path, charset) as text:
        sample = text.read(SAMPLE_CHARACTERS)
    declared = sample[:5].lower()
    if declared.startswith("sep=") and declared[4:] in DELIMITERS:
        return Delimited(path, charset, declared[4:], declared=True)
    whole = len(sample) < SAMPLE_CHARACTERS
    best = max(DELIMITERS, key=lambda mark: _judge(sample, mark, whole=whole))
    return Delimited(path, charset, best)


def _judge(sample: str, delimiter: str, *, whole: bool) -> float:
    """Give how evenly a delimiter splits the sample; the last row may be cut off."""
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    rows: list[list[str]] = []
    try:
        rows.extend(islice(reader, SAMPLE_ROWS))
    except csv.Error:
        return len(rows) / (2 * SAMPLE_ROWS)
    if not whole and len(rows) < SAMPLE_ROWS:
        rows = rows[:-1]
    widths = Counter(len(row) for row in rows if any(cell.strip() for cell in row))
    if not widths:
        return 0
    width, count = max(widths.items(), key=lambda pair: pair[1] * (pair[0] - 1))
    return math.sqrt(width - 1) * (count / widths.total()) ** 2
