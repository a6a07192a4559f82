import json
import logging
from collections.abc import Iterator
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from jsonschema_rs import Draft202012Validator

from medel.programmes.concepts import shared_concepts
from medel.projects.models import Project
from tests.api.write_openapi import FILE

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse

pytestmark = pytest.mark.django_db
PATH = "/api/v1/ideas/check"
SECRET = "Hemlighetsfull energilagring i Falun för bolaget Kvastfening"
WRITING = ("INSERT", "UPDATE", "DELETE", "MERGE", "COPY")
DESCRIPTION = json.loads(FILE.read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def _start_over() -> None:
    caches["near"].clear()


@pytest.fixture
def written() -> Iterator[StringIO]:
    """Catch every line of every logger, debugging too."""
    text = StringIO()
    handler = logging.StreamHandler(text)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield text
    root.setLevel(level)
    root.removeHandler(handler)


def _post(client: Client, **sent: object) -> "_MonkeyPatchedWSGIResponse":
    return client.post(PATH, sent, content_type="application/json")


def _read(client: Client, **sent: object) -> dict[str, Any]:
    answer = _post(client, **sent)
    assert answer.status_code == 200
    told: dict[str, Any] = json.loads(answer.content)
    return told


def test_answer_fits_the_description(visitor: Client) -> None:
    told = _read(visitor, text=SECRET, counties=["Dalarna"], total="1000000")
    answers = DESCRIPTION["paths"][PATH]["post"]["responses"]
    schema = answers["200"]["content"]["application/json"]["schema"]
    components = DESCRIPTION["components"]
    validator = Draft202012Validator({**schema, "components": components})
    assert [error.message for error in validator.iter_errors(told)] == []
    assert told["objectives"][0]["code"] == "2.3"


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"text": ""}, "text"),
        ({"text": "???"}, "no idea to read"),
        ({"text": "x" * 20_001}, "20000"),
        ({}, "text"),
        ({"text": "x", "programme": "nej"}, "norra-mellansverige-2021-2027"),
        ({"text": "x", "counties": ["Atlantis"]}, "Dalarna"),
        ({"text": "x", "counties": ["20"] * 22}, "21"),
        ({"text": "x", "applicant": "kung"}, "municipality"),
        ({"text": "x", "total": "-1"}, "total"),
        ({"text": "x", "total": "mycket"}, "total"),
        ({"text": "x", "extra": 1}, "extra"),
    ],
)
def test_refusals_say_what_and_where(
    visitor: Client, sent: dict[str, Any], told: str
) -> None:
    answer = _post(visitor, **sent)
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert told in json.loads(answer.content)["detail"]


@pytest.mark.parametrize("body", ["", "{", "[]", '"x"', "\xff", '{"text":' + "[" * 900])
def test_body_that_is_no_idea_is_refused(visitor: Client, body: str) -> None:
    answer = visitor.post(PATH, body.encode("latin-1"), content_type="application/json")
    assert answer.status_code == 400


def test_endless_body_is_refused(visitor: Client) -> None:
    assert _post(visitor, text="x" * 1_100_000).status_code == 413


def test_who_asks_too_often_is_asked_to_wait(client: Client) -> None:
    answers = [_post(client, text="biogas") for _ in range(61)]
    assert {one.status_code for one in answers[:60]} == {200}
    last = answers[60]
    assert last.status_code == 429
    told = json.loads(last.content)
    assert "Wait a minute" in told["detail"]
    assert "Vänta" in told["detail_sv"]


def test_idea_is_neither_stored_nor_logged(visitor: Client, written: StringIO) -> None:
    before = Project.objects.count()
    with CaptureQueriesContext(connection) as asked:
        told = _read(visitor, text=SECRET)
        for wrong in ({"text": SECRET * 500}, {"text": SECRET, "applicant": SECRET}):
            answer = _post(visitor, **wrong)
            assert answer.status_code == 400
    assert told["objectives"]
    logged = written.getvalue() + "".join(one["sql"] for one in asked)
    for word in SECRET.split():
        assert len(word) < 4 or word not in logged
    # On PostgreSQL a long list is read through a cursor, which is declared first.
    assert not [one for one in asked if one["sql"].startswith(WRITING)]
    assert Project.objects.count() == before


def test_errors_of_the_server_do_not_log_the_idea(
    client: Client, written: StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object) -> None:
        message = "broken"
        raise RuntimeError(message)

    monkeypatch.setattr("medel.ideas.queries.read", break_down)
    client.raise_request_exception = False
    assert _post(client, text=SECRET).status_code == 500
    logged = written.getvalue()
    assert "broken" in logged
    assert "Kvastfening" not in logged
    assert "Hemlighetsfull" not in logged


def test_shared_concepts_speak_for_objectives_or_lead_elsewhere() -> None:
    for concept in shared_concepts():
        assert concept.objectives or concept.elsewhere, concept.code
