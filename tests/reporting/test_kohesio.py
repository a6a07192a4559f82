"""The Commission's format for Kohesio, judged by its schema and its row rules."""

import csv
import io
from pathlib import Path

import pytest

from medel.reporting.kohesio import COLUMNS
from tests.reporting import kohesio_rules
from tests.reporting.making import make, make_full, write

pytestmark = pytest.mark.django_db


def _rows() -> list[dict[str, str]]:
    text = write("kohesio-csv").decode()
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def _validate(folder: Path) -> list[tuple[str, str]]:
    frictionless = pytest.importorskip("frictionless")
    (folder / "kohesio.csv").write_bytes(write("kohesio-csv"))
    table = {
        "path": "kohesio.csv",
        "name": "kohesio",
        "type": "table",
        "schema": kohesio_rules.describe(COLUMNS),
    }
    report = frictionless.validate(table, basepath=str(folder), limit_errors=100_000)
    return [(name, kind) for name, kind in report.flatten(["fieldName", "type"])]


def test_columns_are_the_schemas() -> None:
    assert len(COLUMNS) == len(set(COLUMNS)) == 33


def test_full_project_is_valid(tmp_path: Path) -> None:
    make_full()
    assert _validate(tmp_path) == []


def test_only_what_no_source_tells_is_missing(hard: None, tmp_path: Path) -> None:
    faults = _validate(tmp_path)
    assert {kind for _, kind in faults} <= {"constraint-error"}
    assert {name for name, _ in faults} <= set(kohesio_rules.REQUIRED)


def test_shipped_projects_keep_the_row_rules(bank: None) -> None:
    found = {row["Operation_Unique_Identifier"]: row for row in _rows()}
    broken = {code: kohesio_rules.find_faults(row) for code, row in found.items()}
    assert len(found) == 63
    assert {code: faults for code, faults in broken.items() if faults} == {}


def test_rules_would_be_broken_by_a_bad_row() -> None:
    bad = dict.fromkeys(COLUMNS, "") | {
        "Operation_Start_Date": "02/01/2024",
        "Operation_End_Date": "01/01/2024",
        "Total_Eligible_Expenditure_Currency": "SEK",
    }
    assert len(kohesio_rules.find_faults(bad)) == 3


def test_full_project_in_the_formats_own_way() -> None:
    make_full()
    row = _rows()[0]
    assert (row["Operation_Start_Date"], row["CoFinancing_Rate"]) == (
        "01/01/2023",
        "41.67",
    )
    assert row["Location_Indicator_latitude_longitude"] == "15.626, 60.6036"
    assert row["Total_Eligible_Expenditure_Exchange_Rate"] == "9.30"
    assert (row["Country"], row["Category_Of_Intervention"]) == ("Sweden", "23")
    assert row["Programme_Code"] == ""


def test_unknown_stays_empty() -> None:
    make("unknown", programme="other", currency="DKK", title="")
    row = _rows()[0]
    told = {name for name, cell in row.items() if cell}
    assert told == {
        *("Operation_Unique_Identifier", "Total_Eligible_Expenditure_Currency"),
        *("Programming_Period", "Date_Of_Last_Update"),
    }
