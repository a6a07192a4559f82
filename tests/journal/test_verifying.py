# ruff: noqa: S608 (the SQL is of our own making)
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medel.journal.actions import erase_content, make_roots, note
from medel.journal.acts import Act, Case
from medel.journal.breaks import What
from medel.journal.chain import link
from medel.journal.models import Content, Entry, Root
from medel.journal.verifying import verify
from tests.journal.acting import CASE, NOON, OFFICER, make_act
from tests.journal.tampering import tamper

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)
A_DAY = 24 * 60
OTHER = Case("application", "NMS-2026-0013")
LATER = NOON + timedelta(days=5)


@pytest.fixture(autouse=True)
def _written(db: None) -> None:
    """Write two cases over two days: four entries and two, then two roots."""
    with_acts = [
        make_act("application.submit", reason="Klart"),
        make_act("application.start_check", by=OFFICER, minutes=9),
        make_act("application.approve_check", by=OFFICER, minutes=A_DAY, reason="Ja"),
        make_act("application.grade", by=OFFICER, minutes=A_DAY + 3, reason="VG"),
        make_act("application.submit", case=OTHER, minutes=5),
        make_act("application.withdraw", case=OTHER, minutes=A_DAY + 5),
    ]
    write(*with_acts)
    make_roots(until=TODAY + timedelta(days=1), at=LATER)


def write(*acts: Act) -> None:
    for act in acts:
        note(act)


def _first() -> tuple[What, str, int | None, str]:
    done = verify()
    assert not done.holds
    first = done.breaks[0]
    return first.what, first.case, first.number, first.day


def _content(number: int) -> str:
    return Entry.objects.get(key=CASE.key, number=number).content


def test_untouched_journal_holds() -> None:
    done = verify()
    assert done.holds
    assert (done.cases, done.entries, done.erased, done.roots) == (2, 6, 0, 2)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("person", "'p-1'"),
        ("role", "'auditor'"),
        ("organisation", "'o-9'"),
        ("action", "'application.dismiss'"),
        ("outcome", "'refused'"),
        ("at", "'2026-11-24 09:00:00+00'"),
        ("day", "'2026-11-23'"),
        ("content", f"'{'a' * 64}'"),
        ("erases", f"'{'a' * 64}'"),
        ("digest", f"'{'a' * 64}'"),
        ("previous", f"'{'a' * 64}'"),
    ],
)
def test_changed_entry_is_named(column: str, value: str) -> None:
    tamper(
        f"UPDATE journal_entry SET {column} = {value} "
        f"WHERE key = '{CASE.key}' AND number = 3"
    )
    assert _first() == (What.CHANGED, str(CASE), 3, "")


def test_changed_entry_with_a_new_digest_shows_at_the_next() -> None:
    entry = Entry.objects.get(key=CASE.key, number=2)
    entry.role = "auditor"
    tamper(
        f"UPDATE journal_entry SET role = 'auditor', digest = '{link(entry)}' "
        f"WHERE key = '{CASE.key}' AND number = 2"
    )
    assert _first() == (What.UNLINKED, str(CASE), 3, "")


def test_removed_entry_is_named_by_the_next() -> None:
    tamper(f"DELETE FROM journal_entry WHERE key = '{CASE.key}' AND number = 2")
    assert _first() == (What.MISSING, str(CASE), 3, "")


def test_entries_cut_off_at_the_end_are_shown_by_the_root() -> None:
    tamper(f"DELETE FROM journal_entry WHERE key = '{CASE.key}' AND number = 4")
    assert _first() == (What.MISSING, str(CASE), 4, "2026-11-24")


def test_removed_case_is_shown_by_the_root() -> None:
    tamper(f"DELETE FROM journal_entry WHERE key = '{OTHER.key}'")
    assert _first() == (What.MISSING, str(OTHER), 1, "2026-11-23")


def test_inserted_entry_is_named() -> None:
    tamper(
        "UPDATE journal_entry SET number = number + 100 "
        f"WHERE key = '{CASE.key}' AND number > 2",
        "INSERT INTO journal_entry (kind, key, number, at, day, person, role, "
        "organisation, action, outcome, content, erases, previous, digest) "
        "SELECT kind, key, 3, at, day, person, role, organisation, action, outcome, "
        "content, erases, digest, previous FROM journal_entry "
        f"WHERE key = '{CASE.key}' AND number = 2",
        "UPDATE journal_entry SET number = number - 99 "
        f"WHERE key = '{CASE.key}' AND number > 100",
    )
    assert _first() == (What.CHANGED, str(CASE), 3, "")


def test_inserted_entry_that_follows_rightly_is_shown_by_the_root() -> None:
    last = Entry.objects.get(key=CASE.key, number=4)
    last.number, last.previous, last.pk = 5, last.digest, None
    names = [f.name for f in Entry._meta.local_fields if not f.primary_key]
    digest = link(last)
    told = {name: name for name in names}
    told |= {"number": "5", "previous": "digest", "digest": f"'{digest}'"}
    tamper(
        f"INSERT INTO journal_entry ({', '.join(told)}) "
        f"SELECT {', '.join(told.values())} FROM journal_entry "
        f"WHERE key = '{CASE.key}' AND number = 4"
    )
    assert _first() == (What.INSERTED, str(CASE), 5, "2026-11-24")


def test_exchanged_entries_are_named() -> None:
    of_case = f"WHERE key = '{CASE.key}' AND number"
    tamper(
        f"UPDATE journal_entry SET number = 99 {of_case} = 2",
        f"UPDATE journal_entry SET number = 2 {of_case} = 3",
        f"UPDATE journal_entry SET number = 3 {of_case} = 99",
    )
    done = verify()
    first = done.breaks[0]
    assert (first.what, first.case, first.number) == (What.MOVED, str(CASE), 2)
    assert first.message == "it was written as entry 3"


@pytest.mark.parametrize("column", ["body", "salt"])
def test_changed_content_is_named(column: str) -> None:
    tamper(
        f"UPDATE journal_content SET {column} = '0' WHERE commitment = '{_content(3)}'"
    )
    assert _first() == (What.CONTENT_CHANGED, str(CASE), 3, "")


def test_removed_content_is_named() -> None:
    tamper(f"DELETE FROM journal_content WHERE commitment = '{_content(3)}'")
    assert _first() == (What.CONTENT_MISSING, str(CASE), 3, "")


def test_erased_content_leaves_the_chain_whole() -> None:
    erased = _content(3)
    erase_content(CASE, 3, by=OFFICER, reason="Begäran om radering", at=LATER)
    assert not Content.objects.filter(pk=erased).exists()
    done = verify()
    assert (done.holds, done.erased) == (True, 1)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("digest", f"'{'a' * 64}'"),
        ("leaves", "'[]'"),
        ("leaves", "'[[1,2]]'"),
        ("leaves", "'nothing'"),
        ("entries", "9"),
        ("cases", "9"),
    ],
)
def test_changed_root_is_named(column: str, value: str) -> None:
    tamper(f"UPDATE journal_root SET {column} = {value} WHERE day = '2026-11-24'")
    assert _first() == (What.ROOT_CHANGED, "", None, "2026-11-24")


def test_removed_root_is_named() -> None:
    tamper("DELETE FROM journal_root WHERE day = '2026-11-23'")
    assert _first()[0] == What.ROOT_MISSING
    assert _first()[3] == "2026-11-23"


def test_history_written_anew_does_not_fit_the_published_roots() -> None:
    published = {root.day: root.digest for root in Root.objects.all()}
    tamper("DELETE FROM journal_root", "DELETE FROM journal_entry")
    write(make_act("application.submit", reason="En annan historia"))
    make_roots(until=TODAY, at=LATER)
    assert verify().holds
    done = verify(published)
    assert [(one.what, one.day) for one in done.breaks] == [
        (What.ROOT_NOT_PUBLISHED, "2026-11-23"),
        (What.ROOT_MISSING, "2026-11-24"),
    ]


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    number=st.integers(1, 4),
    column=st.sampled_from(
        ["person", "role", "organisation", "action", "content", "previous", "digest"]
    ),
    value=st.text("abcdef0123456789", min_size=1, max_size=64),
)
def test_any_changed_cell_is_found(number: int, column: str, value: str) -> None:
    entry = Entry.objects.get(key=CASE.key, number=number)
    was = getattr(entry, column)
    where = f"WHERE key = '{CASE.key}' AND number = {number}"
    tamper(f"UPDATE journal_entry SET {column} = '{value}' {where}")
    assert verify().holds == (value == was)
    tamper(f"UPDATE journal_entry SET {column} = '{was}' {where}")
    assert verify().holds
