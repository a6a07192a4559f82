import json
import logging
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.test import Client

FIELDS = {"method", "page", "status", "ms", "event", "level", "logger", "timestamp"}
SECRET = {"HTTP_USER_AGENT": "Hemlig/1.0", "REMOTE_ADDR": "203.0.113.9"}


@pytest.fixture
def written() -> Iterator[StringIO]:
    (handler,) = (
        one for one in logging.getLogger().handlers if one.get_name() == "out"
    )
    assert isinstance(handler, logging.StreamHandler)
    text = StringIO()
    before = handler.setStream(text)
    yield text
    handler.setStream(before or text)


def _lines(written: StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


@pytest.mark.parametrize(
    ("path", "status", "page"),
    [
        ("/sv/projekt/?county=20&beneficiary=Anna+Andersson", 200, "projects"),
        ("/sv/projekt/?county=hemligt", 400, "projects"),
        ("/sv/hemligt/", 404, ""),
        ("/api/v1/projects?county=hemligt", 400, "api:list_projects"),
        ("/sv/" + "hemligt" * 300, 414, ""),
    ],
)
def test_request_is_one_line_without_the_visitor(
    visitor: Client, written: StringIO, path: str, status: int, page: str
) -> None:
    answer = visitor.get(path, **SECRET)  # type: ignore[arg-type]
    assert answer.status_code == status
    (line,) = _lines(written)
    assert set(line) == FIELDS
    assert (line["status"], line["page"], line["method"]) == (status, page, "GET")
    assert line["logger"] == "medel.request"
    text = written.getvalue().lower()
    assert not any(word in text for word in ("203.0.113", "hemlig", "anna", "county"))


def test_request_by_unknown_method_or_host(visitor: Client, written: StringIO) -> None:
    visitor.generic("HEMLIG", "/sv/")
    visitor.get("/sv/", HTTP_HOST="hemlig.example")
    assert [line["method"] for line in _lines(written)] == ["other", "GET"]
    assert "hemlig" not in written.getvalue().lower()


def test_error_keeps_its_traceback(client: Client, written: StringIO) -> None:
    client.raise_request_exception = False
    client.get("/sv/projekt/?county=20")  # no database is allowed in this test
    lines = _lines(written)
    (error,) = (line for line in lines if line["level"] == "error")
    assert "Traceback" in error["exception"]
    assert "county=20" not in written.getvalue().replace("exception", "")
    assert lines[-1]["status"] == 500
