import json
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from medel.programmes.account import head, tell
from medel.programmes.catalogue import installed
from medel.projects.changes import note_change
from medel.projects.models import Organisation, Project
from medel.projects.selection import FILTERS
from tests.conftest import CODE
from tests.projects.making import make_project, shipped_rows

API = "/api/v1"
PROBLEM = "application/problem+json"
PATHS = ("/programmes", f"/programmes/{CODE}", "/projects", "/projects/nm2127-001")


def _get(client: Client, path: str) -> Any:  # noqa: ANN401 (JSON)
    answer = client.get(f"{API}{path}")
    assert answer.status_code == 200, answer.content
    assert answer.headers["Content-Type"].startswith("application/json")
    return json.loads(answer.content)


def _refuse(client: Client, path: str, status: int) -> dict[str, Any]:
    answer = client.get(path)
    return _problem(answer, status)


def _problem(answer: Any, status: int) -> dict[str, Any]:  # noqa: ANN401 (an answer)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == PROBLEM
    told: dict[str, Any] = json.loads(answer.content)
    assert told["status"] == status
    assert told["type"] == "about:blank"
    assert told["title"]
    assert told["detail"]
    assert told["detail_sv"]
    assert told["detail"] != told["detail_sv"]
    return told


def test_programmes_are_all_told(visitor: Client) -> None:
    expected = [head(one).model_dump(mode="json") for one in installed().values()]
    assert _get(visitor, "/programmes") == expected


@pytest.mark.parametrize("code", sorted(installed()))
def test_programme_is_told_as_the_command_tells_it(visitor: Client, code: str) -> None:
    account = tell(installed()[code], on=timezone.localdate())
    assert _get(visitor, f"/programmes/{code}") == account.model_dump(mode="json")


def test_programme_has_the_keys_of_the_contract(visitor: Client) -> None:
    told = _get(visitor, f"/programmes/{CODE}")
    promised = {"code", "name", "fund", "period", "counties", "budget", "max_eu_share"}
    promised |= {"needs", "specialisation_areas", "policy_objectives", "themes"}
    promised |= {"specific_objectives", "co_financing"}
    assert promised <= set(told)
    assert told["budget"]["eu"] == {"amount": "134900000", "currency": "EUR"}
    assert told["max_eu_share"] == "0.5000"
    assert len(told["needs"]) == 4
    assert len(told["specialisation_areas"]) == 6


def test_projects_tell_number_and_sums_of_the_whole(visitor: Client) -> None:
    told = _get(visitor, "/projects?period=2021-2027")
    rows = [r for r in shipped_rows() if r["programme_period"] == "2021-2027"]
    amounts = [Decimal(r["eu_amount_sek"]) for r in rows if r["eu_amount_sek"]]
    assert told["total"] == len(rows) == len(told["results"])
    assert told["with_amount"] == len(amounts)
    assert told["sums"] == [{"amount": str(sum(amounts)), "currency": "SEK"}]
    assert (told["page"], told["pages"], told["next"]) == (1, 1, None)


def test_projects_page_by_page(visitor: Client) -> None:
    first = _get(visitor, "/projects")
    assert (first["pages"], first["next"]) == (2, "?page=2")
    second = _get(visitor, f"/projects{first['next']}")
    assert second["next"] is None
    codes = {one["code"] for told in (first, second) for one in told["results"]}
    assert codes == {row["code"] for row in shipped_rows()}
    assert first["sums"] == second["sums"]


@pytest.mark.parametrize("name", FILTERS)
def test_projects_take_every_filter(visitor: Client, name: str) -> None:
    values = {
        "programme": CODE,
        "period": "2014-2020",
        "fund": "ERDF",
        "objective": "1.1",
        "theme": "business",
        "county": "Dalarna",
        "municipality": "2121",
        "beneficiary": "Visit Dalarna AB",
        "status": "granted",
        "year": "2024",
        "area": "bioeconomy",
        "beneficiary_kind": "municipality",
    }
    Organisation.objects.filter(name="Visit Dalarna AB").update(kind="Kommun")
    note_change(whole=True)
    chosen = _get(visitor, f"/projects?{name}={values[name]}")["total"]
    barred = _get(visitor, f"/projects?{name}=!{values[name]}")["total"]
    assert chosen + barred == 63
    assert chosen > 0 or name in {"objective", "area"}


def test_project_tells_null_for_what_is_unknown(visitor: Client) -> None:
    told = _get(visitor, "/projects/nm2127-002")
    unknown = {"start", "end", "total_cost", "national_public", "national_private"}
    unknown |= {"eu_share", "objective", "priority", "theme", "instrument"}
    assert {key for key in unknown if told[key] is not None} == set()
    assert told["eu_amount"] == "3530000"
    assert told["source"]["row"] == 3
    assert told["places"][0]["county"] == "20"


def test_project_dates_are_as_exact_as_the_source(visitor: Client) -> None:
    make_project("dates", start="2024-05-01", start_precision="month", end="2025-12-31")
    Project.objects.filter(code="dates").update(end_precision="year")
    told = _get(visitor, "/projects/dates")
    assert (told["start"], told["end"], told["decided"]) == ("2024-05", "2025", None)


def test_project_id_is_the_case_number_where_there_is_one(visitor: Client) -> None:
    make_project("numbered", case_number="20300001")
    told = _get(visitor, "/projects/numbered")
    assert (told["id"], told["code"]) == ("20300001", "numbered")
    assert _get(visitor, "/projects/nm2127-001")["id"] == "nm2127-001"


def test_projects_unknown_code(visitor: Client) -> None:
    for path in ("/projects/nej", "/projects/å", f"/projects/{'x' * 900}"):
        _refuse(visitor, f"{API}{path}", 404)


def test_programme_unknown_code_is_named(visitor: Client) -> None:
    assert "nej-1999" in _refuse(visitor, f"{API}/programmes/nej-1999", 404)["detail"]


@pytest.mark.parametrize("path", ["/api/", "/api/v1/", "/api/v1/nej", "/api/v2/x"])
def test_unknown_path_is_a_problem(visitor: Client, path: str) -> None:
    _refuse(visitor, path, 404)


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("county=99", "Dalarna"),
        ("foo=1", "county"),
        ("utm_source=x", "county"),
        ("page=0", "page"),
        ("page=x", "page"),
        ("page=%D9%A1", "page"),
        ("page=1000001", "page"),
        ("page=99", "2"),
        ("year=20x4", "2024"),
        ("status=!x", "granted"),
        ("county=%00", ""),
        ("%ff", ""),
        ("&".join(["county=20"] * 3 + [f"county={n}" for n in range(60)]), "50"),
    ],
)
def test_nonsense_query_is_a_problem(visitor: Client, query: str, named: str) -> None:
    assert named in _refuse(visitor, f"{API}/projects?{query}", 400)["detail"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", PATHS)
def test_api_is_only_read(visitor: Client, path: str, method: str) -> None:
    answer = getattr(visitor, method)(f"{API}{path}")
    _problem(answer, 405)
    assert "GET" in answer.headers["Allow"]


def test_api_is_read_by_head(visitor: Client) -> None:
    for path in PATHS:
        answer = visitor.head(f"{API}{path}")
        assert (answer.status_code, answer.content) == (200, b""), path


def test_address_and_headers_too_long(visitor: Client) -> None:
    _refuse(visitor, f"{API}/projects/{'x' * 2000}", 414)
    _refuse(visitor, f"{API}/projects?county={'x' * 5000}", 414)
    answer = visitor.get(f"{API}/projects", headers={"X-Long": "x" * 100_000})
    _problem(answer, 431)


def test_unknown_host_is_a_problem(visitor: Client) -> None:
    _problem(visitor.get(f"{API}/projects", HTTP_HOST="evil.example"), 400)


def test_broken_api_is_a_problem_without_its_inside(client: Client) -> None:
    client.raise_request_exception = False
    answer = client.get(f"{API}/projects")  # no database is allowed in this test
    _problem(answer, 500)
    assert b"Traceback" not in answer.content


@pytest.mark.parametrize("path", PATHS)
def test_unchanged_answer_is_not_sent_again(visitor: Client, path: str) -> None:
    etag = visitor.get(f"{API}{path}").headers["ETag"]
    again = visitor.get(f"{API}{path}", headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    other = visitor.get(f"{API}{path}", headers={"If-None-Match": '"other"'})
    assert other.status_code == 200


def test_etag_changes_with_the_bank(visitor: Client) -> None:
    before = visitor.get(f"{API}/projects").headers["ETag"]
    make_project("new", decided=timezone.localdate() + timedelta(days=9))
    note_change(whole=True)
    assert visitor.get(f"{API}/projects").headers["ETag"] != before


@pytest.mark.parametrize("path", PATHS)
def test_answers_compressed_without_cookies(visitor: Client, path: str) -> None:
    answer = visitor.get(f"{API}{path}", headers={"Accept-Encoding": "gzip"})
    assert answer.headers.get("Content-Encoding") == (
        "gzip" if len(_raw(visitor, path)) >= 200 else None
    )
    assert not answer.cookies


def _raw(client: Client, path: str) -> bytes:
    return client.get(f"{API}{path}").content


def test_other_sites_may_ask_first_but_only_to_read(visitor: Client) -> None:
    asked = {
        "Origin": "https://x.example",
        "Access-Control-Request-Method": "GET",
    }
    answer = visitor.options(f"{API}/projects", headers=asked)
    assert answer.status_code == 200
    allowed = answer.headers["Access-Control-Allow-Methods"]
    assert set(allowed.split(", ")) == {"GET", "HEAD", "OPTIONS"}
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    page = visitor.options("/sv/", headers=asked)
    assert "Access-Control-Allow-Origin" not in page.headers
    assert page.status_code == 405
