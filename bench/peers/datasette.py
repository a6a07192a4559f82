"""Datasette over the same SQLite file, asked as its own JSON pages are.

Datasette counts facets but does not add up money, and orders by its own choice; it is
given all the time it wants instead of its usual second.
"""

import asyncio
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench.peers.fts5 import write_match
from bench.peers.tables import COLUMNS, SEVERAL
from bench.questions import SHOWN, Asked

NAME = "Datasette"
PATIENCE = 600_000  # milliseconds
_ARRAYS = {"county": "counties", "municipality": "municipalities"}


class DatasettePeer:
    """Asks Datasette in this process, by its own client."""

    def __init__(self, file: Path) -> None:
        """Open the file as `datasette FILE` would."""
        from datasette.app import Datasette  # noqa: PLC0415 (slow, and only asked here)

        self._name = file.stem
        self._loop = asyncio.new_event_loop()
        limits = {
            "sql_time_limit_ms": PATIENCE,
            "facet_time_limit_ms": PATIENCE,
            "suggest_facets": False,
        }
        self._app = Datasette(files=[], immutables=[str(file)], settings=limits)
        self._loop.run_until_complete(self._app.invoke_startup())

    def ask(self, asked: Asked) -> int:
        """Give how many are found, having read the first twenty and every facet."""
        query = urlencode(_list_choices(asked), doseq=True)
        address = f"/{self._name}/project.json?{query}"
        answer = self._loop.run_until_complete(self._app.client.get(address))
        answer.raise_for_status()
        told: dict[str, Any] = answer.json()
        return int(told["filtered_table_rows_count"])

    def close(self) -> None:
        """Let go of the file and the loop."""
        self._loop.close()


def _list_choices(asked: Asked) -> list[tuple[str, str]]:
    chosen = [("_size", str(SHOWN)), ("_shape", "objects"), ("_facet_size", "500")]
    chosen += [("_facet", column) for column in COLUMNS]
    chosen += [("_facet_array", _ARRAYS[name]) for name in SEVERAL]
    if asked.has_text:
        chosen += [("_fts_table", "words"), ("_fts_pk", "id")]
        chosen += [("_search", write_match(asked)), ("_searchmode", "raw")]
    for name, values in asked.filters.items():
        chosen += _write_filter(name, values)
    if asked.least is not None:
        chosen.append(("amount__gte", str(asked.least)))
        chosen.append(("amount__lte", str(asked.most)))
    return chosen


def _write_filter(name: str, values: tuple[str, ...]) -> list[tuple[str, str]]:
    """Write a filter; of arrays Datasette can ask for all values, not for any."""
    if name in SEVERAL:
        return [(f"{_ARRAYS[name]}__arraycontains", values[0])]
    return [(f"{name}__in", ",".join(values))]
