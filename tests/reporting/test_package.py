"""The data package, judged by frictionless."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from medel.projects.models import Participation, Place, Project
from tests.reporting.making import FORMULAS, write

pytestmark = pytest.mark.django_db
TABLES = ("projects", "organisations", "places")


def _open() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(write("datapackage")))


def _count(archive: zipfile.ZipFile, table: str) -> int:
    text = archive.read(f"{table}.csv").decode()
    return len(list(csv.DictReader(io.StringIO(text, newline=""), strict=True)))


def _validate(path: Path) -> list[list[str]]:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.Package(str(path)).validate(limit_errors=100)
    found: list[list[str]] = report.flatten(["rowNumber", "fieldName", "type", "note"])
    return found


def test_archive_is_whole_and_dated(hard: None) -> None:
    archive = _open()
    assert archive.testzip() is None
    assert archive.namelist() == ["datapackage.json", *(f"{one}.csv" for one in TABLES)]
    assert {one.date_time[:3] for one in archive.infolist()} == {(2026, 11, 23)}


def test_every_row_is_there(hard: None) -> None:
    archive = _open()
    models = (Project, Participation, Place)
    for table, model in zip(TABLES, models, strict=True):
        assert _count(archive, table) == model._default_manager.count()


def test_package_is_valid(hard: None, tmp_path: Path) -> None:
    Project.objects.filter(title="").update(title="Utan namn")
    path = tmp_path / "package.zip"
    path.write_bytes(write("datapackage"))
    assert _validate(path) == []


def test_package_names_licence_and_source(hard: None) -> None:
    told = json.loads(_open().read("datapackage.json"))
    assert told["licenses"][0]["name"] == "CC0-1.0"
    assert told["sources"][0]["path"] == "https://medel.example/en/projects/"


def test_no_cell_is_a_formula(hard: None) -> None:
    archive = _open()
    for table in TABLES:
        text = archive.read(f"{table}.csv").decode()
        rows = csv.reader(io.StringIO(text, newline=""))
        cells = [cell for row in rows for cell in row if not _is_number(cell)]
        assert [cell for cell in cells if cell.startswith(FORMULAS)] == []


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def test_empty_bank_is_a_valid_package(tmp_path: Path) -> None:
    path = tmp_path / "package.zip"
    path.write_bytes(write("datapackage"))
    assert _validate(path) == []
