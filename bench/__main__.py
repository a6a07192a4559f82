"""Measurements of a real, running Medel: `./run bench [N]`, see docs/bench.md."""

import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.measures import PageMeasure, fetch, measure_page, read_memory
from bench.screenshots import PAGES
from bench.served import ROOT, serve

API = {
    "api: programmes": "/api/v1/programmes",
    "api: programme": "/api/v1/programmes/norra-mellansverige-2021-2027",
    "api: projects": "/api/v1/projects",
}
LISTS = {
    "projects": "/sv/projekt/",
    "projects, filtered": "/sv/projekt/?county=20&period=2021-2027",
    "api: projects": "/api/v1/projects",
    "home": "/sv/",
}
REQUESTS = 1000
FEW_ROUNDS = 10
HEADING = f"{'page':<24}{'median ms':>11}{'p95 ms':>9}{'queries':>9}{'kB wire':>9}"


def main(arguments: list[str]) -> None:
    """Measure the shipped bank, then a bank of N made-up operations."""
    count = int(arguments[0]) if arguments else 100_000
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors")
    with tempfile.TemporaryDirectory() as folder:
        _measure_shipped(Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        _measure_generated(Path(folder), count)


def _measure_shipped(home: Path) -> None:
    with serve(home, MEDEL_TIMING="1") as first:
        print(f"first start to first page: {first.start_seconds:.2f} s")
    with serve(home, MEDEL_TIMING="1") as served:
        print(f"later start to first page: {served.start_seconds:.2f} s")
        print(f"memory after start: {read_memory(served.pid):.0f} MB")
        pages = {name: path for name, path in PAGES.items() if name != "missing"}
        _print_table(served.address, pages | API)
        seconds = _ask_often(served.address)
        print(f"{REQUESTS} requests, one at a time: {REQUESTS / seconds:.0f} a second")
        print(f"memory after {REQUESTS} requests: {read_memory(served.pid):.0f} MB")


def _measure_generated(home: Path, count: int) -> None:
    print(f"\nbank of {count:,} made-up operations")
    with serve(home):
        pass  # makes the tables
    started = time.perf_counter()
    _generate(home, count)
    print(f"generated in {time.perf_counter() - started:.1f} s")
    with serve(home, MEDEL_TIMING="1") as served:
        _print_table(served.address, LISTS, rounds=FEW_ROUNDS)


def _generate(home: Path, count: int) -> None:
    code = (
        "import django; django.setup();"
        f"from bench.generator import generate; generate({count})"
    )
    environment = os.environ | {
        "MEDEL_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "medel.config.settings",
    }
    command = [sys.executable, "-c", code]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


def _print_table(address: str, pages: dict[str, str], rounds: int = 60) -> None:
    print(HEADING)
    for name, path in pages.items():
        print(_write_row(measure_page(name, address, path, rounds)))


def _write_row(measured: PageMeasure) -> str:
    return (
        f"{measured.name:<24}{measured.median:>11.1f}{measured.p95:>9.1f}"
        f"{measured.queries:>9}{measured.kilobytes:>9.1f}"
    )


def _ask_often(address: str) -> float:
    paths = [path for name, path in PAGES.items() if name != "missing"]
    started = time.perf_counter()
    for number in range(REQUESTS):
        fetch(address + paths[number % len(paths)])
    return time.perf_counter() - started


if __name__ == "__main__":
    main(sys.argv[1:])
