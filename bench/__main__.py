"""Measurements of a real Medel: `./run bench [N] [PART]...`, see docs/bench.md."""

import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.banks import Bank, find_bank, make_bank
from bench.curves import draw_curves
from bench.desk import measure_desk
from bench.engine import MEDEL, Times, measure_engines
from bench.exports import HEADING, measure_exports
from bench.load import CLIENTS, measure_load
from bench.measures import measure_page, read_memory
from bench.pages import (
    REQUESTS,
    WHOLE,
    ask_often,
    ask_once,
    list_pages,
    list_result_pages,
    list_word_pages,
)
from bench.progress import say
from bench.results import PLOT, Section, keep, write_document
from bench.served import serve
from bench.watching import watch

DEFAULT = 100_000
SIZES = (10_000, 100_000)
FEW_ROUNDS = 10
PAGE_HEADING = ("page", "median ms", "95 % ms", "queries", "kB over the wire")
Measure = Callable[[int], Section]


def main(arguments: list[str]) -> None:
    """Measure the parts that are asked for; all of them if none is."""
    numbers = [int(one) for one in arguments if one.isdigit()]
    named = [one for one in arguments if not one.isdigit()]
    write = "--write" in named
    parts = [one for one in named if one != "--write"] or list(PARTS)
    if unknown := set(parts) - PARTS.keys():
        known = ", ".join(PARTS)
        sys.exit(f"bench: there is no part {min(unknown)!r}; the parts: {known}")
    count = numbers[0] if numbers else DEFAULT
    for part in parts:
        say(f"== {part}")
        section = PARTS[part](count)
        keep(part, section, _drawn.get(part, ""))
        print(section.write())
    if write:
        print(f"written into {write_document()}")


def measure_shipped(count: int) -> Section:  # noqa: ARG001 (the bank has its own size)
    """Start, pages and memory with the shipped programmes and projects."""
    section = Section("The shipped bank", "./run bench shipped", PAGE_HEADING)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with serve(home, MEDEL_TIMING="1") as first:
            told = f"First start to first page {first.start_seconds:.2f} s"
        with serve(home, MEDEL_TIMING="1") as served:
            memory = read_memory(served.pid)
            section.notes.append(f"{told}, later {served.start_seconds:.2f} s.")
            _measure_pages(section, served.address, list_pages(), rounds=60)
            once = ask_once(served.address, list_word_pages())
            told = f"{len(once)} result pages, each once"
            section.rows.append(_describe_once(told, once))
            often = ask_often(served)
            section.notes.append(
                f"{REQUESTS} requests, one at a time: {often:.0f} a second. Memory "
                f"after start {memory:.0f} MB, in the end "
                f"{read_memory(served.pid):.0f} MB."
            )
    return section


def measure_import(count: int) -> Section:
    """An import of a list with its index, the same again, and a rebuild."""
    bank = make_bank(count)
    again = watch(bank.home, "import", str(bank.home / "list.csv"))
    rebuilt = watch(bank.home, "index")
    section = Section(
        f"Import of {count:,} operations",
        f"./run bench {count} import",
        ("what", "seconds", "rows a second", "processor s", "memory at most, MB"),
    )
    for name, used in (
        (f"import of {bank.list_megabytes:,.0f} MB of CSV, with index", bank.imported),
        ("the same list again", again),
        ("index built anew", rebuilt),
    ):
        rate = f"{count / used.seconds:,.0f}"
        times = (f"{used.seconds:.0f}", rate, f"{used.processor:.0f}")
        section.rows.append((name, *times, f"{used.megabytes:,.0f}"))
    database = bank.database.stat().st_size / 1e6
    section.notes.append(
        f"Database {database:,.0f} MB, index {bank.index_megabytes:,.0f} MB. Memory is "
        "of all processes together, files that are mapped into it included."
    )
    return section


def measure_engine(count: int) -> Section:
    """The engine beside its peers, at three sizes up to the one asked for."""
    sizes = [*(size for size in SIZES if size < count), count]
    measured = {size: list(measure_engines(find_bank(size))) for size in sizes}
    section = Section(
        "The engine beside others",
        f"./run bench {count} engine",
        (
            "operations",
            "engine",
            "median ms",
            "95 % ms",
            "times Medel",
            "whole mix",
            "asked",
            "made, s",
        ),
    )
    for times in measured.values():
        section.rows += [_describe_times(one, times[0]) for one in times]
    section.notes += list(NOTES)
    curves = {
        one.name: [
            (size, next(t.median for t in times if t.name == one.name))
            for size, times in measured.items()
        ]
        for one in measured[count]
    }
    told = "; ".join(
        f"{name} {', '.join(f'{value:.1f} ms at {size:,}' for size, value in points)}"
        for name, points in curves.items()
    )
    title = "Median of forty searches with eight facets"
    _drawn["engine"] = draw_curves(title, f"{title}: {told}.", curves)
    section.notes.append(f"![{title}: the figures of the table above]({PLOT})")
    return section


def measure_pages(count: int) -> Section:
    """Pages of a bank of a size, by the server's own time."""
    bank = find_bank(count)
    section = Section(
        f"Pages at {count:,} operations", f"./run bench {count} pages", PAGE_HEADING
    )
    with serve(bank.home, MEDEL_TIMING="1") as served:
        paths = list_result_pages()
        once = ask_once(served.address, paths)
        section.rows.append(_describe_once("forty result pages, each once", once))
        again = ask_once(served.address, paths)
        section.rows.append(_describe_once("the same again", again))
        _measure_pages(section, served.address, _find_pages(bank), rounds=FEW_ROUNDS)
        section.notes.append(f"Memory of the server {read_memory(served.pid):.0f} MB.")
    return section


def measure_files(count: int) -> Section:
    """The whole bank written to files, each in a process of its own."""
    title, command = f"Files of {count:,} operations", f"./run bench {count} export"
    section = Section(title, command, HEADING)
    section.rows += measure_exports(find_bank(count).home)
    section.notes.append("Memory in MB, of all processes together.")
    return section


def measure_visitors(count: int) -> Section:
    """Eight visitors at once on result pages."""
    section = Section(
        f"{CLIENTS} visitors at once, {count:,} operations",
        f"./run bench {count} load",
        (
            "pages",
            "a second",
            "median ms",
            "95 % ms",
            "errors",
            "MB before",
            "MB after",
        ),
    )
    with serve(find_bank(count).home) as served:
        load = measure_load(served, list_result_pages())
    rates = (f"{load.pages:,}", f"{load.a_second:.0f}", f"{load.median:.0f}")
    memory = (f"{load.before:.0f}", f"{load.after:.0f}")
    section.rows.append((*rates, f"{load.p95:.0f}", str(load.errors), *memory))
    section.notes.append(
        "Waiting times as the visitors see them, who share the processors with the "
        "server; the forty result pages round and round, without a pause."
    )
    return section


def _find_pages(bank: Bank) -> dict[str, str]:
    import sqlite3  # noqa: PLC0415 (only here)

    with sqlite3.connect(bank.database) as connection:
        code = connection.execute("SELECT code FROM projects_project LIMIT 1")
        project = f"/sv/projekt/{code.fetchone()[0]}/"
    return WHOLE | {"project": project}


def _measure_pages(
    section: Section, address: str, pages: dict[str, str], *, rounds: int
) -> None:
    for name, path in pages.items():
        one = measure_page(name, address, path, rounds)
        times = (f"{one.median:.1f}", f"{one.p95:.1f}")
        section.rows.append((name, *times, str(one.queries), f"{one.kilobytes:.1f}"))


def _describe_once(name: str, taken: list[float]) -> tuple[str, ...]:
    ordered = sorted(taken)
    p95 = ordered[int(len(ordered) * 0.95 + 0.5) - 1]
    return (name, f"{statistics.median(taken):.1f}", f"{p95:.1f}", "", "")


def _describe_times(times: Times, medel: Times) -> tuple[str, ...]:
    ratios = times.compare(medel) if times.name != MEDEL else ()
    told = [f"{ratio:.1f}" for ratio in ratios] or ["", ""]
    taken = (f"{times.median:.1f}", f"{times.p95:.1f}", *told)
    size = f"{times.count:,}"
    return (size, times.name, *taken, str(len(times.taken)), f"{times.made:.0f}")


NOTES = (
    (
        "Each answer: the first twenty, the count, the sum, and eight facets with "
        "counts and sums, each as if its own filter were open. 'Times Medel' is how "
        "many times longer the median question takes, 'whole mix' the same for all "
        "questions together, over those that both were asked. Medel finds more than "
        "the others, because it knows inflections and takes compounds apart; "
        "PostgreSQL knows Swedish inflections, FTS5 and Datasette look for the word as "
        "it is written."
    ),
    (
        "FTS5 and PostgreSQL keep what is found in a temporary table, so that the "
        "words are looked up once for all facets. Datasette counts facets without "
        "sums, and filters by one county only. An engine that is slow is asked every "
        "fourth question first and stopped after two and a half minutes; how many were "
        "asked stands in the table. 'Made' is the import with index for Medel, the "
        "copying of rows that are there already for the others."
    ),
)
_drawn: dict[str, str] = {}
PARTS: dict[str, Measure] = {
    "shipped": measure_shipped,
    "import": measure_import,
    "engine": measure_engine,
    "pages": measure_pages,
    "export": measure_files,
    "load": measure_visitors,
    "desk": measure_desk,
}

if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit("\nbench: stopped; what was measured before is kept")
