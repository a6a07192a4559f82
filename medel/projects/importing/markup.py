"""Tables in HTML (often named .xls) and in Excel's XML of 2003, read as a stream."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from medel.projects.importing.cells import MAX_COLUMNS, Cell, Position, Row, clean
from medel.projects.importing.delimited import refuse_wide
from medel.projects.importing.encoding import Encoding, open_text
from medel.projects.importing.refusals import refuse

CHUNK = 1 << 16
LARGEST_FILE = 300_000_000
LARGEST_TAG = 2_000_000
MOST_SPANNED = 1_000
# Rows of a table among which its headings stand, and how many they are at least.
BEGINNING, LEAST_HEADINGS = 10, 4
ROWS = {"tr", "row", "ss:row"}
CELLS = {"td", "th", "cell", "ss:cell"}
TABLES = {"table", "ss:table"}
BREAKS = {"br", "p", "div", "li"}
SILENT = {"script", "style"}


class _Reader(HTMLParser):
    """Collects the rows of every table, each with the number of its table."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ready: list[tuple[int, list[Cell]]] = []
        self.table = 0
        self.row: list[Cell] | None = None
        self.parts: list[str] | None = None
        self.silent = False
        self.width = 1
        self.spans: dict[int, tuple[int, str]] = {}
        self.height = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, row or cell; what stands open is closed first."""
        named = dict(attrs)
        if tag in TABLES:
            self._close_row()
            self.table += 1
            self.spans = {}
        elif tag in ROWS:
            self._close_row()
            self.row = []
        elif tag in CELLS and self.row is not None:
            self._close_cell()
            self._skip_to(named.get("ss:index"))
            self.parts = []
            across = _count(named.get("ss:mergeacross"), 0) + 1
            self.width = max(_count(named.get("colspan"), 1), across)
            self.height = _count(named.get("rowspan"), 1)
        elif tag in BREAKS and self.parts is not None:
            self.parts.append("\n")
        self.silent = tag in SILENT

    def handle_endtag(self, tag: str) -> None:
        """Close a cell, row or table."""
        self.silent = False
        if tag in CELLS:
            self._close_cell()
        elif tag in ROWS | TABLES:
            self._close_row()

    def handle_data(self, data: str) -> None:
        """Take the text inside a cell."""
        if self.parts is not None and not self.silent:
            self.parts.append(data)

    def _skip_to(self, index: str | None) -> None:
        place = _count(index, 0)
        while self.row is not None and len(self.row) < place - 1:
            self.row.append("")

    def _close_cell(self) -> None:
        if self.row is None or self.parts is None:
            return
        text = clean("".join(self.parts)).strip()
        self._fill_spans(self.row)
        if self.height > 1:
            self.spans[len(self.row)] = (self.height - 1, text)
        self.row.append(text)
        self.row.extend([""] * (self.width - 1))
        self.parts = None

    def _fill_spans(self, row: list[Cell]) -> None:
        """Repeat a text that reaches down from a row above; a number counts once."""
        while len(row) in self.spans:
            column = len(row)
            left, text = self.spans.pop(column)
            if left > 1:
                self.spans[column] = (left - 1, text)
            row.append("" if any(mark.isdigit() for mark in text) else text)

    def finish(self) -> None:
        """Close what is still open at the end."""
        self._close_row()

    def _close_row(self) -> None:
        self._close_cell()
        if self.row is not None:
            self._fill_spans(self.row)
            self.ready.append((self.table, self.row))
            self.row = None


def _count(stated: str | None, otherwise: int) -> int:
    known = stated is not None and stated.isascii() and stated.isdigit()
    return min(int(stated[:6]), MOST_SPANNED) if known and stated else otherwise


@dataclass
class Markup:
    """The largest table of a page, with those that have a row of its headings too."""

    path: Path
    charset: Encoding
    tables: frozenset[int] = field(default=frozenset(), init=False)

    @property
    def encoding(self) -> str:
        """The name of the encoding."""
        return self.charset.name

    def survey(self) -> None:
        """Find the table with the most rows of more than one cell."""
        counts: Counter[int] = Counter()
        begun: defaultdict[int, set[tuple[Cell, ...]]] = defaultdict(set)
        for table, row in self._read(None):
            counts[table] += len(row) > 1
            if counts[table] <= BEGINNING and len(set(row)) >= LEAST_HEADINGS:
                begun[table].add(tuple(row))
        largest = max(counts, key=lambda table: counts[table], default=0)
        alike = {table for table, rows in begun.items() if rows & begun[largest]}
        self.tables = frozenset({largest, *alike})

    def rows(self, position: Position | None = None) -> Iterator[Row]:
        """Read the tables row by row."""
        inside = (row for table, row in self._read(position) if table in self.tables)
        for number, row in enumerate(inside, start=1):
            if len(row) > MAX_COLUMNS:
                raise refuse_wide(self.path.name, number, len(row))
            yield Row(number, row)

    def _read(self, position: Position | None) -> Iterator[tuple[int, list[Cell]]]:
        reader = _Reader()
        with open_text(self.path, self.charset) as text:
            while chunk := text.read(CHUNK):
                reader.feed(chunk)
                if position:
                    position.done += len(chunk)
                yield from reader.ready
                reader.ready.clear()
                if len(reader.rawdata) > LARGEST_TAG:
                    raise _refuse_open(self.path)
        reader.close()
        reader.finish()
        yield from reader.ready


def open_markup(path: Path, charset: Encoding) -> Markup:
    """Open a page with tables, or refuse one that is too large or never closed."""
    if path.stat().st_size > LARGEST_FILE:
        raise _refuse_open(path)
    markup = Markup(path, charset)
    markup.survey()
    return markup


def _refuse_open(path: Path) -> Exception:
    return refuse(
        path.name,
        sv="webbsidan är för stor eller bruten för att läsas som tabell. Öppna den i "
        "ett kalkylprogram och spara den som XLSX eller CSV.",
        en="the web page is too large or too broken to be read as a table. Open it in "
        "a spreadsheet program and save it as XLSX or CSV.",
    )
