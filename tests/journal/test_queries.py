from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from pytest_django import DjangoAssertNumQueries

from medel.journal.actions import note, note_reading, recorded
from medel.journal.acts import CLOCK, Act, Actor, Case
from medel.journal.queries import read_case, read_readings
from tests.journal.acting import CASE, NOON, OFFICER, make_act

pytestmark = pytest.mark.django_db


def test_case_is_read_in_order_with_what_was_said(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(20):
        note(make_act(reason=f"Skäl {number}", minutes=-number))
    note(make_act(case=Case("call", CASE.key)))
    with django_assert_num_queries(2):
        entries = read_case(CASE)
    assert [one.entry.number for one in entries] == list(range(1, 21))
    assert [one.told["reason"] for one in entries] == [f"Skäl {n}" for n in range(20)]


def test_entry_costs_the_same_whatever_the_chain(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(3):
        # Savepoint of the action, content, last entry, savepoint, entry, and two ends.
        with django_assert_num_queries(7), recorded(make_act()) as act:
            act.after = {"state": "submitted"}


def test_readings_tell_who_read_what_and_who_was_refused() -> None:
    note_reading(CASE, by=OFFICER, what="application.grades", at=NOON)
    stranger = Actor(role="applicant", person="p-99")
    later = NOON + timedelta(minutes=1)
    note_reading(CASE, by=stranger, what="application", at=later, refused=True)
    told = [(one.person, one.what, one.outcome) for one in read_readings(CASE)]
    assert told == [
        ("p-99", "application", "refused"),
        ("p-7", "application.grades", "done"),
    ]


def test_readings_are_never_removed_past_the_code() -> None:
    note_reading(CASE, by=OFFICER, what="application", at=NOON)
    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM journal_reading")


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("", "1"),
        ("Call", "1"),
        ("call", ""),
        ("call", "a/b"),
        ("call", "å"),
        ("a" * 101, "1"),
        ("call", "\0"),
    ],
)
def test_case_without_a_plain_key_is_refused(kind: str, key: str) -> None:
    with pytest.raises(ValueError, match="journal"):
        Case(kind, key)


@pytest.mark.parametrize("name", ["Anna Andersson", "a@b.se", "\n", "x" * 101])
def test_person_is_a_key_and_not_a_name(name: str) -> None:
    with pytest.raises(ValueError, match="journal"):
        Actor(role="applicant", person=name)


def test_act_needs_a_plain_action_and_a_zone() -> None:
    with pytest.raises(ValueError, match="action"):
        Act(case=CASE, by=CLOCK, action="Submit!", at=NOON)
    with pytest.raises(ValueError, match="zone"):
        Act(case=CASE, by=CLOCK, action="call.open", at=NOON.replace(tzinfo=None))
