"""The same thing done by several at the same second is done once."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

SCRIPT = """
import json, threading
import django
django.setup()
from django.core.management import call_command
from django.db import connection, connections
from medel.applications.actions.parties import Asked, ask, find_invitation, join_by_link
from medel.applications.actions.signing import sign_on_page
from medel.applications.actions.submissions import submit
from medel.applications.models import Signature, Submission
from medel.core.errors import MedelError
from medel.decisions.actions.deciding import decide
from medel.journal.acts import Actor
from medel.journal.models import Entry
from medel.journal.verifying import verify
from medel.parties.models import Membership, Person
from medel.projects.models import Project
from tests.decisions.cases import DECIDED, make_case, prepared
from tests.process import cast

if connection.vendor == "sqlite":
    call_command("migrate", verbosity=0)
call = cast.make_call()
application = cast.make_draft(call)
cast.fill(application)
_, secret = ask(
    application, Asked("2321000206", "Ny", "partner", "x@example.org"),
    by=cast.APPLICANT, at=cast.OPENS,
)
people = [Person.objects.create_user(f"p{n}@example.org") for n in range(4)]
decision = prepared(make_case(call, 7))
signer = Actor(role="authorised_signatory", person="21", organisation="1")
told = {}

def together(name, act):
    start, done, failures = threading.Barrier(4), [], []
    def run(number):
        start.wait()
        try:
            act(number)
            done.append(number)
        except MedelError:
            pass
        except Exception as error:
            failures.append(repr(error))
        finally:
            connections.close_all()
    threads = [threading.Thread(target=run, args=(n,)) for n in range(4)]
    for one in threads: one.start()
    for one in threads: one.join()
    told[name] = [len(done), failures]

together("join", lambda n: join_by_link(
    find_invitation(secret), people[n], at=cast.OPENS))
together("submit", lambda n: submit(
    application, by=cast.APPLICANT, at=cast.OPENS, declared=True))
together("sign", lambda n: sign_on_page(application, by=signer, at=cast.OPENS))
together("decide", lambda n: decide(
    decision, by=Actor(role="decision_maker", person=f"d{n}"), at=DECIDED))
call.refresh_from_db()
print(json.dumps({
    **told, "vendor": connection.vendor, "members": Membership.objects.count(),
    "sent": Submission.objects.filter(application=application).count(),
    "signed": Signature.objects.count(), "granted": int(call.granted),
    "projects": Project.objects.count(), "holds": verify().holds,
    "refused": Entry.objects.filter(outcome="refused").count(),
}))
"""


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_what_several_do_at_the_same_second_is_done_once(tmp_path: Path) -> None:
    told = _run(tmp_path)
    once = [1, []]
    assert told == {
        **dict.fromkeys(("join", "submit", "sign", "decide"), once),
        "vendor": connection.vendor,
        "members": 1,
        "sent": 1,
        "signed": 1,
        "granted": 700_000,
        "projects": 1,
        "holds": True,
        "refused": 4 * 3,
    }


def _run(home: Path) -> dict[str, Any]:
    environment = {**os.environ, "MEDEL_HOME": str(home)}
    environment["DJANGO_SETTINGS_MODULE"] = "medel.config.settings"
    if connection.vendor == "postgresql":
        url, _, query = os.environ["DATABASE_URL"].partition("?")
        name = connection.settings_dict["NAME"]
        environment["DATABASE_URL"] = f"{url.rpartition('/')[0]}/{name}?{query}"
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
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
