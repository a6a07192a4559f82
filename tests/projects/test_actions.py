from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from medel.core.periods import Precision
from medel.programmes.catalogue import installed
from medel.projects.actions import Load, load_shipped
from medel.projects.licences import LICENCE
from medel.projects.models import Organisation, Origin, Project
from medel.projects.states import AmountKind, Status
from tests.projects.making import CODE, programme_in, shipped_rows, write_listing

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 23)


def _load(folder: Path, *rows: dict[str, str]) -> Load:
    write_listing(folder, *rows)
    return load_shipped(programme_in(folder), on=DAY)


def _load_one(folder: Path, **cells: str) -> Project:
    _load(folder, cells)
    return Project.objects.get()


def test_load_creates_every_shipped_project() -> None:
    done = load_shipped(installed()[CODE], on=DAY)
    assert done == Load(created=63)
    assert done.total == Project.objects.count() == 63


def test_load_again_writes_nothing() -> None:
    load_shipped(installed()[CODE], on=DAY)
    before = list(Project.objects.values())
    with CaptureQueriesContext(connection) as queries:
        assert load_shipped(installed()[CODE], on=DAY) == Load(unchanged=63)
    written = [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE"))]
    assert written == []
    assert list(Project.objects.values()) == before
    assert Origin.objects.count() == 1


def test_load_of_programme_without_list_does_nothing(tmp_path: Path) -> None:
    assert load_shipped(programme_in(tmp_path), on=DAY) == Load()
    assert not Origin.objects.exists()


def test_load_of_changed_list_updates_what_changed(tmp_path: Path) -> None:
    same = {"code": "test-000"}
    _load(tmp_path, same, {"title": "Den gamla"})
    kept = Project.objects.get(code="test-000")
    new = {"code": "test-002"}
    done = _load(tmp_path, same, {"title": "Den nya"}, new)
    assert done == Load(created=1, updated=1, unchanged=1)
    assert Project.objects.get(code="test-001").title == "Den nya"
    now = Project.objects.get(code="test-000")
    assert now.changed == kept.changed
    assert now.origin != kept.origin


@pytest.mark.parametrize(
    "change",
    [{"beneficiary": "En annan"}, {"county": "Värmland"}, {"municipalities": "Mora"}],
)
def test_load_sees_change_in_organisation_or_place(
    tmp_path: Path, change: dict[str, str]
) -> None:
    _load(tmp_path, {})
    assert _load(tmp_path, change) == Load(updated=1)
    project = Project.objects.get()
    assert project.participations.count() == project.places.count() == 1


def test_load_of_earlier_list_brings_it_back(tmp_path: Path) -> None:
    _load(tmp_path, {"title": "Den första"})
    _load(tmp_path, {"title": "Den andra"})
    assert _load(tmp_path, {"title": "Den första"}) == Load(updated=1)
    assert Project.objects.get().title == "Den första"
    assert _load(tmp_path, {"title": "Den första"}) == Load(unchanged=1)


def test_load_keeps_project_that_left_the_list(tmp_path: Path) -> None:
    _load(tmp_path, {}, {"code": "test-002"})
    _load(tmp_path, {})
    assert Project.objects.count() == 2


def test_load_notes_where_each_record_was_read(tmp_path: Path) -> None:
    project = _load_one(tmp_path)
    assert project.origin.name == f"{CODE}/projects.csv"
    assert (project.origin.retrieved, project.row) == (DAY, 2)
    assert project.href == "https://example.org/beslut"


@pytest.mark.parametrize(
    ("stated", "start", "end", "precision"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31), Precision.YEAR),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), Precision.MONTH),
        ("2024-02-03", date(2024, 2, 3), date(2024, 2, 3), Precision.DAY),
    ],
)
def test_partial_dates_keep_their_precision(
    tmp_path: Path, stated: str, start: date, end: date, precision: Precision
) -> None:
    project = _load_one(tmp_path, start=stated, end=stated)
    assert (project.start, project.end) == (start, end)
    assert project.starts is not None
    assert project.ends is not None
    assert project.starts.precision is project.ends.precision is precision


def test_dates_unknown_stay_unknown(tmp_path: Path) -> None:
    project = _load_one(tmp_path)
    assert (project.starts, project.ends, project.decided) == (None, None, None)


@pytest.mark.parametrize(
    ("period", "priority", "theme"),
    [
        ("2014-2020", "Öka små och medelstora företags konkurrenskraft", "business"),
        ("2014-2020", "REACT-EU", ""),
        ("2014-2020", "Något annat", ""),
        ("2021-2027", "Öka små och medelstora företags konkurrenskraft", ""),
    ],
)
def test_theme_by_former_priority(
    tmp_path: Path, period: str, priority: str, theme: str
) -> None:
    project = _load_one(
        tmp_path, programme_period=period, objective_or_priority=priority
    )
    assert project.theme == theme


def test_former_period_belongs_to_former_programme(tmp_path: Path) -> None:
    project = _load_one(tmp_path, programme_period="2014-2020")
    assert project.programme == "norra-mellansverige-2014-2020"
    assert project.programme_name == "Norra Mellansverige 2014\N{EN DASH}2020"


def test_project_in_several_counties(tmp_path: Path) -> None:
    project = _load_one(tmp_path, county="Dalarna, Gävleborg, Värmland")
    assert {p.county: p.county_name for p in project.places.all()} == {
        "20": "Dalarna",
        "21": "Gävleborg",
        "17": "Värmland",
    }


def test_counties_outside_the_programme_keep_their_names(tmp_path: Path) -> None:
    project = _load_one(tmp_path, county="Uppsala, Stockholm")
    places = project.places.values_list("county", "county_name")
    assert set(places) == {("", "Uppsala"), ("", "Stockholm")}


def test_municipalities_stand_in_their_counties(tmp_path: Path) -> None:
    project = _load_one(
        tmp_path, county="Dalarna, Gävleborg", municipalities="Mora, Falun"
    )
    places = {(p.county_name, p.municipality) for p in project.places.all()}
    assert places == {("Dalarna", "2062"), ("Dalarna", "2080"), ("Gävleborg", "")}


def test_county_unknown_gives_no_place() -> None:
    load_shipped(installed()[CODE], on=DAY)
    (code,) = (row["code"] for row in shipped_rows() if not row["county"])
    assert not Project.objects.get(code=code).places.exists()


def test_shipped_amounts_are_those_of_the_list() -> None:
    load_shipped(installed()[CODE], on=DAY)
    columns = {
        "eu_amount_sek": "eu_amount",
        "total_budget_sek": "total_cost",
        "public_cofinancing_sek": "national_public",
        "private_cofinancing_sek": "national_private",
    }
    stored = {project.code: project for project in Project.objects.all()}
    for row in shipped_rows():
        for column, name in columns.items():
            expected = Decimal(row[column]) if row[column] else None
            assert getattr(stored[row["code"]], name) == expected, (row["code"], name)


def test_fund_not_named_stays_unknown() -> None:
    load_shipped(installed()[CODE], on=DAY)
    assert Project.objects.filter(fund="").count() == 1
    assert Project.objects.filter(instrument="REACT-EU").count() == 5


def test_status_follows_the_kind_of_amount() -> None:
    load_shipped(installed()[CODE], on=DAY)
    pairs = Project.objects.order_by().values_list("amount_kind", "status").distinct()
    assert set(pairs) == {
        (AmountKind.APPLIED_PRIORITISED.value, Status.PRIORITISED.value),
        (AmountKind.GRANTED.value, Status.GRANTED.value),
        (AmountKind.NOT_STATED.value, Status.UNKNOWN.value),
    }


def test_organisation_is_shared_between_its_projects(tmp_path: Path) -> None:
    _load(tmp_path, {}, {"code": "test-002"})
    assert Organisation.objects.get().participations.count() == 2


@pytest.mark.parametrize(
    ("amounts", "difference"),
    [
        ({}, None),
        ({"eu_amount_sek": "50", "total_budget_sek": "100"}, None),
        (
            {
                "eu_amount_sek": "50",
                "total_budget_sek": "100",
                "public_cofinancing_sek": "50",
            },
            Decimal(0),
        ),
        (
            {
                "eu_amount_sek": "50",
                "total_budget_sek": "100",
                "public_cofinancing_sek": "50",
                "private_cofinancing_sek": "7.50",
            },
            Decimal("7.50"),
        ),
    ],
)
def test_imbalance_is_told_never_mended(
    tmp_path: Path, amounts: dict[str, str], difference: Decimal | None
) -> None:
    project = _load_one(tmp_path, **amounts)
    assert project.imbalance == difference


def test_imbalance_of_the_shipped_list() -> None:
    load_shipped(installed()[CODE], on=DAY)
    found = {
        project.code: project.imbalance
        for project in Project.objects.all()
        if project.imbalance
    }
    assert found["nm1420-009"] == Decimal(234642)
    assert set(found) == {"nm1420-009", "nm1420-021"}


def test_migrations_match_the_models() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_shipped_list_is_free_even_when_restored_without_saying_so() -> None:
    load_shipped(installed()[CODE], on=DAY)
    assert Origin.objects.get().licence == LICENCE
    Origin.objects.update(licence="")
    assert load_shipped(installed()[CODE], on=DAY) == Load(unchanged=63)
    assert Origin.objects.get().licence == LICENCE
