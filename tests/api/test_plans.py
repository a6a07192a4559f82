import json
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

PATH = "/api/v1/plans/check"
PLAN = {
    "programme": "norra-mellansverige-2021-2027",
    "on": "2026-11-23",
    "cost_option": "lump_sum",
    "lump_sum": "4000000",
    "eu_support": "2400000",
    "co_financing": [{"name": "Region", "sector": "public", "amount": "1600000"}],
}


@pytest.fixture(autouse=True)
def _fresh() -> None:
    caches["near"].clear()


def _post(visitor: Client, written: object, **more: Any) -> Any:  # noqa: ANN401 (an answer)
    body = written if isinstance(written, bytes | str) else json.dumps(written)
    return visitor.post(PATH, body, content_type="application/json", **more)


def test_plan_is_checked_and_needs_no_database(visitor: Client) -> None:
    answer = _post(visitor, PLAN)
    assert answer.status_code == 200
    told = answer.json()
    assert told["verdict"] == "fail"
    assert told["totals"]["eu_support_max"] == "2000000"
    first = told["findings"][0]
    assert first["rule"] == "eu_share"
    assert first["remedies"][0]["by"] == "-400000"
    assert "400 000" in first["reason"]["sv"].replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("", 400),
        ("{", 400),
        ("null", 400),
        ('"text"', 400),
        ({**PLAN, "lump_sum": -1}, 400),
        ({**PLAN, "unknown": 1}, 400),
        ({**PLAN, "on": "2019-01-01"}, 400),
        ({**PLAN, "programme": "nowhere"}, 404),
        ({**PLAN, "name": "x" * 300_000}, 413),
    ],
)
def test_refusal_is_a_problem_in_both_languages(
    visitor: Client, written: object, status: int
) -> None:
    answer = _post(visitor, written)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert told["detail"]
    assert told["detail"] != told["detail_sv"]


def test_reading_the_address_is_refused(visitor: Client) -> None:
    answer = visitor.get(PATH)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"


def test_asking_too_often_is_refused_and_says_how_long_to_wait(visitor: Client) -> None:
    statuses = [_post(visitor, "{").status_code for _ in range(121)]
    assert statuses[:120] == [400] * 120
    assert statuses[120] == 429
    answer = _post(visitor, PLAN)
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) >= 1
    assert answer.json()["detail_sv"].startswith("Du har frågat väldigt ofta")


def test_another_visitor_is_not_held_up(visitor: Client) -> None:
    for _ in range(121):
        _post(visitor, "{")
    assert _post(visitor, PLAN, REMOTE_ADDR="192.0.2.7").status_code == 200
    forged = {"HTTP_X_FORWARDED_FOR": "192.0.2.8"}
    assert _post(visitor, PLAN, **forged).status_code == 429
