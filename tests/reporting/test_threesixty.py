"""360Giving, judged by its JSON schema."""

import json
from pathlib import Path
from typing import Any

import pytest

from medel.projects.models import Project
from tests.reporting.making import make_full, write

pytestmark = pytest.mark.django_db
SCHEMA = Path(__file__).parent / "schemas" / "360giving.json"


def _read() -> dict[str, Any]:
    told: dict[str, Any] = json.loads(write("360giving-json"))
    return told


def _find_faults(told: dict[str, Any]) -> list[str]:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    validator = jsonschema.Draft7Validator(
        schema, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER
    )
    return [error.message for error in validator.iter_errors(told)]


def test_every_grant_follows_the_schema(hard: None) -> None:
    told = _read()
    assert _find_faults(told) == []
    assert len(told["grants"]) > 1


def test_schema_refuses_a_grant_without_its_day(hard: None) -> None:
    told = _read()
    del told["grants"][0]["awardDate"]
    assert _find_faults(told) == ["'awardDate' is a required property"]


def test_grant_is_told_in_full() -> None:
    make_full()
    grant = _read()["grants"][0]
    assert grant["id"] == "360G-medel-full-1"
    assert (grant["amountAwarded"], grant["currency"]) == (1250000.5, "SEK")
    assert grant["awardDate"] == "2022-12-14"
    assert grant["plannedDates"] == [
        {"startDate": "2023-01-01", "endDate": "2025-12-31"}
    ]
    assert grant["recipientOrganization"][0]["name"] == "Region Dalarna"


def test_what_is_no_grant_is_left_out_and_counted(hard: None) -> None:
    told = _read()
    left_out = Project.objects.count() - len(told["grants"])
    assert told["description"].endswith(f": {left_out}.")


def test_empty_bank_is_a_package_without_grants() -> None:
    assert _read()["grants"] == []
