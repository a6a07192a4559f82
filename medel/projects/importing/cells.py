"""Cells: what one place in a list holds, before anyone knows which field it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

Cell = str | Decimal | date

MAX_COLUMNS = 1_000
# Surrogates have no place in UTF-8; controls, byte order marks and marks of direction
# none in a text for people.
_LOST = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\u200b-\u200f\u202a-\u202e]")


@dataclass(frozen=True)
class Row:
    """One row as it stands in the file: its line or row number, its sheet and cells."""

    number: int
    cells: list[Cell]
    sheet: str = ""


@dataclass
class Position:
    """How far reading has come: units done of a known whole (bytes, or rows)."""

    done: int = 0
    whole: int = 0


class Table(Protocol):
    """What every format gives: all its rows in order, as often as it is asked."""

    @property
    def encoding(self) -> str:
        """The encoding of a text file; empty where the format settles it."""

    def rows(self, position: Position | None = None) -> Iterator[Row]:
        """Read the file from its beginning, and keep the position up to date."""


def clean(stated: str) -> str:
    """Drop what no page can show; line breaks and tabs stay."""
    if stated.isascii() and stated.isprintable():
        return stated
    lines = stated.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("", _LOST.sub("\N{REPLACEMENT CHARACTER}", lines))


def write(cell: Cell) -> str:
    """Write a cell as text on one line: 20200940, 2016-10-14, Förening."""
    if isinstance(cell, str):
        return cell if cell.isprintable() and "  " not in cell else _join(cell)
    return f"{cell:f}" if isinstance(cell, Decimal) else cell.isoformat()


def _join(stated: str) -> str:
    return " ".join(stated.split())


def is_blank(cell: Cell) -> bool:
    """Whether nothing stands in the cell."""
    return isinstance(cell, str) and not cell.strip()


def filled(cells: list[Cell]) -> list[Cell]:
    """Give the cells in which something stands."""
    return [cell for cell in cells if not is_blank(cell)]
