"""SQLite's own full text (FTS5), with facets counted by SQL."""

import sqlite3
from pathlib import Path
from typing import Any

from bench.peers.filters import write_conditions
from bench.peers.tables import COLUMNS, SEVERAL
from bench.questions import FACETS, SHOWN, Asked

NAME = "SQLite FTS5 + SQL"
_KEPT = ", ".join(f"p.{column}" for column in ("id", *COLUMNS, "amount"))


class Fts5:
    """Asks the tables that `bench.peers.tables` made.

    What is found is kept in a temporary table, so that the words are looked up once for
    all eight facets.
    """

    def __init__(self, file: Path) -> None:
        """Open the file for reading."""
        self._connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
        self._connection.execute("PRAGMA cache_size = -200000")
        self._connection.execute("PRAGMA temp_store = MEMORY")

    def ask(self, asked: Asked) -> int:
        """Give how many are found, having read the first twenty and every facet."""
        found = self._find(asked)
        self._read(_write_first(asked), [write_match(asked)] if asked.has_text else [])
        self._read("SELECT sum(amount) FROM hit")
        for facet in FACETS:
            if facet not in asked.filters:
                self._read(write_facet(facet))
        for facet in asked.filters:
            self._find(asked, open_=facet)
            self._read(write_facet(facet))
        return found

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _find(self, asked: Asked, *, open_: str = "") -> int:
        self._connection.execute("DROP TABLE IF EXISTS temp.hit")
        conditions, values = write_conditions(asked, "?", open_=open_)
        source = "project p"
        if asked.has_text:
            source = "words JOIN project p ON p.id = words.rowid"
            conditions = " AND ".join(filter(None, ("words MATCH ?", conditions)))
            values = [write_match(asked), *values]
        where = f" WHERE {conditions}" if conditions else ""
        self._connection.execute(
            f"CREATE TEMP TABLE hit AS SELECT {_KEPT} FROM {source}{where}",  # noqa: S608
            values,
        )
        return int(self._read("SELECT count(*) FROM hit")[0][0])

    def _read(self, statement: str, values: list[Any] | None = None) -> list[Any]:
        return self._connection.execute(statement, values or []).fetchall()


def write_match(asked: Asked) -> str:
    """Write the words as FTS5 reads them."""
    parts = [f'"{word}"' for word in asked.words]
    if asked.phrase:
        parts.append(f'"{" ".join(asked.phrase)}"')
    if asked.either:
        parts.append("(" + " OR ".join(f'"{word}"' for word in asked.either) + ")")
    if asked.start:
        parts.append(f'"{asked.start}"*')
    barred = "".join(f' NOT "{word}"' for word in asked.without)
    return " AND ".join(parts) + barred


def write_facet(facet: str) -> str:
    """Write the counting of one facet over what was found."""
    if facet in SEVERAL:
        return (
            f"SELECT f.value, count(*), sum(h.amount) FROM hit h"  # noqa: S608
            f" JOIN {facet} f ON f.project = h.id GROUP BY f.value"
        )
    return f"SELECT {facet}, count(*), sum(amount) FROM hit GROUP BY 1"  # noqa: S608


def _write_first(asked: Asked) -> str:
    if not asked.has_text:
        return f"SELECT id FROM hit ORDER BY id LIMIT {SHOWN}"  # noqa: S608
    within = "" if not asked.filters else " AND rowid IN (SELECT id FROM hit)"
    return (
        f"SELECT rowid FROM words WHERE words MATCH ?{within}"  # noqa: S608
        f" ORDER BY bm25(words, 4.0, 1.0, 2.5) LIMIT {SHOWN}"
    )
