"""Making the full files: whole, beside the old ones, told of in a list."""

import hashlib
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.conf import settings

from medel.commands.group import medel
from medel.projects.models import Project
from medel.reporting import publication
from medel.reporting.published import EVERY
from tests.reporting.making import SITE, make_full, write

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(settings, "HOME", tmp_path)
    return tmp_path / "data"


def test_files_are_made_with_their_list(hard: None, folder: Path) -> None:
    made = publication.publish(SITE)
    assert publication.find_publication() == made
    assert [one.name for one in made.files] == [one.name for one in EVERY]
    assert made.projects == Project.objects.count()
    for one in made.files:
        content = (folder / one.name).read_bytes()
        assert len(content) == one.size
        assert hashlib.sha256(content).hexdigest() == one.checksum
    assert not list(folder.glob(".new-*"))


def test_list_knows_when_it_is_behind() -> None:
    make_full()
    made = publication.publish(SITE)
    assert made.is_current(SITE)
    make_full("another")
    assert not made.is_current(SITE)
    assert publication.find_current(SITE, stale=False) is None
    assert publication.find_current(SITE, stale=True) == made


@pytest.mark.parametrize("junk", ["", "{}", "[]", '{"files": [1]}', "\0"])
def test_broken_list_counts_as_none(folder: Path, junk: str) -> None:
    make_full()
    publication.publish(SITE)
    (folder / publication.LIST).write_text(junk, encoding="utf-8")
    assert publication.find_publication() is None


def test_interrupted_making_leaves_what_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_full()
    publication.publish(SITE)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    make_full("another")

    def interrupt(*_told: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publication.publish(SITE, interrupt)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_progress_comes_to_its_end() -> None:
    for number in range(3):
        make_full(f"k-{number}")
    told: list[tuple[int, int]] = []
    publication.publish(SITE, lambda done, whole: told.append((done, whole)))
    assert told[-1][0] == told[-1][1]
    assert told == sorted(told)


def test_command_tells_what_it_made(folder: Path) -> None:
    make_full()
    done = CliRunner().invoke(medel, ["publish", "--site", SITE.address])
    assert done.exit_code == 0, done.output
    assert "1 projects in 8 files" in done.stdout
    assert (folder / "medel.jsonl").read_bytes() == write("medel-jsonl")
    wrong = CliRunner().invoke(medel, ["publish", "--site", "medel"])
    assert wrong.exit_code == 1
    assert "is no address" in wrong.stderr
