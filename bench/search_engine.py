"""Search measured alone: `python -m bench.search_engine [N]...`, see docs/search.md.

Build, size and memory of the index, and a fixed mix of forty searches from one rare
word to everything; each asks for the top 20, the count, the sum and eight facets.
"""

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.search_texts import make_documents, make_vocabulary
from medel.search import index
from medel.search.request import SearchRequest, Sort
from medel.search.searcher import Searcher

ROUNDS = 5
# Places in the vocabulary, the commonest word first.
PLACES = (40, 80, 150, 300, 600, 1_000, 2_000, 4_000, 6_000, 9_000, 15_000, 30_000)


def make_requests() -> dict[str, SearchRequest]:
    """Give the mix: forty requests by name."""
    words = make_vocabulary()
    texts = [words[place] for place in PLACES]
    texts += [f"{words[a]} {words[b]}" for a, b in ((30, 50), (60, 400), (90, 2500))]
    texts += [f"{words[70]} {words[110]} {words[500]}", f"{words[45]} energi"]
    texts += [f'"{words[26]} {words[33]}"', f'"{words[120]} {words[41]}"']
    texts += [f"{words[200]} OR {words[900]}", f"{words[100]} -{words[50]}"]
    texts += ["energi", "utveckling", "hållbar regional tillväxt", "klimat*", "vattn"]
    texts += ["energsystem", "20000777", "bench-0000042", "program:program-3"]
    texts += ["amount:>15mn", "year:2020..2022 solkraft", "decided:2022-01-01.. skog"]
    requests = {text: SearchRequest(text=text) for text in texts}
    requests["everything"] = SearchRequest()
    for number, request in enumerate(_make_filtered(words)):
        requests[f"filtered {number}: {request.text}"] = request
    return requests


def _make_filtered(words: Sequence[str]) -> Iterator[SearchRequest]:
    yield SearchRequest(text=words[60], include={"county": ("003", "017")})
    yield SearchRequest(text="energi", include={"fund": ("fund-0",), "year": ("2022",)})
    yield SearchRequest(text=words[35], exclude={"programme": ("program-0",)})
    yield SearchRequest(text=words[400], sort=Sort.NEWEST)
    yield SearchRequest(include={"theme": ("theme-9",)}, sort=Sort.LARGEST)
    yield SearchRequest(text=words[90], least=1_000_000, most=2_000_000)


def main(counts: list[str]) -> None:
    """Measure at each size."""
    for count in map(int, counts or ["10000", "100000"]):
        with tempfile.TemporaryDirectory() as folder:
            _measure_build(Path(folder), count)
            _measure_searches(Path(folder))


def _measure_build(folder: Path, count: int) -> None:
    started = time.perf_counter()
    processor = time.process_time()
    index.build(folder, make_documents(count))
    seconds = time.perf_counter() - started
    used = time.process_time() - processor
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(
        f"\n{count:,} documents: {seconds:.1f} s ({used:.1f} s of processor),"
        f" {count / seconds:,.0f} documents/s, index {size / 1e6:,.0f} MB,"
        f" memory at most {_read_peak():,.0f} MB"
    )


def _measure_searches(folder: Path) -> None:
    searcher = Searcher(folder, remember=0)
    searcher.search(SearchRequest())
    requests = make_requests()
    taken = {name: _measure(searcher, one) for name, one in requests.items()}
    print(f"{len(requests)} searches, in ms: median, 95 % within, slowest")
    print(f"  by the clock   {_describe([one.clock for one in taken.values()])}")
    print(f"  by processor   {_describe([one.processor for one in taken.values()])}")
    for name, one in sorted(taken.items(), key=lambda pair: -pair[1].processor):
        print(f"  {one.clock:8.2f} {one.processor:8.2f} {one.total:>9,}  {name}")


def _describe(taken: list[float]) -> str:
    ordered = sorted(taken)
    most = ordered[int(len(ordered) * 0.95) - 1]
    return f"{statistics.median(ordered):8.1f} {most:8.1f} {ordered[-1]:8.1f}"


@dataclass(frozen=True)
class _Taken:
    clock: float
    processor: float
    total: int


def _measure(searcher: Searcher, request: SearchRequest) -> _Taken:
    clocks, processors, total = [], [], 0
    for _ in range(ROUNDS):
        before = time.process_time()
        answer = searcher.search(request)
        processors.append((time.process_time() - before) * 1000)
        clocks.append(answer.took_ms)
        total = answer.total
    return _Taken(statistics.median(clocks), statistics.median(processors), total)


def _read_peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


if __name__ == "__main__":
    main(sys.argv[1:])
