"""`medel import` as a person runs it: format, mapping kept and used again."""

import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from medel.commands.group import medel
from medel.projects.models import Project
from tests.reporting.making import make_full, write

pytestmark = pytest.mark.django_db
LIST = "Namn;Mottagare;Beviljat\nTestbädd;Högskolan;1 000\nGrön el;Kommunen;2 500\n"


def _import(*arguments: str | Path) -> Result:
    return CliRunner().invoke(medel, ["import", *map(str, arguments)])


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "lista.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_mapping_is_kept_and_used_again(listed: Path, tmp_path: Path) -> None:
    kept = tmp_path / "mapping.toml"
    first = _import(listed, "--dry-run", "--save-mapping", kept, "--json")
    assert first.exit_code == 0, first.output
    told = tomllib.loads(kept.read_text(encoding="utf-8"))
    assert [one["heading"] for one in told["columns"]] == [
        *("Namn", "Mottagare", "Beviljat"),
    ]
    assert Project.objects.count() == 0
    again = _import(listed, "--mapping", kept, "--json")
    assert json.loads(again.stdout)["mapping"] == json.loads(first.stdout)["mapping"]
    assert Project.objects.count() == 2


def test_mapping_is_never_written_over(listed: Path, tmp_path: Path) -> None:
    kept = tmp_path / "mapping.toml"
    kept.write_text("mine", encoding="utf-8")
    done = _import(listed, "--save-mapping", kept)
    assert done.exit_code == 1
    assert "the file exists" in done.stderr
    assert kept.read_text(encoding="utf-8") == "mine"
    assert Project.objects.count() == 0


def test_mapping_that_cannot_be_written_is_told(listed: Path, tmp_path: Path) -> None:
    done = _import(listed, "--save-mapping", tmp_path / "nowhere" / "m.toml")
    assert done.exit_code == 1
    assert "cannot be written" in done.stderr


def test_own_format_has_no_mapping_to_keep(tmp_path: Path) -> None:
    make_full()
    path = tmp_path / "medel.jsonl"
    path.write_bytes(write("medel-jsonl"))
    done = _import(path, "--save-mapping", tmp_path / "m.toml")
    assert done.exit_code == 1
    assert "no mapping to save" in done.stderr


@pytest.mark.parametrize(
    ("exported", "named"),
    [
        ("medel-jsonl", "medel-jsonl"),
        ("article49-csv", "article49"),
        ("article49-xlsx", "article49"),
        ("kohesio-csv", "kohesio"),
        ("360giving-json", "360giving-json"),
        ("article49-csv", "list"),
    ],
)
def test_named_format_is_what_the_file_is(
    tmp_path: Path, exported: str, named: str
) -> None:
    make_full()
    path = tmp_path / exported
    path.write_bytes(write(exported))
    done = _import(path, "--format", named, "--dry-run")
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize("named", ["medel-jsonl", "projektbanken", "kohesio"])
def test_other_format_than_named_is_refused(listed: Path, named: str) -> None:
    done = _import(listed, "--format", named)
    assert done.exit_code == 1
    assert f"looks like csv, not {named}" in done.stderr
    assert Project.objects.count() == 0


def test_unknown_format_is_wrong_use(listed: Path) -> None:
    done = _import(listed, "--format", "pdf")
    assert done.exit_code == 2
    assert "360giving-json" in done.stderr
