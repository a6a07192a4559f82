"""Many deciders at the same second: the money is never granted twice."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

CASES = 8
SCRIPT = """
import json, sys, threading
import django
django.setup()
from django.core.management import call_command
from django.db import connection, connections
from medel.applications.models import Application, Call, Purse
from medel.decisions.actions.deciding import decide
from medel.decisions.errors import MoneyGoneError
from medel.journal.acts import Actor
from medel.journal.models import Entry
from medel.journal.verifying import verify
from medel.projects.models import Project
from tests.decisions.cases import DECIDED, make_case, prepared
from tests.process import cast

if connection.vendor == "sqlite":
    call_command("migrate", verbosity=0)
cases, of_call, of_purse = (int(one) for one in sys.argv[1:])
calls = [cast.make_call(code=f"c{n}", budget=of_call * 700_000) for n in (1, 2)]
Purse.objects.update(amount=of_purse * 700_000)
waiting = [prepared(make_case(calls[n % 2], n)) for n in range(cases)]
start, gone, failures = threading.Barrier(cases), [], []

def act(decision, number):
    start.wait()
    try:
        by = Actor(role="decision_maker", person=f"d{number}")
        decide(decision, by=by, at=DECIDED)
    except MoneyGoneError:
        gone.append(number)
    except Exception as error:
        failures.append(repr(error))
    finally:
        connections.close_all()

threads = [threading.Thread(target=act, args=(d, n)) for n, d in enumerate(waiting)]
for one in threads: one.start()
for one in threads: one.join()
refused = Entry.objects.filter(action="decision.decide", outcome="refused")
print(json.dumps({
    "failures": failures, "gone": len(gone), "vendor": connection.vendor,
    "refused": refused.count(), "holds": verify().holds,
    "calls": [int(one.granted) for one in Call.objects.order_by("code")],
    "purse": int(Purse.objects.get().granted),
    "granted": Application.objects.filter(state="granted").count(),
    "projects": Project.objects.count(),
}))
"""


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("of_call", "of_purse"), [(2, 100), (100, 3)])
def test_deciders_at_the_same_second_never_exceed_call_or_programme(
    tmp_path: Path, of_call: int, of_purse: int
) -> None:
    told = _run(tmp_path, CASES, of_call, of_purse)
    granted = min(2 * of_call, of_purse)
    assert told.pop("vendor") == connection.vendor
    assert sum(told.pop("calls")) == granted * 700_000
    assert told == {
        "failures": [],
        "gone": CASES - granted,
        "refused": CASES - granted,
        "holds": True,
        "purse": granted * 700_000,
        "granted": granted,
        "projects": granted,
    }


def _run(home: Path, *numbers: int) -> dict[str, Any]:
    environment = {**os.environ, "MEDEL_HOME": str(home)}
    environment["DJANGO_SETTINGS_MODULE"] = "medel.config.settings"
    if connection.vendor == "postgresql":
        url, _, query = os.environ["DATABASE_URL"].partition("?")
        name = connection.settings_dict["NAME"]
        environment["DATABASE_URL"] = f"{url.rpartition('/')[0]}/{name}?{query}"
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *(str(one) for one in numbers)],
        cwd=Path(__file__).resolve().parents[2],
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told
