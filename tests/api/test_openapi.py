import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.cache import caches
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema_rs import Draft202012Validator
from openapi_spec_validator import validate

from medel.programmes.catalogue import installed
from tests.api.write_openapi import FILE, describe
from tests.conftest import CODE
from tests.projects.making import shipped_rows
from tests.web.reading import visit

CHECKED = "/api/v1/plans/check"
Case = schemathesis.Case[Any]
DESCRIPTION = json.loads(FILE.read_text(encoding="utf-8"))


# What is asked with a body; it changes nothing.
ASKED = {"/api/v1/ideas/check", CHECKED}


def _validator(path: str, status: str) -> Draft202012Validator:
    answers = DESCRIPTION["paths"][path][_method(path)]["responses"]
    schema = answers[status]["content"]["application/json"]["schema"]
    return Draft202012Validator({**schema, "components": DESCRIPTION["components"]})


def test_file_is_that_of_the_running_api() -> None:
    hint = "run: python -m tests.api.write_openapi"
    assert FILE.read_text(encoding="utf-8") == describe(), hint


def test_file_is_what_the_api_gives(visitor: Client) -> None:
    assert json.loads(visitor.get("/api/v1/openapi.json").content) == DESCRIPTION


def test_file_is_openapi_3_1() -> None:
    assert DESCRIPTION["openapi"].startswith("3.1.")
    validate(DESCRIPTION)


@pytest.mark.parametrize("path", DESCRIPTION["paths"])
def test_open_data_page_names_every_path(visitor: Client, path: str) -> None:
    assert path in visit(visitor, "/sv/oppna-data/").text("main")


def test_operations_are_described_and_store_nothing() -> None:
    for path, operations in DESCRIPTION["paths"].items():
        assert set(operations) == {_method(path)}, path
        told = operations[_method(path)]
        assert told["summary"]
        assert told["description"]
        assert told["operationId"]


def _method(path: str) -> str:
    return "post" if path in ASKED else "get"


def _check(client: Client, path: str, template: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status, path
    validator = _validator(template, str(status))
    errors = [
        error.message for error in validator.iter_errors(json.loads(answer.content))
    ]
    assert errors == [], path


def test_answers_fit_the_description(visitor: Client) -> None:
    _check(visitor, "/api/v1/programmes", "/api/v1/programmes", 200)
    for code in installed():
        template = "/api/v1/programmes/{code}"
        _check(visitor, f"/api/v1/programmes/{code}", template, 200)
    for query in ("", "?page=2", "?county=20", "?year=1999"):
        _check(visitor, f"/api/v1/projects{query}", "/api/v1/projects", 200)
    for row in shipped_rows():
        path = f"/api/v1/projects/{row['code']}"
        _check(visitor, path, "/api/v1/projects/{code}", 200)


def test_refusals_fit_the_description(visitor: Client) -> None:
    _check(visitor, "/api/v1/projects?foo=1", "/api/v1/projects", 400)
    _check(visitor, "/api/v1/projects/nej", "/api/v1/projects/{code}", 404)
    _check(visitor, "/api/v1/programmes/nej", "/api/v1/programmes/{code}", 404)


def test_description_is_strict_enough_to_fail() -> None:
    validator = _validator("/api/v1/projects/{code}", "200")
    assert not validator.is_valid({"code": CODE})


@pytest.fixture
def open_connection() -> Iterator[None]:
    """Keep the test's connection open, as Django's own test client does."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.slow
@pytest.mark.parametrize("path", DESCRIPTION["paths"])
@pytest.mark.usefixtures("bank", "open_connection")
def test_nonsense_never_breaks_the_api(path: str) -> None:
    described = schemathesis.openapi.from_dict(DESCRIPTION)
    described.app = WSGIHandler()
    modes = list(schemathesis.GenerationMode)

    @given(case=st.one_of([_cases(described, path, mode) for mode in modes]))
    @settings(
        max_examples=60,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    def throw(case: Case) -> None:
        caches["near"].clear()  # nobody is asked to wait
        answer = case.call(base_url="http://localhost")
        assert answer.status_code < 500, case.as_curl_command()
        case.validate_response(answer, checks=[schemathesis.checks.not_a_server_error])

    throw()


def _cases(
    described: schemathesis.BaseSchema, path: str, mode: schemathesis.GenerationMode
) -> st.SearchStrategy[Case]:
    return described[path][_method(path).upper()].as_strategy(generation_mode=mode)
