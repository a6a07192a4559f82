"""Workbooks (XLSX, XLS, ODS): guarded, then read by the program workbook.py."""

import json
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from medel.core.texts import Text
from medel.projects.importing.cells import Cell, Position, Row, clean
from medel.projects.importing.refusals import RefusedFileError, refuse

PROGRAM = Path(__file__).with_name("workbook.py")
MOST_UNPACKED = 4_000_000_000
BOMB_SIZE, BOMB_RATIO = 50_000_000, 250
CHUNK = 1 << 20
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCK = "EncryptedPackage".encode("utf-16-le")
DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
Merge = tuple[int, int, int, int]  # first row, first column, last row, last column


@dataclass(frozen=True)
class Sheet:
    """One sheet as seen from its beginning: enough to tell what stands in it."""

    index: int
    name: str
    height: int
    rows: list[list[Cell]]


@dataclass(frozen=True)
class Workbook:
    """Some sheets of a workbook, read one after the other."""

    path: Path
    sheets: tuple[int, ...]
    encoding: str = ""

    def rows(self, position: Position | None = None) -> Iterator[Row]:
        """Read row by row; merged texts and dates are filled downwards."""
        sheet = _Merged("", ())
        for line in _run(self.path, "rows", *map(str, self.sheets)):
            if "name" in line:
                sheet = _Merged(line["name"], tuple(map(tuple, line["merged"])))
                if position:
                    position.done, position.whole = 0, line["height"]
                continue
            for plain in line["rows"]:
                yield sheet.next_row([_cell(each) for each in plain])
            if position:
                position.done = sheet.number


@dataclass
class _Merged:
    """Fills merged cells: a text or date counts for all rows, an amount for one."""

    name: str
    merged: tuple[Merge, ...]
    number: int = 0
    held: dict[int, tuple[Cell, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        tall = (each for each in self.merged if each[2] > each[0])
        self.starts = {(row, column): last for row, column, last, _ in tall}

    def next_row(self, cells: list[Cell]) -> Row:
        """Give the next row of the sheet, filled."""
        row = self.number
        self.number += 1
        for column, (cell, last) in list(self.held.items()):
            if row > last:
                del self.held[column]
            elif column < len(cells) and cells[column] == "":
                cells[column] = cell
        if self.starts:
            self._hold(row, cells)
        return Row(self.number, cells, self.name)

    def _hold(self, row: int, cells: list[Cell]) -> None:
        for column, cell in enumerate(cells):
            last = self.starts.get((row, column))
            if last is not None and not isinstance(cell, Decimal) and cell != "":
                self.held[column] = (cell, last)


def look_into(path: Path) -> list[Sheet]:
    """Give the beginnings of a workbook's visible sheets, or refuse it."""
    if _is_locked(path):
        raise _refuse(path, {"refused": "encrypted"})
    if zipfile.is_zipfile(path):
        _guard(path)
    return [
        Sheet(
            index=line["index"],
            name=line["name"],
            height=line["height"],
            rows=[[_cell(plain) for plain in row] for row in line["rows"]],
        )
        for line in _run(path, "sheets")
    ]


def _is_locked(path: Path) -> bool:
    """Whether a workbook was packed into an encrypted stream, as Excel does it."""
    with path.open("rb") as stream:
        if stream.read(len(OLE)) != OLE:
            return False
        tail = b""
        while chunk := stream.read(CHUNK):
            if LOCK in tail + chunk:
                return True
            tail = chunk[-len(LOCK) :]
    return False


def _cell(plain: Any) -> Cell:  # noqa: ANN401 (as JSON gives it)
    if isinstance(plain, str):
        return clean(plain)
    if isinstance(plain, list):
        return date.fromisoformat(plain[0])
    if isinstance(plain, bool) or plain is None:
        return "" if plain is None else str(plain).lower()
    number = Decimal(plain)
    return number.quantize(Decimal(1)) if number == number.to_integral() else number


def _run(path: Path, order: str, *sheets: str) -> Iterator[dict[str, Any]]:
    command = [sys.executable, "-I", str(PROGRAM), order, str(path), *sheets]
    with subprocess.Popen(  # noqa: S603 (our own program, no shell)
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as program:
        try:
            for line in program.stdout or ():
                yield _parse(path, line)
        except BaseException:
            program.kill()
            raise
    if program.returncode:
        raise _refuse(path, {"refused": "large" if program.returncode < 0 else ""})


def _parse(path: Path, line: str) -> dict[str, Any]:
    try:
        answer: dict[str, Any] = json.loads(line, parse_float=Decimal)
    except ValueError as error:
        raise _refuse(path, {"refused": "large"}) from error
    if "refused" in answer:
        raise _refuse(path, answer)
    return answer


def _guard(path: Path) -> None:
    """Refuse an archive that unpacks out of proportion, or XML that declares things."""
    try:
        with zipfile.ZipFile(path) as archive:
            _guard_size(path, archive)
            for entry in archive.infolist():
                _guard_entry(path, archive, entry)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError) as error:
        raise _refuse(path, {}) from error
    except (NotImplementedError, RuntimeError) as error:
        raise _refuse(path, {"refused": "encrypted"}) from error


def _guard_size(path: Path, archive: zipfile.ZipFile) -> None:
    unpacked = sum(entry.file_size for entry in archive.infolist())
    ratio = unpacked / max(path.stat().st_size, 1)
    if unpacked > MOST_UNPACKED or (unpacked > BOMB_SIZE and ratio > BOMB_RATIO):
        raise _refuse(path, {"refused": "bomb"})


def _guard_entry(path: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    if not entry.filename.lower().endswith((".xml", ".rels")):
        return
    tail, read = b"", 0
    with archive.open(entry) as stream:
        while chunk := stream.read(CHUNK):
            read += len(chunk)
            if any(mark in tail + chunk for mark in DECLARATIONS):
                raise _refuse(path, {"refused": "entities"})
            tail = chunk[-16:]
            if read > entry.file_size:
                raise _refuse(path, {"refused": "bomb"})


REASONS = {
    "encrypted": Text(
        sv="arbetsboken är skyddad med lösenord. Ta bort lösenordet och spara igen.",
        en="the workbook is protected with a password. Remove it and save again.",
    ),
    "large": Text(
        sv="arbetsboken är för stor för att läsas. Spara listan som CSV (UTF-8).",
        en="the workbook is too large to be read whole. Save the list as CSV (UTF-8).",
    ),
    "bomb": Text(
        sv="arkivet packas upp till orimligt mycket och öppnas inte. Spara listan som "
        "CSV (UTF-8).",
        en="the archive unpacks to far too much and is not opened. Save the list as "
        "CSV (UTF-8).",
    ),
    "entities": Text(
        sv="arbetsbokens XML innehåller egna definitioner (DOCTYPE), vilket ingen "
        "riktig arbetsbok gör. Den öppnas inte.",
        en="the workbook's XML holds definitions of its own (DOCTYPE), as no real "
        "workbook does. It is not opened.",
    ),
    "": Text(
        sv="arbetsboken är skadad och går inte att läsa. Öppna den i ett kalkylprogram "
        "och spara den igen.",
        en="the workbook is damaged and cannot be read. Open it in a spreadsheet "
        "program and save it again.",
    ),
}


def _refuse(path: Path, answer: dict[str, Any]) -> RefusedFileError:
    if answer.get("refused") == "wide":
        sheet, width = answer["sheet"], answer["width"]
        return refuse(
            path.name,
            sv=f'bladet "{sheet}" har {width} kolumner; en projektlista har högst '
            "1 000. Ta bort de tomma kolumnerna och spara igen.",
            en=f'the sheet "{sheet}" has {width} columns; a list of projects has at '
            "most 1,000. Remove the empty columns and save again.",
        )
    reason = REASONS.get(answer.get("refused", ""), REASONS[""])
    return refuse(path.name, sv=reason.sv, en=reason.en)
