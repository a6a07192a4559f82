"""How long the idea check takes: `python -m bench.ideas_speed [N]` (100000).

Builds a bank of N made-up projects in a folder that is thrown away, and asks about the
texts of other made-up projects, twice: with words met for the first time, and again.
Times are processor time, so that neighbours on the machine do not count.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from bench.ideas import CODE, ROOT, TODAY
from bench.operations import make_operations

if TYPE_CHECKING:
    from medel.projects.models import Origin, Project

ASKED, SPARE = 60, 1000
THEMES = (
    "research-and-innovation",
    "business",
    "climate",
    "digitalisation-and-broadband",
)
BATCH = 2000
INSIDE = "BENCH_INSIDE"


def main(arguments: list[str]) -> None:
    """Measure in an installation of its own."""
    count = int(arguments[0]) if arguments else 100_000
    if INSIDE in os.environ:
        _measure(count)
        return
    with tempfile.TemporaryDirectory() as home:
        settings = {"DJANGO_SETTINGS_MODULE": "medel.config.settings"}
        environment = os.environ | settings | {"MEDEL_HOME": home, INSIDE: "1"}
        for module in (["medel", "migrate"], ["bench.ideas_speed", str(count)]):
            command = [sys.executable, "-m", *module]
            subprocess.run(command, cwd=ROOT, env=environment, check=True)


def _measure(count: int) -> None:
    import django  # noqa: PLC0415 (the settings are known only now)

    django.setup()
    from medel.projects.indexing import build_index  # noqa: PLC0415 (needs Django)

    documents = make_operations(count + SPARE)
    _store(count, documents)
    build_index()
    texts = [f"{one.title}\n{one.text}" for one in islice(documents, ASKED)]
    _ask(texts[:1])
    for name in ("words met for the first time", "words met before"):
        took = sorted(_ask(texts))
        middle, late = took[len(took) // 2], took[int(len(took) * 0.95)]
        print(f"{name}: median {middle:.0f} ms, p95 {late:.0f} ms")


def _store(count: int, documents: Iterator[object]) -> None:
    from medel.projects.changes import note_change  # noqa: PLC0415 (needs Django)
    from medel.projects.models import Origin, Project  # noqa: PLC0415 (the same)

    origin = Origin.objects.create(
        name="generated", checksum="ideas", mapping="bench", retrieved=date(2014, 1, 1)
    )
    made = (
        _make(number, one, origin)
        for number, one in enumerate(islice(documents, count))
    )
    while batch := list(islice(made, BATCH)):
        Project.objects.bulk_create(batch)
    note_change(whole=True)


def _make(number: int, document: object, origin: "Origin") -> "Project":
    from medel.projects.models import Project  # noqa: PLC0415 (needs Django ready)

    return Project(
        code=f"bench-{number:07d}",
        programme="norra-mellansverige-2014-2020",
        programme_name="Påhittat program",
        period="2014-2020",
        title=getattr(document, "title", ""),
        purpose=getattr(document, "text", ""),
        theme=THEMES[number % len(THEMES)],
        origin=origin,
        row=number + 1,
    )


def _ask(texts: list[str]) -> list[float]:
    from medel.ideas.idea import Idea  # noqa: PLC0415 (needs Django ready)
    from medel.ideas.queries import check_idea  # noqa: PLC0415 (the same)
    from medel.programmes.catalogue import installed  # noqa: PLC0415 (the same)

    took = []
    for text in texts:
        started = time.process_time()
        check_idea(Idea(text=text), installed()[CODE], on=TODAY)
        took.append((time.process_time() - started) * 1000)
    return took


if __name__ == "__main__":
    main(sys.argv[1:])
