from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction

from medel.journal.actions import make_roots, note
from medel.journal.acts import Case
from medel.journal.canonical import compute_digest
from medel.journal.chain import FORM
from medel.journal.days import hash_leaves, read_leaves, seal
from medel.journal.errors import JournalError
from medel.journal.merkle import climb
from medel.journal.models import Entry, Root
from medel.journal.queries import find_proof, read_roots, tell_roots
from tests.journal.acting import CASE, NOON, make_act

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)
STOCKHOLM = ZoneInfo("Europe/Stockholm")
LATER = NOON + timedelta(days=9)


@pytest.mark.parametrize(
    ("hour", "minute", "made"), [(0, 0, 0), (0, 59, 0), (1, 0, 1), (1, 1, 1)]
)
def test_root_is_made_from_an_hour_after_its_day(
    hour: int, minute: int, made: int
) -> None:
    note(make_act())
    at = datetime(2026, 11, 24, hour, minute, tzinfo=STOCKHOLM)
    if made:
        make_roots(until=TODAY, at=at)
    else:
        with pytest.raises(JournalError, match="not over"):
            make_roots(until=TODAY, at=at)
    assert Root.objects.count() == made


def test_roots_are_made_for_days_with_entries_and_once() -> None:
    for minutes in (0, 3 * 24 * 60):
        note(make_act(minutes=minutes))
    made = make_roots(until=TODAY + timedelta(days=5), at=LATER)
    assert [root.day.day for root in made] == [23, 26]
    assert made[1].previous == made[0].digest
    assert make_roots(until=TODAY + timedelta(days=5), at=LATER) == []
    assert [root.digest for root in read_roots()] == [root.digest for root in made]


def test_nothing_is_written_for_a_day_that_has_its_root() -> None:
    note(make_act())
    make_roots(until=TODAY, at=LATER)
    with pytest.raises(JournalError), transaction.atomic():
        note(make_act(minutes=1))
    note(make_act(minutes=24 * 60))
    assert Entry.objects.count() == 2


def test_day_is_that_of_sweden() -> None:
    late = make_act()
    late.at = datetime(2026, 11, 23, 23, 30, tzinfo=ZoneInfo("UTC"))
    assert note(late).day == date(2026, 11, 24)


def test_case_is_proved_without_the_others() -> None:
    for number in range(7):
        note(make_act(case=Case("application", f"NMS-{number}")))
    note(make_act())
    (root,) = make_roots(until=TODAY, at=LATER)
    proof = find_proof(CASE)
    assert proof is not None
    assert proof.root.digest == root.digest
    assert proof.leaf.digest == Entry.objects.get(key=CASE.key).digest
    top = climb(hash_leaves([proof.leaf])[0], proof.path)
    others = [leaf for leaf in read_leaves(root) if leaf != proof.leaf]
    assert len(others) == 7
    assert seal(root, read_leaves(root)) == root.digest
    assert _seal_top(root, top) == root.digest


def _seal_top(root: Root, top: str) -> str:
    told = (root.day.isoformat(), str(root.entries), str(root.cases), root.previous)
    return compute_digest(FORM, "root", *told, top)


def test_case_without_a_root_has_no_proof_yet() -> None:
    note(make_act())
    assert find_proof(CASE) is None


def test_published_roots_tell_nothing_of_cases() -> None:
    note(make_act(reason="Hemligt"))
    make_roots(until=TODAY, at=LATER)
    told = str(tell_roots())
    assert "2026-11-23" in told
    assert CASE.key not in told
    assert "application" not in told


@pytest.mark.parametrize(
    "statement", ["UPDATE journal_root SET cases = 9", "DELETE FROM journal_root"]
)
def test_root_is_never_changed_past_the_code(statement: str) -> None:
    note(make_act())
    make_roots(until=TODAY, at=LATER)
    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="SQLite has no TRUNCATE"
)
def test_tables_are_never_emptied_past_the_code() -> None:
    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("TRUNCATE journal_entry")
