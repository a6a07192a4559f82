"""Makes lists and projects of the tests' own."""

import csv
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db.models import Model

from medel.programmes.catalogue import installed
from medel.programmes.programme import Programme
from medel.projects.actions import LISTING, load_shipped
from medel.projects.changes import note_change
from medel.projects.listing import COLUMNS
from medel.projects.models import (
    Change,
    Merge,
    Organisation,
    Origin,
    Participation,
    Place,
    Project,
)
from medel.projects.states import Role

KEPT: dict[type[Model], list[Any]] = {}
CODE = "norra-mellansverige-2021-2027"
ROW = {
    "code": "test-001",
    "title": "Fler testbäddar",
    "beneficiary": "Högskolan",
    "county": "Dalarna",
    "municipalities": "",
    "programme_period": "2021-2027",
    "fund": "ERDF",
    "objective_or_priority": "",
    "eu_amount_sek": "",
    "total_budget_sek": "",
    "public_cofinancing_sek": "",
    "private_cofinancing_sek": "",
    "start": "",
    "end": "",
    "decision_date": "",
    "amount_kind": "no amount in source",
    "case_id": "",
    "source_url": "https://example.org/beslut",
}


def programme_in(folder: Path) -> Programme:
    """Give the shipped programme with another folder for its list."""
    return replace(installed()[CODE], folder=folder)


def write_listing(folder: Path, *rows: dict[str, str]) -> Path:
    """Write a list with these rows; what a row does not say is as in ROW."""
    path = folder / LISTING
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows({**ROW, **row} for row in rows)
    return path


def shipped_rows() -> list[dict[str, str]]:
    """Give the shipped list's rows, read as plain text."""
    path = installed()[CODE].folder / LISTING
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def make_project(
    code: str,
    *places: tuple[str, str, str],
    **values: Any,  # noqa: ANN401 (any field of the model)
) -> Project:
    """Make one project of one organisation; a place is county, its name, a town."""
    origin, _ = Origin.objects.get_or_create(
        name="test", checksum="test", mapping="test", retrieved=date(2026, 11, 23)
    )
    told = {"title": code, "programme": CODE, "period": "2021-2027", **values}
    project = Project.objects.create(
        code=code, programme_name="Test", origin=origin, row=1, **told
    )
    organisation, _ = Organisation.objects.get_or_create(name=f"Org {code}")
    Participation.objects.create(
        project=project, organisation=organisation, role=Role.BENEFICIARY
    )
    for county, name, town in places or [("20", "Dalarna", "")]:
        Place.objects.create(
            project=project, county=county, county_name=name, municipality=town
        )
    note_change(whole=True)
    return project


def fill_bank(count: int) -> None:
    """Make many projects, each with an amount and a day of decision."""
    for number in range(count):
        make_project(
            f"many-{number}",
            eu_amount=Decimal(1000 + number),
            decided=date(2023, 1, 1 + number % 28),
            theme="business",
        )


def restore_bank(on: date) -> None:
    """Load every shipped project; after the first time, from a copy in memory."""
    models: list[Any] = [Change, Origin, Organisation, Merge, Project]
    models += [Participation, Place]
    if KEPT:
        for model in models:
            model.objects.bulk_create(KEPT[model])
        return
    for programme in installed().values():
        load_shipped(programme, on=on)
    KEPT.update({model: list(model.objects.all()) for model in models})
