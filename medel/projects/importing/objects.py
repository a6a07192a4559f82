"""JSON: an array of objects somewhere in a file, or one object a line, as a stream.

Objects are cut out one by one with the standard decoder, so that memory holds one at a
time whatever the file's size. (The streaming parser ijson was tried: an array nested
200,000 deep made it use 23 GB.)
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, TextIO

from medel.projects.importing.cells import MAX_COLUMNS, Cell, Position, Row, clean
from medel.projects.importing.encoding import Encoding, open_text, tell
from medel.projects.importing.refusals import RefusedFileError, refuse

CHUNK = 1 << 18
LARGEST = 20_000_000  # characters of one object, or of what stands before the list
DEEPEST = 8
NEWS = 200  # objects between two reports of the position
MOST_DIGITS = 40
GLANCE = 100_000  # characters in which a value that holds no list should end
# Lists that tell of the columns, or of the answer, rather than of projects.
ABOUT = frozenset({"columns", "facets", "facet_groups", "fields", "links", "schema"})
SPACE = " \t\r\n"
_DECODER = json.JSONDecoder(parse_float=Decimal, parse_int=Decimal, parse_constant=str)


class _BrokenError(Exception):
    """The text is not JSON at the place where the reader stands."""


@dataclass
class _Scanner:
    """A window over a text file that moves forward value by value."""

    stream: TextIO
    text: str = ""
    at: int = 0
    gone: int = 0
    ended: bool = False
    heads: tuple[str, ...] = ()  # of a list whose rows are arrays

    def _grow(self) -> None:
        more = self.stream.read(max(CHUNK, len(self.text) - self.at))
        self.ended = not more
        self.gone += self.at
        self.text, self.at = self.text[self.at :] + more, 0

    def peek(self) -> str:
        """Give the next character that is no space, or nothing at the end."""
        while True:
            while self.at < len(self.text) and self.text[self.at] in SPACE:
                self.at += 1
            if self.at < len(self.text) or self.ended:
                return self.text[self.at : self.at + 1]
            self._grow()

    def take(self) -> str:
        """Give the next character that is no space, and step over it."""
        mark = self.peek()
        self.at += 1
        return mark

    def value(self) -> Any:  # noqa: ANN401 (JSON may be anything)
        """Decode the value that begins here, reading on while it is not complete."""
        self.peek()
        while True:
            try:
                found, end = _DECODER.raw_decode(self.text, self.at)
                if end < len(self.text) or self.ended:
                    self.at = end
                    return found
            except RecursionError as error:
                raise _BrokenError from error
            except (ValueError, ArithmeticError) as error:
                if self.ended or len(self.text) - self.at > LARGEST:
                    raise _BrokenError from error
            self._grow()

    def holds_list(self) -> bool:
        """Whether the value that begins here is or holds an array of objects."""
        if self.peek() not in {"[", "{"}:
            return False
        while len(self.text) - self.at < GLANCE and not self.ended:
            self._grow()
        try:
            return _has_list(_DECODER.raw_decode(self.text, self.at)[0])
        except (ValueError, ArithmeticError, RecursionError):
            return True  # too long to see to its end: that is where the list is


@dataclass
class Objects:
    """The objects of a JSON file; each is a row, and each path to a value a column."""

    path: Path
    charset: Encoding
    lines: bool
    columns: tuple[str, ...] = field(default=(), init=False)

    @property
    def encoding(self) -> str:
        """The name of the encoding."""
        return self.charset.name

    def survey(self) -> None:
        """Find every column in the file, in the order of their first mention."""
        columns: dict[str, None] = {}
        for _, found in self.objects(None):
            columns.update(dict.fromkeys(flatten(found)))
            if len(columns) > MAX_COLUMNS:
                raise self._refuse(1)
        self.columns = tuple(columns)

    def rows(self, position: Position | None = None) -> Iterator[Row]:
        """Read object by object; a row is called by its line or place in the list."""
        for number, found in self.objects(position):
            flat = flatten(found)
            yield Row(number, [flat.get(column, "") for column in self.columns])

    def objects(
        self, position: Position | None
    ) -> Iterator[tuple[int, dict[str, Any]]]:
        """Give each object with its number."""
        with open_text(self.path, self.charset) as text:
            reader = self._read_lines(text) if self.lines else self._read_list(text)
            for number, found in reader:
                if position and not number % NEWS:
                    position.done = tell(text)
                yield number, found

    def _read_lines(self, text: TextIO) -> Iterator[tuple[int, dict[str, Any]]]:
        number = 0
        while line := text.readline(LARGEST):
            number += 1
            if not line.strip():
                continue
            try:
                found = _DECODER.decode(line)
            except (ValueError, RecursionError, ArithmeticError) as error:
                raise self._refuse(number) from error
            if isinstance(found, dict):
                yield number, found

    def _read_list(self, text: TextIO) -> Iterator[tuple[int, dict[str, Any]]]:
        scanner = _Scanner(text)
        number = 0
        try:
            for number, found in enumerate(_list_values(scanner), start=1):
                if isinstance(found, dict):
                    yield number, _unwrap(found)
                elif isinstance(found, list) and scanner.heads:
                    yield number, dict(zip(scanner.heads, found, strict=False))
                else:
                    scanner.heads = _name_heads(found)
        except _BrokenError as error:
            raise self._refuse(number + 1, scanner.gone + scanner.at) from error

    def _refuse(self, number: int, place: int = 0) -> RefusedFileError:
        where, var = f"line {number}", f"rad {number}"
        if place:
            where = f"object {number}, near character {place:,}"
            var = f"objekt {number}, nära tecken {place}"
        return refuse(
            self.path.name,
            sv=f"{var}: här väntades JSON med en lista av objekt, ett per projekt.",
            en=f"{where}: JSON with a list of objects was expected, one per project.",
        )


def _list_values(scanner: _Scanner) -> Iterator[Any]:
    """Give the values of the first array of objects."""
    if not _enter(scanner, DEEPEST):
        raise _BrokenError
    while scanner.peek() != "]":
        yield scanner.value()
        if scanner.peek() == ",":
            scanner.take()
        elif scanner.peek() != "]":
            raise _BrokenError


def _enter(scanner: _Scanner, deepest: int) -> bool:
    """Step into the first array of objects, through the objects around it."""
    mark = scanner.take()
    if mark == "[":
        return True
    if mark != "{" or not deepest:
        raise _BrokenError
    while scanner.peek() == '"':
        key = _pass_key(scanner)
        if key in ABOUT or not scanner.holds_list():
            told = scanner.value()
            scanner.heads = (_name_heads(told) if key in ABOUT else ()) or scanner.heads
        elif _enter(scanner, deepest - 1):
            return True
        if scanner.peek() == ",":
            scanner.take()
    _pass(scanner, "}")
    return False


def _pass_key(scanner: _Scanner) -> str:
    key = str(scanner.value())
    _pass(scanner, ":")
    return key


def _pass(scanner: _Scanner, mark: str) -> None:
    if scanner.take() != mark:
        raise _BrokenError


def _has_list(found: object, deepest: int = DEEPEST) -> bool:
    if isinstance(found, list):
        return bool(found) and isinstance(found[0], dict | list)
    if isinstance(found, dict) and deepest:
        return any(_has_list(inner, deepest - 1) for inner in found.values())
    return False


def _name_heads(found: object) -> tuple[str, ...]:
    """Give the headings of rows that are arrays: texts, or objects that have names."""
    listed = found if isinstance(found, list) else []
    named = [one.get("name") if isinstance(one, dict) else one for one in listed]
    texts = [name for name in named if isinstance(name, str)]
    return tuple(texts) if len(texts) == len(listed) else ()


def _unwrap(found: dict[str, Any]) -> dict[str, Any]:
    """Give what a GeoJSON feature says, with its point, or the object as it is."""
    properties = found.get("properties")
    if found.get("type") != "Feature" or not isinstance(properties, dict):
        return found
    geometry = found.get("geometry")
    point = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if isinstance(point, list) and len(point) > 1 and isinstance(point[0], Decimal):
        return properties | {"longitude": point[0], "latitude": point[1]}
    return properties


def flatten(found: dict[str, Any]) -> dict[str, Cell]:
    """Lay an object flat: what stands deeper gets a name such as place.name."""
    flat: dict[str, Cell] = {}
    for path, cell in _walk(found, "", DEEPEST):
        stated = flat.get(path)
        flat[path] = cell if stated is None else f"{_text(stated)}\n{_text(cell)}"
    return flat


def _walk(here: object, path: str, deepest: int) -> Iterator[tuple[str, Cell]]:
    if isinstance(here, dict) and deepest:
        for key, inner in here.items():
            name = clean(key)
            yield from _walk(inner, f"{path}.{name}" if path else name, deepest - 1)
    elif isinstance(here, list) and deepest:
        for inner in here:
            yield from _walk(inner, path, deepest - 1)
    else:
        yield path, _cell(here)


def _cell(here: object) -> Cell:
    if isinstance(here, Decimal):
        return here if abs(here.adjusted()) < MOST_DIGITS else str(here)
    if isinstance(here, str):
        return clean(here)
    if isinstance(here, bool):
        return str(here).lower()
    return ""


def _text(cell: Cell) -> str:
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)


def open_objects(path: Path, charset: Encoding) -> Objects:
    """Tell one object a line from one document, and find the columns."""
    objects = Objects(path, charset, lines=_has_lines(path, charset))
    objects.survey()
    return objects


def _has_lines(path: Path, charset: Encoding) -> bool:
    with open_text(path, charset) as text:
        first = text.readline(LARGEST).strip()
        second = text.read(200).lstrip()
    if not first.startswith("{"):
        return False
    try:
        whole = isinstance(_DECODER.decode(first), dict)
    except (ValueError, RecursionError, ArithmeticError):
        return False
    plain = "".join(first.split())
    alone = not second and ":[{" not in plain and ":[[" not in plain
    return whole and (second.startswith("{") or alone)
