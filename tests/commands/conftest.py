import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
SECONDS = 120
# Runs commands one after the other in one process, quicker than a process for each.
SERIES = """
import json, os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "medel.config.settings"
from click.testing import CliRunner
from medel.commands.group import medel
for arguments in json.loads(sys.argv[1]):
    result = CliRunner().invoke(medel, arguments)
    print(json.dumps([result.exit_code, result.stdout, result.stderr]))
"""

Start = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give the folder of a new installation."""
    return tmp_path / "home"


@pytest.fixture
def python(home: Path) -> Start:
    """Give a way to run Python on that installation, as a person would."""

    def start(*arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("MEDEL_") and name != "DATABASE_URL"
        }
        own = {"MEDEL_HOME": str(home), "PYTHONPATH": str(CHECKOUT), **changes}
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=CHECKOUT,
            env=kept | own,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )

    return start


@pytest.fixture
def run(python: Start) -> Start:
    """Give a way to run one command in a process of its own."""
    return lambda *arguments, **changes: python("-m", "medel", *arguments, **changes)


@pytest.fixture
def run_series(python: Start) -> Callable[..., list[tuple[int, str, str]]]:
    """Give a way to run several commands: exit status, output and errors of each."""

    def start(*commands: list[str], **changes: str) -> list[tuple[int, str, str]]:
        done = python("-c", SERIES, json.dumps(commands), **changes)
        assert done.returncode == 0, done.stderr
        return [tuple(json.loads(line)) for line in done.stdout.splitlines()]

    return start
