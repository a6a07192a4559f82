import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from click.testing import CliRunner, Result

from medel.commands.group import medel
from medel.journal.actions import note
from medel.journal.canonical import compute_digest
from medel.journal.merkle import Sibling, climb, hash_leaf
from tests.journal.acting import CASE, OFFICER, make_act
from tests.journal.tampering import tamper

pytestmark = pytest.mark.django_db

TOMORROW = datetime(2026, 11, 24, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _written(db: None) -> None:
    note(make_act(reason="Klart", minutes=-9))
    note(make_act("application.start_check", by=OFFICER))


def _run(*arguments: str, status: int = 0) -> Result:
    with time_machine.travel(TOMORROW, tick=False):
        done = CliRunner().invoke(medel, ["journal", *arguments])
    assert done.exit_code == status, done.output
    return done


def _read(*arguments: str, status: int = 0) -> dict[str, object]:
    told: dict[str, object] = json.loads(
        _run(*arguments, "--json", status=status).stdout
    )
    return told


def test_verify_tells_that_the_journal_holds() -> None:
    assert _run("verify").stdout.startswith("the journal holds: cases 1, entries 2")
    assert _read("verify") == {
        "valid": True,
        "cases": 1,
        "entries": 2,
        "erased": 0,
        "roots": 0,
        "first_broken": None,
        "broken": [],
    }


def test_verify_names_the_first_broken_link() -> None:
    tamper("UPDATE journal_entry SET role = 'auditor' WHERE number = 2")
    told = _run("verify", status=1).stdout
    assert f"{CASE}, entry 2: it does not say what was written" in told
    assert _read("verify", status=1)["first_broken"] == {
        "case": str(CASE),
        "entry": 2,
        "day": None,
        "what": "changed",
        "message": "it does not say what was written",
    }


def test_root_is_made_and_told_again() -> None:
    first, again = _read("root", "2026-11-23"), _read("root")
    assert first == again
    assert (first["day"], first["entries"], first["cases"]) == ("2026-11-23", 2, 1)


def test_root_of_a_day_not_over_is_refused() -> None:
    assert "not over" in _run("root", "2026-11-24", status=1).stderr


def test_root_of_a_day_without_entries_is_told() -> None:
    assert "nothing was written" in _run("root", "2026-11-20", status=1).stderr
    assert _run("root", "tomorrow", status=2).exception is not None


def test_published_roots_are_compared(tmp_path: Path) -> None:
    root = _read("root")
    copy = tmp_path / "roots.json"
    copy.write_text(json.dumps({"roots": [root]}), encoding="utf-8")
    _run("verify", "--roots", str(copy))
    root["root"] = "0" * 64
    copy.write_text(json.dumps({"roots": [root]}), encoding="utf-8")
    told = _run("verify", "--roots", str(copy), status=1).stdout
    assert "the root of 2026-11-23: it is not the root that was published" in told


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"roots": [{}]}', '{"roots": 3}', "\x00"]
)
def test_copy_that_is_none_is_refused(tmp_path: Path, content: str) -> None:
    copy = tmp_path / "roots.json"
    copy.write_text(content, encoding="utf-8")
    assert "no list of roots" in _run("verify", "--roots", str(copy), status=1).stderr
    missing = str(tmp_path / "none.json")
    assert "cannot be read" in _run("verify", "--roots", missing, status=1).stderr


def test_show_tells_every_entry() -> None:
    told = _run("show", str(CASE)).stdout
    assert "1  2026-11-23 11:51:00  application.submit done  applicant p-9 o-4" in told
    assert '"reason": "Klart"' in told


@pytest.mark.parametrize(("case", "status"), [("call/9", 1), ("nonsense", 2), ("", 2)])
def test_show_of_an_unknown_case_is_refused(case: str, status: int) -> None:
    _run("show", case, status=status)


def test_shown_proof_leads_to_the_root_by_the_documented_form() -> None:
    assert _read("show", str(CASE))["proof"] is None
    root = _read("root")
    told = _read("show", str(CASE))["proof"]
    assert isinstance(told, dict)
    leaf = told["leaf"]
    here = hash_leaf(leaf["kind"], leaf["key"], str(leaf["number"]), leaf["digest"])
    top = climb(here, [Sibling(**one) for one in told["path"]])
    parts = (root["day"], root["entries"], root["cases"], root["previous"])
    named = (str(part) for part in parts)
    assert compute_digest("medel-journal-1", "root", *named, top) == root["root"]
