"""Killed while saving or sending: what was acknowledged is there, nothing is half."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
WRITE = """
import django
django.setup()
from django.core.management import call_command
from medel.applications.actions.sections import Begun, save_section
from tests.process import cast

call_command("migrate", verbosity=0)
application = cast.make_draft(cast.make_call())
begun = 0
for number in range(100_000):
    text = {"problem": f"Mening {number}."}
    saved = save_section(
        application, "description", text, begun_from=begun, by=cast.APPLICANT,
        at=cast.OPENS,
    )
    begun = saved.section.version
    print(number, flush=True)
"""
READ = """
import json
import django
django.setup()
from medel.applications.models import Section, SectionVersion
from medel.journal.models import Entry
from medel.journal.verifying import verify

section = Section.objects.get(code="description")
versions = list(section.versions.order_by("number"))
print(json.dumps([
    verify().holds,
    Entry.objects.filter(action="application.save").count(),
    [one.answers["problem"] for one in versions],
    section.answers["problem"],
]))
"""


def _start(script: str, home: Path) -> "subprocess.Popen[str]":
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    settings = {"DJANGO_SETTINGS_MODULE": "medel.config.settings"}
    return subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=CHECKOUT,
        env={**kept, **settings, "MEDEL_HOME": str(home)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.slow
def test_killed_while_saving_keeps_every_acknowledged_text(tmp_path: Path) -> None:
    with _start(WRITE, tmp_path) as writer:
        assert writer.stdout is not None
        before = [writer.stdout.readline() for _ in range(25)]
        writer.send_signal(signal.SIGKILL)
        acknowledged = len(before) + len(writer.stdout.read().split())
    with _start(READ, tmp_path) as reader:
        told, _ = reader.communicate(timeout=120)
    holds, entries, texts, stands = json.loads(told)
    assert holds
    assert acknowledged <= len(texts) <= acknowledged + 1
    assert texts == [f"Mening {number}." for number in range(len(texts))]
    assert entries == len(texts)
    assert stands == texts[-1]


DRAFTS = 8
SUBMIT = f"""
import sys
import django
django.setup()
from django.core.management import call_command
from medel.applications.actions.submissions import submit
from tests.process import cast

call_command("migrate", verbosity=0)
call = cast.make_call()
drafts = [cast.make_draft(call) for _ in range({DRAFTS})]
for one in drafts:
    cast.fill(one)
print("ready", flush=True)
for one in drafts:
    # Whoever kills says when to go on, so that it is never done before.
    sys.stdin.readline()
    submit(one, by=cast.APPLICANT, at=cast.OPENS, declared=True)
    print(one.pk, flush=True)
"""
READ_SENT = """
import json
import django
django.setup()
from medel.applications.models import Application, Submission
from medel.applications.content import digest
from medel.journal.models import Entry
from medel.journal.verifying import verify

sent = Submission.objects.select_related("application")
submitted = Application.objects.filter(state="submitted_unsigned")
drafts = Application.objects.filter(state="draft")
print(json.dumps({
    "holds": verify().holds,
    "sent": sorted(one.application_id for one in sent),
    "states": sorted(submitted.values_list("pk", flat=True)),
    "drafts": drafts.count(),
    "numbered_drafts": drafts.exclude(case_id="").count(),
    "unnumbered": submitted.filter(case_id="").count(),
    "entries": Entry.objects.filter(action="application.submit").count(),
    "stays": submitted.filter(stays__state="submitted_unsigned").count(),
    "whole": all(digest(one.content) == one.sha256 for one in sent),
}))
"""


@pytest.mark.slow
@pytest.mark.parametrize("delay", [0.0, 0.02, 0.05])
def test_killed_while_sending_leaves_whole_submissions(
    tmp_path: Path, delay: float
) -> None:
    with _start(SUBMIT, tmp_path) as sender:
        assert sender.stdout is not None
        assert sender.stdin is not None
        assert sender.stdout.readline() == "ready\n"
        acknowledged = []
        for _ in range(4):
            sender.stdin.write("\n")
            sender.stdin.flush()
            acknowledged.append(int(sender.stdout.readline()))
        sender.stdin.write("\n")
        sender.stdin.flush()
        time.sleep(delay)
        sender.send_signal(signal.SIGKILL)
        acknowledged += map(int, sender.stdout.read().split())
    with _start(READ_SENT, tmp_path) as reader:
        told = json.loads(reader.communicate(timeout=120)[0])
    sent = told.pop("sent")
    assert set(acknowledged) <= set(sent)
    assert 4 <= len(sent) <= 5
    assert told == {
        "holds": True,
        "states": sent,
        "drafts": DRAFTS - len(sent),
        "numbered_drafts": 0,
        "unnumbered": 0,
        "entries": len(sent),
        "stays": len(sent),
        "whole": True,
    }
