"""Killed in the middle: what was acknowledged is there, and nothing is half done."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
WRITE = """
import django
django.setup()
from django.core.management import call_command
from django.utils import timezone
from medel.journal.actions import recorded
from medel.journal.acts import Act, Actor, Case
from medel.projects.models import Organisation

call_command("migrate", verbosity=0)
by = Actor(role="case_officer", person="p-1")
for number in range(100_000):
    case = Case("application", str(number % 3))
    with recorded(Act(case=case, by=by, action="case.touch", at=timezone.now())):
        Organisation.objects.create(name=str(number))
    print(number, flush=True)
"""
READ = """
import json
import django
django.setup()
from medel.journal.verifying import verify
from medel.projects.models import Organisation

done = verify()
print(json.dumps([done.holds, done.entries, Organisation.objects.count()]))
"""


def _start(script: str, home: Path) -> "subprocess.Popen[str]":
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    settings = {"DJANGO_SETTINGS_MODULE": "medel.config.settings"}
    return subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=CHECKOUT,
        env={**kept, **settings, "MEDEL_HOME": str(home)},
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.slow
def test_killed_program_leaves_whole_actions_and_a_whole_chain(tmp_path: Path) -> None:
    with _start(WRITE, tmp_path) as writer:
        assert writer.stdout is not None
        before = [writer.stdout.readline() for _ in range(25)]
        writer.send_signal(signal.SIGKILL)
        acknowledged = len(before) + len(writer.stdout.read().split())
    with _start(READ, tmp_path) as reader:
        told, _ = reader.communicate(timeout=120)
    holds, entries, organisations = json.loads(told)
    assert holds
    assert entries == organisations
    assert acknowledged <= entries <= acknowledged + 1
