"""Killed while deciding: what was acknowledged is there, and nothing is half done."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
CASES = 60
DECIDE = f"""
import django
django.setup()
from django.core.management import call_command
from medel.decisions.actions.deciding import decide
from medel.decisions.actions.notifying import notify
from tests.decisions.cases import DECIDED, make_case, prepared
from tests.process import cast

call_command("migrate", verbosity=0)
call = cast.make_call()
waiting = [prepared(make_case(call, number)) for number in range({CASES})]
print("ready", flush=True)
for number, decision in enumerate(waiting):
    decide(decision, by=cast.DECIDER, at=DECIDED)
    print(number, flush=True)
    if number % 3 == 0:
        notify(decision, at=DECIDED)
"""
READ = """
import json
import django
django.setup()
from medel.applications.models import Application, Call, Purse
from medel.decisions.models import Commitment, Decision
from medel.journal.verifying import verify
from medel.projects.models import Project
from medel.web.finishing import finish_all
from tests.decisions.cases import DECIDED

granted = Application.objects.filter(state="granted")
granted = set(granted.values_list("case_id", flat=True))
decided = Decision.objects.exclude(decided=None)
told = {
    "granted": len(granted),
    "decided": decided.count(),
    "same": granted == set(decided.values_list("application__case_id", flat=True)),
    "projects": granted == set(Project.objects.values_list("case_number", flat=True)),
    "call": int(Call.objects.get().granted),
    "purse": int(Purse.objects.get().granted),
    "commitments": Commitment.objects.count(),
    "holds": verify().holds,
}
finish_all(at=DECIDED)
told["notified"] = Decision.objects.filter(state="notified").exclude(letter=b"").count()
print(json.dumps(told))
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
def test_killed_while_deciding_leaves_whole_decisions(tmp_path: Path) -> None:
    with _start(DECIDE, tmp_path) as decider:
        assert decider.stdout is not None
        assert decider.stdout.readline() == "ready\n"
        before = [decider.stdout.readline() for _ in range(7)]
        decider.send_signal(signal.SIGKILL)
        acknowledged = len(before) + len(decider.stdout.read().split())
    with _start(READ, tmp_path) as reader:
        out, _ = reader.communicate(timeout=120)
    told = json.loads(out.splitlines()[-1])
    granted = told.pop("granted")
    assert acknowledged <= granted <= acknowledged + 1
    assert granted < CASES
    assert told == {
        "decided": granted,
        "same": True,
        "projects": True,
        "call": granted * 700_000,
        "purse": granted * 700_000,
        "commitments": granted * 2,
        "holds": True,
        "notified": granted,
    }
