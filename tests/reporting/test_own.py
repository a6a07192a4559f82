"""medel-jsonl: written, read into an empty bank, written again: the same bytes."""

import json
from pathlib import Path
from typing import Any

import pytest

from medel.programmes.catalogue import installed
from medel.projects.actions import Imported, import_list
from medel.projects.importing.refusals import RefusedFileError
from medel.projects.models import (
    Merge,
    Organisation,
    Origin,
    Participation,
    Place,
    Project,
    Revision,
)
from medel.projects.own import OwnRecord
from tests.reporting.making import CODE, TODAY, make, make_full, write

pytestmark = pytest.mark.django_db


def _empty() -> None:
    Organisation.objects.update(entry=None)
    for kind in (Merge, Participation, Place, Project, Organisation, Origin):
        kind.objects.all().delete()


def _store(path: Path, content: bytes, **options: Any) -> Imported:  # noqa: ANN401
    path.write_bytes(content)
    return import_list(path, on=TODAY, **options)


def _lines(content: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in content.split(b"\n") if line]


def test_round_trip_of_shipped_and_hard_projects(hard: None, tmp_path: Path) -> None:
    before = write("medel-jsonl")
    count = Project.objects.count()
    _empty()
    done = _store(tmp_path / "bank.jsonl", before)
    assert done.counts.created == count
    assert done.report.skipped == []
    assert write("medel-jsonl") == before


def test_round_trip_of_a_single_project(tmp_path: Path) -> None:
    make_full()
    before = write("medel-jsonl")
    _empty()
    done = _store(tmp_path / "one.json", before)
    assert done.source.format == "medel-jsonl"
    assert write("medel-jsonl") == before


def test_repeating_an_import_changes_nothing(hard: None, tmp_path: Path) -> None:
    content = write("medel-jsonl")
    done = _store(tmp_path / "bank.jsonl", content)
    assert (done.counts.created, done.counts.updated) == (0, 0)
    assert done.counts.unchanged == len(_lines(content))
    assert not Revision.objects.exists()


def test_changed_record_updates_and_keeps_history(tmp_path: Path) -> None:
    make_full()
    told = _lines(write("medel-jsonl"))[0]
    told |= {"title": "Grönare stål", "places": []}
    done = _store(tmp_path / "new.jsonl", json.dumps(told).encode())
    project = Project.objects.get(code="full-1")
    assert done.counts.updated == 1
    assert (project.title, project.places.count()) == ("Grönare stål", 0)
    assert Revision.objects.get().before["title"] == "Grönt stål"


def test_dry_run_stores_nothing(tmp_path: Path) -> None:
    make_full()
    content = write("medel-jsonl")
    _empty()
    done = _store(tmp_path / "bank.jsonl", content, dry_run=True)
    assert done.counts.created == 1
    assert not Project.objects.exists()


def test_more_organisations_than_a_statement_may_name(tmp_path: Path) -> None:
    make_full()
    told = _lines(write("medel-jsonl"))[0]
    party = told["organisations"][0]
    lines = [
        told | {"code": f"m-{n}", "organisations": [party | {"name": f"Org {n}"}]}
        for n in range(1_500)
    ]
    content = "\n".join(map(json.dumps, lines)).encode()
    assert _store(tmp_path / "many.jsonl", content).counts.created == 1_500
    assert _store(tmp_path / "many.jsonl", content).counts.unchanged == 1_500


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"eu_amount": "12.345"}, "eu_amount"),
        ({"eu_amount": "much"}, "eu_amount"),
        ({"start": "2030-01-01", "end": "2029-01-01"}, ""),
        ({"code": "no spaces"}, "code"),
        ({"surprise": 1}, "surprise"),
        ({"status": "lost"}, "status"),
    ],
)
def test_line_that_cannot_be_read_is_told(
    tmp_path: Path, change: dict[str, Any], column: str
) -> None:
    make_full()
    good = _lines(write("medel-jsonl"))[0]
    bad = good | {"code": "other"} | change
    content = f"{json.dumps(good)}\n{json.dumps(bad)}\n".encode()
    _empty()
    done = _store(tmp_path / "bank.jsonl", content)
    assert done.counts.created == 1
    assert [(one.row, one.column) for one in done.report.skipped] == [(2, column)]


def test_broken_line_is_told(tmp_path: Path) -> None:
    make_full()
    content = write("medel-jsonl") + b'{"code": \n'
    done = _store(tmp_path / "bank.jsonl", content)
    assert [one.row for one in done.report.skipped] == [2]


def test_personal_data_is_taken_out(tmp_path: Path) -> None:
    make_full()
    told = _lines(write("medel-jsonl"))[0]
    person = told["organisations"][0] | {"name": "Privatperson"}
    told |= {
        "purpose": "Skriv till anna@example.org.",
        "organisations": [*told["organisations"], person],
    }
    done = _store(tmp_path / "bank.jsonl", json.dumps(told).encode())
    text = write("medel-jsonl").decode()
    assert "@" not in text
    assert "Privatperson" not in text
    assert len(done.report.warnings) == 1


def test_programme_of_another_is_refused(tmp_path: Path) -> None:
    make("one")
    with pytest.raises(RefusedFileError, match="own format"):
        _store(
            tmp_path / "bank.jsonl", write("medel-jsonl"), programme=installed()[CODE]
        )


def test_every_field_of_the_model_is_in_the_format() -> None:
    ours = {field.name for field in Project._meta.concrete_fields}
    aside = {"id", "change", "row", "origin", "fictitious"}  # never given out
    assert set(OwnRecord.model_fields) == ours - aside | {
        "organisations",
        "places",
        "origin",
    }


def test_empty_bank_is_an_empty_file() -> None:
    assert write("medel-jsonl") == b""
