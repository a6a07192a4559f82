"""`medel export` as a person runs it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from medel.commands.group import medel
from medel.reporting.formats import FORMATS
from tests.reporting.making import CODE, make_full

pytestmark = pytest.mark.django_db


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(medel, ["export", *arguments])


def test_list_names_the_formats_one_a_line() -> None:
    done = _run("--list")
    assert done.exit_code == 0
    assert done.stdout.split() == list(FORMATS)


def test_unknown_format_is_told_in_a_sentence() -> None:
    done = _run("pdf")
    assert done.exit_code == 1
    assert 'There is no format "pdf". Choose from: medel-jsonl,' in done.stderr


def test_format_must_be_named() -> None:
    done = _run()
    assert done.exit_code == 2
    assert "medel export --list" in done.stderr


def test_unknown_programme_is_told_in_a_sentence() -> None:
    done = _run("medel-jsonl", "--programme", "atlantis-2021-2027")
    assert done.exit_code == 1
    assert "There is no programme" in done.stderr
    assert CODE in done.stderr


def test_what_is_no_site_is_told_in_a_sentence() -> None:
    done = _run("dcat", "--site", "medel")
    assert done.exit_code == 1
    assert "is no address" in done.stderr


def test_file_goes_to_standard_output() -> None:
    make_full()
    done = _run("medel-jsonl")
    assert json.loads(done.stdout)["code"] == "full-1"


@pytest.mark.parametrize("name", FORMATS)
def test_file_goes_where_it_is_asked(tmp_path: Path, name: str) -> None:
    make_full()
    path = tmp_path / "file"
    assert _run(name, "--output", str(path)).exit_code == 0
    assert path.stat().st_size
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


def test_older_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "bank.jsonl"
    path.write_text("older\n" * 10_000, encoding="utf-8")
    make_full()
    assert _run("medel-jsonl", "--output", str(path)).exit_code == 0
    assert json.loads(path.read_text(encoding="utf-8"))["code"] == "full-1"


def test_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    done = _run("medel-jsonl", "--output", str(tmp_path / "no" / "file"))
    assert done.exit_code == 1
    assert "cannot be written" in done.stderr


def test_failure_leaves_the_older_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bank.jsonl"
    path.write_text("older", encoding="utf-8")

    def fail(*_: object) -> object:
        yield b"half"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("medel.reporting.formats.write_format", fail)
    done = _run("medel-jsonl", "--output", str(path))
    assert done.exit_code == 1
    assert "No space left" in done.stderr
    assert path.read_text(encoding="utf-8") == "older"
    assert len(list(tmp_path.iterdir())) == 1
