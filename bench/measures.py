"""What is measured of a page: server time, queries, bytes over the wire."""

import gzip
import re
import statistics
import urllib.request
from dataclasses import dataclass
from pathlib import Path

ROUNDS = 60
WARM_UP = 5
PERCENTILE = 95
_TIMING = re.compile(r'app;dur=([\d.]+), db;desc="(\d+)"')
_ASSETS = re.compile(r'(?:href|src)="(/static/[^"]+)"')


@dataclass(frozen=True)
class PageMeasure:
    """One page: server time in milliseconds, queries, bytes with what it needs."""

    name: str
    median: float
    p95: float
    queries: int
    kilobytes: float


@dataclass(frozen=True)
class Answer:
    """One answer: the body as it came over the wire, and what the server told of it."""

    body: bytes
    packed: int
    milliseconds: float
    queries: int


def measure_page(
    name: str, address: str, path: str, rounds: int = ROUNDS, *, cookie: str = ""
) -> PageMeasure:
    """Ask for a page many times; the server itself tells how long it worked."""
    for _ in range(WARM_UP):
        fetch(address + path, cookie=cookie)
    answers = [fetch(address + path, cookie=cookie) for _ in range(rounds)]
    times = sorted(answer.milliseconds for answer in answers)
    last = answers[-1]
    assets = sum(fetch(address + one).packed for one in find_assets(last.body))
    return PageMeasure(
        name=name,
        median=statistics.median(times),
        p95=times[int(len(times) * PERCENTILE / 100) - 1],
        queries=last.queries,
        kilobytes=(last.packed + assets) / 1000,
    )


def fetch(address: str, *, cookie: str = "") -> Answer:
    """Ask for an address as a browser would, with compression."""
    headers = {"Accept-Encoding": "gzip"} | ({"Cookie": cookie} if cookie else {})
    request = urllib.request.Request(  # noqa: S310 (our own server)
        address, headers=headers
    )
    with urllib.request.urlopen(request) as response:  # noqa: S310
        packed = response.read()
        told = _TIMING.search(response.headers.get("Server-Timing", ""))
        is_packed = response.headers.get("Content-Encoding") == "gzip"
    body = gzip.decompress(packed) if is_packed else packed
    time, queries = told.groups() if told else ("0", "0")
    return Answer(body, len(packed), float(time), int(queries))


def find_assets(body: bytes) -> set[str]:
    """Find the stylesheet and pictures that a page asks for."""
    return set(_ASSETS.findall(body.decode(errors="replace")))


def read_memory(pid: int) -> float:
    """Give the resident memory of a process and its children, in megabytes."""
    pids = [pid, *_find_children(pid)]
    return sum(_read_resident(one) for one in pids) / 1000


def _find_children(pid: int) -> list[int]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    children = [int(one) for one in path.read_text(encoding="ascii").split()]
    return [*children, *(grand for one in children for grand in _find_children(one))]


def _read_resident(pid: int) -> int:
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0
