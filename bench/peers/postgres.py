"""PostgreSQL's full text in Swedish with a GIN index, and facets by SQL."""

import sqlite3
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from bench.peers.filters import write_conditions
from bench.peers.tables import COLUMNS, SEVERAL
from bench.questions import FACETS, SHOWN, Asked

NAME = "PostgreSQL GIN + SQL"
_TEXTS = ("title", "body", "organisations")
_WEIGHED = " || ".join(
    f"setweight(to_tsvector('swedish', {column}), '{weight}')"
    for column, weight in zip(_TEXTS, "ADC", strict=True)
)
_TABLE = f"""
CREATE TABLE project (
    id integer PRIMARY KEY, title text, body text, organisations text,
    programme text, period text, fund text, objective text, theme text, year text,
    amount bigint,
    words tsvector GENERATED ALWAYS AS ({_WEIGHED}) STORED
)"""
_COPIED = ("id", *_TEXTS, *COLUMNS, "amount")
_MEMORY = ("work_mem = '128MB'", "maintenance_work_mem = '512MB'", "jit = off")


def fill(address: str, file: Path) -> None:
    """Copy the rows of the SQLite file into PostgreSQL, and index them."""
    source = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("SET maintenance_work_mem = '512MB'")
        connection.execute(_TABLE)
        _copy(source, connection, "project", _COPIED)
        for name in SEVERAL:
            connection.execute(f"CREATE TABLE {name} (project integer, value text)")
            _copy(source, connection, name, ("project", "value"))
            connection.execute(f"CREATE INDEX ON {name} (project, value)")
            connection.execute(f"CREATE INDEX ON {name} (value, project)")
        for column in (*COLUMNS, "amount"):
            connection.execute(f"CREATE INDEX ON project ({column})")
        connection.execute("CREATE INDEX ON project USING gin (words)")
        connection.execute("VACUUM ANALYZE")
    source.close()


def _copy(
    source: sqlite3.Connection,
    connection: "psycopg.Connection[tuple[object, ...]]",
    table: str,
    columns: tuple[str, ...],
) -> None:
    listed = ", ".join(columns)
    rows = source.execute(f"SELECT {listed} FROM {table}")  # noqa: S608
    copying = f"COPY {table} ({listed}) FROM STDIN"
    with connection.cursor().copy(copying) as copy:
        for row in rows:
            copy.write_row(row)


class Postgres:
    """Asks one connection; what is found is kept in one statement for all facets."""

    def __init__(self, address: str) -> None:
        """Connect."""
        self._connection = psycopg.connect(address, autocommit=True)
        for setting in _MEMORY:
            self._connection.execute(f"SET {setting}")

    def ask(self, asked: Asked) -> int:
        """Give how many are found, having read the first twenty and every facet."""
        self._read(_write_first(asked), asked)
        open_ = [facet for facet in FACETS if facet not in asked.filters]
        counted = " UNION ALL ".join(map(_write_facet, open_))
        whole = "SELECT '' AS facet, '' AS value, count(*), sum(amount) FROM hit"
        found = self._read(f"{whole} UNION ALL {counted}", asked, hit=True)
        for facet in asked.filters:
            self._read(_write_facet(facet), asked, hit=True, open_=facet)
        return int(next(row[2] for row in found if not row[0]))

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def _read(
        self, statement: str, asked: Asked, *, hit: bool = False, open_: str = ""
    ) -> list[tuple[Any, ...]]:
        where, values = _write_where(asked, open_)
        if hit:
            kept = ", ".join(("id", *COLUMNS, "amount"))
            within = f"SELECT {kept} FROM project p{where}"  # noqa: S608
            statement = f"WITH hit AS MATERIALIZED ({within}) {statement}"
        else:
            statement = statement.format(where=where)
        return self._connection.execute(sql.SQL(statement), values).fetchall()


def write_query(asked: Asked) -> str:
    """Write the words as PostgreSQL reads them."""
    parts = list(asked.words)
    if asked.phrase:
        parts.append(" <-> ".join(asked.phrase))
    if asked.either:
        parts.append(f"({' | '.join(asked.either)})")
    if asked.start:
        parts.append(f"{asked.start}:*")
    return " & ".join((*parts, *(f"!{word}" for word in asked.without)))


def _write_where(
    asked: Asked, open_: str
) -> tuple[str, dict[str, object] | list[object]]:
    conditions, values = write_conditions(asked, "%s", open_=open_)
    if asked.has_text:
        matched = "words @@ to_tsquery('swedish', %s)"
        conditions = " AND ".join(filter(None, (matched, conditions)))
        values = [write_query(asked), *values]
    return (f" WHERE {conditions}" if conditions else ""), values


def _write_first(asked: Asked) -> str:
    if not asked.has_text:
        return f"SELECT id FROM project p{{where}} ORDER BY id LIMIT {SHOWN}"  # noqa: S608
    query = write_query(asked).replace("'", "''")
    ranked = f"ts_rank(words, to_tsquery('swedish', '{query}'))"
    return (
        f"SELECT id FROM project p{{where}}"  # noqa: S608
        f" ORDER BY {ranked} DESC LIMIT {SHOWN}"
    )


def _write_facet(facet: str) -> str:
    if facet in SEVERAL:
        return (
            f"SELECT '{facet}', f.value, count(*), sum(h.amount) FROM hit h"  # noqa: S608
            f" JOIN {facet} f ON f.project = h.id GROUP BY f.value"
        )
    return f"SELECT '{facet}', {facet}, count(*), sum(amount) FROM hit GROUP BY 2"  # noqa: S608
