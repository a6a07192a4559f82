"""Many at once: threads on a database of its own, as SQLite and PostgreSQL see them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

THREADS, EACH = 6, 20
SCRIPT = """
import json, sys, threading
import django
django.setup()
from django.core.management import call_command
from django.db import connection, connections
from django.utils import timezone
from medel.journal.actions import recorded
from medel.journal.acts import Act, Actor, Case
from medel.journal.models import Entry
from medel.journal.verifying import verify
from medel.projects.models import Organisation

if connection.vendor == "sqlite":
    call_command("migrate", verbosity=0)
threads, each = int(sys.argv[1]), int(sys.argv[2])
start = threading.Barrier(threads)
failures = []

def act(number):
    start.wait()
    try:
        for turn in range(each):
            key = "shared" if turn % 2 else f"shared-{turn % 3}"
            by = Actor(role="case_officer", person=f"p-{number}")
            case = Case("application", key)
            at = timezone.now()
            with recorded(Act(case=case, by=by, action="case.touch", at=at)):
                Organisation.objects.create(name=f"{number} {turn}")
    except Exception as error:
        failures.append(repr(error))
    finally:
        connections.close_all()

all_of_them = [threading.Thread(target=act, args=(n,)) for n in range(threads)]
for one in all_of_them: one.start()
for one in all_of_them: one.join()
done = verify()
print(json.dumps({
    "failures": failures, "holds": done.holds, "entries": done.entries,
    "cases": done.cases, "organisations": Organisation.objects.count(),
    "shared": Entry.objects.filter(key="shared").count(),
    "vendor": connection.vendor,
}))
"""


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_many_write_to_one_case_and_the_chain_holds(tmp_path: Path) -> None:
    told = _run(tmp_path)
    assert told.pop("vendor") == connection.vendor
    assert told == {
        "failures": [],
        "holds": True,
        "entries": THREADS * EACH,
        "cases": 4,
        "organisations": THREADS * EACH,
        "shared": THREADS * EACH // 2,
    }


def _run(home: Path) -> dict[str, object]:
    environment = {**os.environ, "MEDEL_HOME": str(home)}
    environment["DJANGO_SETTINGS_MODULE"] = "medel.config.settings"
    if connection.vendor == "postgresql":
        url, _, query = os.environ["DATABASE_URL"].partition("?")
        name = connection.settings_dict["NAME"]
        environment["DATABASE_URL"] = f"{url.rpartition('/')[0]}/{name}?{query}"
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(THREADS), str(EACH)],
        cwd=Path(__file__).resolve().parents[2],
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return told
