"""The officer's desk with 20,000 made-up applications: `./run bench desk`."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.measures import measure_page
from bench.results import Section
from bench.served import ROOT, serve

APPLICATIONS = 20_000
MOST = 60  # ms, server time at the 95th percentile
ROUNDS = 30
HEADING = ("page", "median ms", "95 % ms", "queries", "kB over the wire")
MAKE = (
    "import django, json; django.setup();"
    "from bench.cases import generate_desk;"
    f"print(json.dumps(generate_desk({APPLICATIONS}), default=str))"
)


def measure_desk(count: int) -> Section:  # noqa: ARG001 (the desk has its own size)
    """Measure inbox, list, one case and a call's cases side by side."""
    title = f"The desk at {APPLICATIONS:,} applications"
    section = Section(title, "./run bench desk", HEADING)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with serve(home):
            pass  # makes the tables
        session, case, call = _make(home)
        cookie = f"medel_session={session}"
        with serve(home, MEDEL_TIMING="1") as served:
            for name, path in _list_pages(case, call).items():
                one = measure_page(name, served.address, path, ROUNDS, cookie=cookie)
                times = (f"{one.median:.1f}", f"{one.p95:.1f}", str(one.queries))
                section.rows.append((name, *times, f"{one.kilobytes:.1f}"))
    section.notes.append(
        f"The bar is {MOST} ms for inbox and list. An officer among twelve has signed "
        "in; a reading of a case is written down before it is answered."
    )
    return section


def _make(home: Path) -> tuple[str, str, int]:
    environment = os.environ | {
        "MEDEL_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "medel.config.settings",
    }
    made = subprocess.run(
        [sys.executable, "-c", MAKE],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    session, case, call = json.loads(made.stdout.splitlines()[-1])
    return session, case, call


def _list_pages(case: str, call: int) -> dict[str, str]:
    desk = "/sv/arbetsbord/"
    return {
        "inbox": desk,
        "inbox, everyone's": f"{desk}?whose=all",
        "inbox, everyone's, page 20": f"{desk}?whose=all&page=20",
        "cases": f"{desk}arenden/",
        "cases, by state": f"{desk}arenden/?state=under_check&order=waiting",
        "cases, by words": f"{desk}arenden/?q=cirkul%C3%A4r+skog",
        "a case": f"{desk}arenden/{case}/",
        "its check": f"{desk}arenden/{case}/kontroll/",
        "a call side by side": f"{desk}arenden/utlysning/{call}/",
    }
