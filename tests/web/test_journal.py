from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from medel.journal.actions import make_roots, note
from tests.journal.acting import CASE, NOON, make_act

pytestmark = pytest.mark.django_db


def test_roots_are_public_and_tell_of_no_case(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for day in range(5):
        note(make_act(minutes=day * 24 * 60))
    until = date(2026, 11, 27)
    made = make_roots(until=until, at=NOON + timedelta(days=5))
    with django_assert_num_queries(1):
        answer = client.get("/data/journal-roots.json")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/json"
    told = answer.json()
    assert told["form"] == "medel-journal-1"
    assert [one["root"] for one in told["roots"]] == [root.digest for root in made]
    assert CASE.key not in answer.text


def test_nothing_can_be_sent_to_the_roots(client: Client) -> None:
    assert client.post("/data/journal-roots.json").status_code == 405
