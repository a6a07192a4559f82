"""The list of operations of article 49(3), points (a) to (n)."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pytest_django import Settings
from python_calamine import CalamineWorkbook

from medel.projects.models import Person, Project
from medel.projects.states import LocationBasis, Role
from medel.reporting.article49 import places
from medel.reporting.article49.lists import write_csv
from medel.reporting.article49.persons import part_name
from medel.reporting.formats import FORMATS
from medel.reporting.operations import Operation
from medel.reporting.reading import read_operations
from tests.reporting.making import (
    CODE,
    FORMULAS,
    extract,
    join,
    locate,
    make,
    make_full,
    write,
)

pytestmark = pytest.mark.django_db
POINTS = {
    *("operation_id", "beneficiary_name", "contractor_names", "person_first_name"),
    *("person_surname", "title_sv", "title_en", "purpose", "achievements"),
    *("start_date", "end_date", "end_date_is_actual", "total_cost", "currency"),
    *("fund", "specific_objective", "eu_rate", "nuts", "municipality", "lat", "lon"),
    *("country", "location_basis", "intervention_field", "list_updated"),
}


def _rows() -> dict[str, dict[str, str]]:
    text = write("article49-csv").decode()
    return {
        row["operation_id"]: row
        for row in csv.DictReader(io.StringIO(text, newline=""), strict=True)
    }


def _read(code: str) -> Operation:
    return next(read_operations(Project.objects.filter(code=code)))


def test_every_point_has_its_column(hard: None) -> None:
    rows = _rows()
    assert rows["full-1"].keys() >= POINTS
    assert len(rows) == Project.objects.count()


def test_full_project_tells_everything() -> None:
    make_full()
    row = _rows()["full-1"]
    assert row["beneficiary_name"] == "Region Dalarna"
    assert (row["start_date"], row["end_date"]) == ("2023-01-01", "2025-12-31")
    assert (row["total_cost"], row["currency"]) == ("3000001.20", "SEK")
    assert (row["eu_rate"], row["specific_objective"]) == ("41.67", "RSO1.1")
    assert (row["nuts"], row["municipality"]) == ("SE312", "Falun")
    assert (row["lat"], row["lon"], row["country"]) == ("60.6036", "15.626", "SE")
    assert (row["location_basis"], row["intervention_field"]) == (
        "operation",
        "023|010",
    )
    assert row["list_updated"] == "2026-11-23"


def test_unknown_stays_empty() -> None:
    make("empty", title="")
    row = _rows()["empty"]
    told = {name for name, cell in row.items() if cell}
    assert told <= {
        *("operation_id", "currency", "programme", "record_updated", "list_updated"),
        "licence",
    }


def test_person_at_several_places_is_told_by_nuts_2() -> None:
    person = make("person")
    locate(person, "20", "Dalarna", municipality="2080", municipality_name="Falun")
    locate(person, "21", "Gävleborg", latitude=60.0, longitude=17.0)
    row = _rows()["person"]
    assert (row["nuts"], row["location_basis"]) == ("SE31", "nuts2")
    assert (row["municipality"], row["lat"], row["lon"]) == ("", "", "")


def test_organisation_at_several_places_tells_them_all() -> None:
    project = make("organisation")
    join(project, "Region Dalarna")
    locate(project, "20", "Dalarna", municipality="2080", municipality_name="Falun")
    locate(project, "21", "Gävleborg")
    assert places.write_regions(_read("organisation")) == "SE312|SE313"
    assert places.write_municipalities(_read("organisation")) == "Falun|Gävleborg"


@pytest.mark.parametrize(
    ("published", "on", "named"),
    [
        (date(2024, 11, 24), date(2026, 11, 23), True),
        (date(2024, 11, 23), date(2026, 11, 23), False),
        (date(2024, 11, 22), date(2026, 11, 23), False),
        (date(2024, 2, 29), date(2026, 2, 28), True),
        (date(2024, 2, 29), date(2026, 3, 1), False),
    ],
)
def test_person_is_named_for_two_years(
    published: date, on: date, *, named: bool, settings: Settings
) -> None:
    settings.MEDEL_NAME_PERSONS = True
    project = make("person", natural_person=True)
    Person.objects.create(project=project, name="Ek, Anna", published=published)
    text = b"".join(write_csv(replace(extract(), on=on))).decode()
    row = next(csv.DictReader(io.StringIO(text, newline="")))
    told = (row["person_first_name"], row["person_surname"])
    assert told == (("Anna", "Ek") if named else ("", ""))
    settings.MEDEL_NAME_PERSONS = False
    assert b"Anna" not in b"".join(write_csv(replace(extract(), on=on)))


@pytest.mark.parametrize("name", list(FORMATS))
def test_person_is_in_no_other_file(name: str, settings: Settings) -> None:
    settings.MEDEL_NAME_PERSONS = True
    project = make_full("person")
    Person.objects.create(project=project, name="Anna Ek", published=date(2026, 1, 1))
    told = b"Anna" in write(name)
    assert told == name.startswith(("article49-csv", "article49-json"))


@pytest.mark.parametrize(
    ("name", "parted"),
    [
        ("Anna Ek", ("Anna", "Ek")),
        ("Ek, Anna", ("Anna", "Ek")),
        ("Anna Maria Ek", ("Anna Maria", "Ek")),
        ("Ek", ("", "Ek")),
    ],
)
def test_name_is_parted(name: str, parted: tuple[str, str]) -> None:
    assert part_name(name) == parted


def test_contractor_rate_end_and_seat_are_told() -> None:
    project = make("told", eu_rate=Decimal("0.4"), end_is_actual=True)
    join(project, "Region Dalarna")
    join(project, "Grävjobb AB", Role.CONTRACTOR)
    locate(project, "20", "Dalarna", basis=LocationBasis.BENEFICIARY)
    row = _rows()["told"]
    assert row["beneficiary_name"] == "Region Dalarna"
    assert row["contractor_names"] == "Grävjobb AB"
    assert (row["eu_rate"], row["end_date_is_actual"]) == ("40", "true")
    assert row["location_basis"] == "beneficiary"


def test_workbook_holds_numbers_dates_and_no_formula(
    hard: None, tmp_path: Path
) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(write("article49-xlsx"))
    book = CalamineWorkbook.from_path(str(path))
    heading, *rows = book.get_sheet_by_index(0).to_python()
    told = [dict(zip(heading, row, strict=True)) for row in rows]
    full = next(row for row in told if row["operation_id"] == "full-1")
    assert full["total_cost"] == 3000001.2
    assert full["start_date"] == date(2023, 1, 1)
    assert set(FORMULAS[:4]) <= {row["title_sv"] for row in told}
    assert len(rows) == Project.objects.count()
    assert "CC0" in str(book.get_sheet_by_index(1).to_python())


def test_document_carries_source_terms_and_day(hard: None) -> None:
    told = json.loads(write("article49-json"))
    assert told["updated"] == "2026-11-23"
    assert told["source"].startswith("https://medel.example/")
    assert told["license"] == "CC0-1.0"
    assert len(told["operations"]) == Project.objects.count()
    full = next(one for one in told["operations"] if one["operation_id"] == "full-1")
    assert (full["total_cost"], full["contractor_names"]) == ("3000001.20", None)


def test_one_programme_only(hard: None) -> None:
    text = write("article49-csv", CODE).decode()
    count = Project.objects.filter(programme=CODE).count()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rows) == count


@pytest.mark.parametrize("name", ["article49-csv", "kohesio-csv"])
def test_empty_bank_has_a_heading(name: str) -> None:
    assert write(name).count(b"\r\n") == 1


def test_list_validates_as_a_table(hard: None, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    (tmp_path / "list.csv").write_bytes(write("article49-csv"))
    numbers = {"total_cost", "eu_rate", "eu_amount", "lat", "lon"}
    required = {"operation_id", "currency", "list_updated"}
    names = next(iter(_rows().values()))
    fields = [
        {
            "name": name,
            "type": "number" if name in numbers else "string",
            "constraints": {"required": name in required},
        }
        for name in names
    ]
    schema = {"fields": fields, "primaryKey": ["operation_id"]}
    report = frictionless.validate(
        {"path": "list.csv", "name": "list", "type": "table", "schema": schema},
        basepath=str(tmp_path),
    )
    assert report.flatten(["rowNumber", "fieldName", "type", "note"]) == []
