"""The index of a large bank: made ready by another process, the same as here."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINES = [
    f"2020{n:04d};Projekt om skog {n};Region Dalarna;{n}000;2020-01-01;Dalarnas län"
    for n in range(1, 700)
]
HEADINGS = "Ärende-ID;Projektnamn;Stödmottagare;EU-stöd (SEK);Startdatum;Län"
# Builds the index twice: all of it here, and with the work of another process.
SCRIPT = """
import json, django
django.setup()
from medel.projects import indexing
from medel.projects.bank import search_bank
from medel.projects.selection import read_selection

def tell():
    found = search_bank(read_selection([("q", ["skogen"]), ("county", ["20"])]))
    facets = {name: [(v.value, v.count, v.sum) for v in values]
              for name, values in found.facets.items()}
    codes = sorted(one.project.code for one in found.found)
    return [found.total, str(found.sum.amount), facets, codes]

indexing.LEAST_APART = 10**9
indexing.build_index()
here = tell()
indexing.LEAST_APART = 1
steps = []
count = indexing.build_index(steps.append)
print(json.dumps({"here": here, "apart": tell(), "count": count, "steps": steps}))
"""


@pytest.mark.slow
def test_index_made_ready_apart_is_the_same(tmp_path: Path) -> None:
    file = tmp_path / "lista.csv"
    file.write_text("\n".join([HEADINGS, *LINES]), encoding="utf-8")
    home = os.environ | {
        "MEDEL_HOME": str(tmp_path / "home"),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "medel.config.settings",
    }
    for command in (["-m", "medel", "migrate"], ["-m", "medel", "import", str(file)]):
        subprocess.run([sys.executable, *command], cwd=ROOT, env=home, check=True)
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=ROOT,
        env=home,
        check=True,
        capture_output=True,
        text=True,
    )
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["apart"] == told["here"]
    assert told["here"][0] == len(LINES) == told["count"] == told["steps"][-1]
    assert told["here"][1] == str(sum(range(1, 700)) * 1000)
