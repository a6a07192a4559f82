"""Files of the whole bank: rows a second, and memory before and at its highest.

Processor time and memory are of all processes together. Each is written in a process
of its own, `python -m bench.exports KIND COLUMNS`, in the
installation that MEDEL_HOME names.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import django

from bench.measures import read_memory
from medel.core.collection import collect_seldom

ROOT = Path(__file__).resolve().parents[1]
FEW = "code,title,beneficiaries,eu_amount"
# What is written, and with which columns of the result.
KINDS = {
    "result.csv": ("csv", ""),
    "result.csv, 4 columns": ("csv", FEW),
    "result.json": ("json", ""),
    "article49.csv": ("article49-csv", ""),
    "medel.jsonl": ("medel-jsonl", ""),
}
HEADING = (
    "file",
    "rows a second",
    "rows a processor s",
    "MB",
    "memory before",
    "at most",
)
LOOK = 50  # parts between two looks at the memory


def measure_exports(home: Path) -> list[tuple[str, ...]]:
    """Give a row for each file of the bank in an installation."""
    environment = os.environ | {
        "MEDEL_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "medel.config.settings",
    }
    rows = []
    for name, (kind, columns) in KINDS.items():
        command = [sys.executable, "-m", "bench.exports", kind, columns]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, check=True, capture_output=True
        )
        rows.append((name, *done.stdout.decode().split()))
    return rows


def main(kind: str, columns: str) -> None:
    """Write one file to nowhere, and print what it took."""
    django.setup()
    collect_seldom()  # as a served Medel does
    from medel.projects.queries import count_projects  # noqa: PLC0415 (Django is ready)

    count = count_projects()
    parts = _open(kind, columns)
    before = highest = read_memory(os.getpid())
    started, worked, size = time.perf_counter(), _count_work(), 0
    for number, part in enumerate(parts):
        size += len(part)
        if number % LOOK == 0:
            highest = max(highest, read_memory(os.getpid()))
    seconds, worked = time.perf_counter() - started, _count_work() - worked
    told = f"{count / seconds:.0f} {count / worked:.0f} {size / 1e6:.1f}"
    print(f"{told} {before:.0f} {highest:.0f}")


def _count_work() -> float:
    """Count the processor's seconds, those of processes that have ended included."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _open(kind: str, columns: str) -> Iterator[bytes]:
    from django.utils import timezone  # noqa: PLC0415 (Django is ready)

    from medel.projects.bank import search_bank  # noqa: PLC0415 (the same)
    from medel.projects.selection import Selection  # noqa: PLC0415 (the same)
    from medel.reporting.bank import extract_bank  # noqa: PLC0415 (the same)
    from medel.reporting.downloads import FORMATS, render  # noqa: PLC0415 (the same)
    from medel.reporting.formats import write_format  # noqa: PLC0415 (the same)
    from medel.reporting.sites import find_site  # noqa: PLC0415 (the same)

    site, on = find_site(""), timezone.localdate()
    if kind not in FORMATS:
        return write_format(kind, extract_bank(site=site, on=on))
    search_bank(Selection())  # a served bank has its index open
    names = columns.split(",") if columns else ()
    return render(Selection(), kind, names, language="sv", site=site, on=on).parts


if __name__ == "__main__":
    main(*sys.argv[1:])
