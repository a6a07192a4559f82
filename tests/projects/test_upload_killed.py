"""A step with an uploaded list, killed in the middle of its work by the system."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROWS = 20_000
PATIENCE = 120.0
MAKE = """
import django; django.setup()
from django.utils import timezone
from medel.projects import uploads
from medel.projects.models import Upload
from pathlib import Path
Upload.objects.create(name="lista.csv", size=1, arrived=timezone.now(),
    begun=timezone.now(), state="working", step="import", programme="")
uploads.keep(Path({path!r}), 1, "lista.csv")
from medel.projects.importing.guessing import guess_mapping
from medel.projects.importing.mappings import format_mapping
from medel.projects.importing.sources import open_source
source = open_source(uploads.file_of(1, "lista.csv"))
Upload.objects.update(mapping=format_mapping(guess_mapping(source)))
"""


def _run(home: Path, *command: str) -> "subprocess.Popen[bytes]":
    settings = {"MEDEL_HOME": str(home), "DATABASE_URL": ""}
    settings["DJANGO_SETTINGS_MODULE"] = "medel.config.settings"
    return subprocess.Popen([sys.executable, *command], env={**os.environ, **settings})


def _ask(home: Path, question: str) -> object:
    with closing(sqlite3.connect(home / "medel.sqlite3")) as opened:
        return opened.execute(question).fetchone()[0]


def test_import_that_is_killed_leaves_the_bank_as_it_was(tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "lista.csv"
    lines = ["Ärendenummer;Projektnamn;Stödmottagare;EU-stöd (SEK)"]
    lines += [f"{at:08};Projekt {at};Org {at % 50};{at}" for at in range(1, ROWS)]
    file.write_text("\n".join(lines), encoding="utf-8")
    assert _run(home, "-m", "medel", "migrate").wait(PATIENCE) == 0
    assert _run(home, "-c", MAKE.format(path=str(file))).wait(PATIENCE) == 0
    reading = _run(home, "-m", "medel", "read-upload", "1")
    progress = home / "uploads" / "1" / "progress"
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and reading.poll() is None:
        if progress.exists() and '"done": 0' not in progress.read_text():
            break
        time.sleep(0.02)
    assert reading.poll() is None, "it was done before it could be killed"
    reading.send_signal(signal.SIGKILL)
    reading.wait(PATIENCE)
    assert _ask(home, "SELECT count(*) FROM projects_project") == 0
    assert _ask(home, "SELECT state FROM projects_upload") == "working"
    assert _run(home, "-m", "medel", "read-upload", "1").wait(PATIENCE) == 0
    assert _ask(home, "SELECT count(*) FROM projects_project") == ROWS - 1
    assert _ask(home, "SELECT state FROM projects_upload") == "imported"
    assert not (home / "uploads" / "1").exists()
