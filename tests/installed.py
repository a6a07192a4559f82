"""A small installation of its own, for what several processes do with a bank."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
HEADINGS = "Ärende-ID;Projektnamn;Stödmottagare;EU-stöd (SEK);Startdatum;Län"


def tell_installed(folder: Path, count: int, script: str) -> Any:  # noqa: ANN401 (JSON)
    """Import so many projects into a new installation, and run a script there.

    Gives the JSON that the script prints last.
    """
    file = folder / "lista.csv"
    lines = [
        f"2020{n:04d};Projekt om skog {n};Region Dalarna;{n}000;2020-01-01;Dalarnas län"
        for n in range(1, count + 1)
    ]
    file.write_text("\n".join([HEADINGS, *lines]), encoding="utf-8")
    home = os.environ | {
        "MEDEL_HOME": str(folder / "home"),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "medel.config.settings",
    }
    for command in ("migrate",), ("import", str(file)):
        asked = [sys.executable, "-m", "medel", *command]
        subprocess.run(asked, cwd=ROOT, env=home, check=True)
    asked = [sys.executable, "-c", script]
    done = subprocess.run(
        asked, cwd=ROOT, env=home, check=True, capture_output=True, text=True
    )
    return json.loads(done.stdout.splitlines()[-1])
