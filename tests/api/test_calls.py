from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from medel.applications.models import Call
from tests.conftest import CODE
from tests.process.cast import make_call

pytestmark = pytest.mark.django_db(transaction=True)


def _shown(query: str = "") -> list[dict[str, object]]:
    answer = Client().get(f"/api/v1/calls{query}")
    assert answer.status_code == 200
    found: list[dict[str, object]] = answer.json()["results"]
    return found


def test_calls_are_told_with_their_state_of_the_moment() -> None:
    make_call()
    now = timezone.now()
    Call.objects.update(
        opens=now - timedelta(days=1), closes=now + timedelta(days=1), granted=500_000
    )
    (told,) = _shown()
    assert (told["state"], told["budget"], told["left"]) == (
        "open",
        "60000000",
        "59500000",
    )
    assert told["title"] == {"sv": "Cirkulära lösningar", "en": "Circular solutions"}


def test_drafts_are_told_only_when_announced() -> None:
    make_call()
    now = timezone.now()
    Call.objects.update(
        state="draft",
        opens=now + timedelta(days=1),
        closes=now + timedelta(days=9),
    )
    assert _shown() == []
    Call.objects.update(announced=now)
    assert [one["state"] for one in _shown(f"?programme={CODE}")] == ["planned"]
    assert _shown("?programme=other") == []
