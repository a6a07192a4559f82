"""Eight visitors at once: result pages as fast as the server gives them."""

import http.client
import statistics
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from urllib.parse import urlsplit

from bench.measures import read_memory
from bench.served import Served

CLIENTS = 8
SECONDS = 20.0
FOUND = 200


@dataclass
class Load:
    """What came of it: pages, errors, waiting times in milliseconds, memory in MB."""

    seconds: float = 0.0
    errors: int = 0
    before: float = 0.0
    after: float = 0.0
    waited: list[float] = field(default_factory=list)

    @property
    def pages(self) -> int:
        """How many pages were answered."""
        return len(self.waited)

    @property
    def a_second(self) -> float:
        """Pages a second."""
        return self.pages / self.seconds

    @property
    def median(self) -> float:
        """The middle waiting time, as the visitor sees it."""
        return statistics.median(self.waited)

    @property
    def p95(self) -> float:
        """The waiting time that 95 of 100 pages stay within."""
        ordered = sorted(self.waited)
        return ordered[int(len(ordered) * 0.95)]


def measure_load(
    served: Served, paths: Sequence[str], seconds: float = SECONDS
) -> Load:
    """Let eight visitors read the pages round and round, each from another on."""
    load = Load(before=read_memory(served.pid))
    until = time.monotonic() + seconds
    visitors = [
        threading.Thread(target=_visit, args=(served.address, start, until, load))
        for start in (
            list(islice(cycle(paths), number * 5, number * 5 + len(paths)))
            for number in range(CLIENTS)
        )
    ]
    started = time.monotonic()
    for one in visitors:
        one.start()
    for one in visitors:
        one.join()
    load.seconds = time.monotonic() - started
    load.after = read_memory(served.pid)
    return load


def _visit(address: str, paths: Sequence[str], until: float, load: Load) -> None:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    for path in cycle(paths):
        if time.monotonic() > until:
            break
        before = time.perf_counter()
        try:
            connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            load.errors += 1
            connection.close()
            continue
        load.errors += answer.status != FOUND
        load.waited.append((time.perf_counter() - before) * 1000)
    connection.close()
