import shutil
import sqlite3
import stat
import subprocess
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
RunSeries = Callable[..., list[tuple[int, str, str]]]

DATABASE = "medel.sqlite3"
SECRET = "secret-key"

pytestmark = pytest.mark.slow
ATTACHMENT = "attachments/0a/0a000000-0000-4000-8000-000000000000"


def _count(home: Path) -> int:
    with closing(sqlite3.connect(home / DATABASE)) as opened:
        (number,) = opened.execute("SELECT COUNT(*) FROM projects_project").fetchone()
    return int(number)


def _look(home: Path) -> dict[str, bytes]:
    """Give what an installation holds, but for SQLite's own working files."""
    return {name: (home / name).read_bytes() for name in (DATABASE, SECRET)}


def _forget_everything(home: Path) -> None:
    with closing(sqlite3.connect(home / DATABASE)) as opened:
        opened.executescript("PRAGMA foreign_keys=OFF; DELETE FROM projects_project;")
    (home / SECRET).write_bytes(b"another")


def _pack(file: Path, contents: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return file


def _make_foreign_database(folder: Path) -> bytes:
    path = folder / "foreign.sqlite3"
    with closing(sqlite3.connect(path)) as opened:
        opened.executescript("CREATE TABLE recipe (name TEXT);")
    return path.read_bytes()


def _make_junk(folder: Path, whole: bytes) -> list[Path]:
    """Make files that are no backup, each for another reason."""
    damaged = whole[:5000] + b"\xff" * 5000 + whole[10_000:]
    inside = {
        "without-database": {SECRET: b"mine"},
        "foreign-database": {DATABASE: _make_foreign_database(folder)},
        "damaged-database": {DATABASE: damaged},
        "empty-database": {DATABASE: b""},
        "empty-archive": {},
    }
    packed = [_pack(folder / name, contents) for name, contents in inside.items()]
    written = {
        "text": b"junk",
        "empty": b"",
        "cut": _pack(folder / "whole", {DATABASE: whole}).read_bytes()[:9000],
    }
    for name, content in written.items():
        (folder / name).write_bytes(content)
    return [*packed, *(folder / name for name in written)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("made") / "home"


@pytest.fixture
def installed(made: Path, home: Path, run: Run) -> Path:
    """Give an installation with the shipped projects; it is made once and copied."""
    if not made.exists():
        for command in ("migrate", "load-shipped"):
            result = run(command, MEDEL_HOME=str(made))
            assert (result.returncode, result.stderr) == (0, "")
    shutil.copytree(made, home)
    return home


def test_backup_and_restore_bring_everything_back(
    installed: Path, run: Run, tmp_path: Path
) -> None:
    file, before = tmp_path / "backup.zip", _count(installed)
    secret = (installed / SECRET).read_bytes()
    handed_in = installed / ATTACHMENT
    handed_in.parent.mkdir(parents=True)
    handed_in.write_bytes(b"%PDF-1.7 handed in")
    result = run("backup", str(file))
    assert (result.returncode, result.stdout) == (0, f"backed up to {file}\n")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    _forget_everything(installed)
    handed_in.unlink()
    assert _count(installed) == 0
    result = run("restore", str(file))
    assert (result.returncode, result.stdout) == (0, f"restored from {file}\n")
    assert _count(installed) == before > 0
    assert handed_in.read_bytes() == b"%PDF-1.7 handed in"
    assert stat.S_IMODE(handed_in.stat().st_mode) == 0o600
    assert (installed / SECRET).read_bytes() == secret
    assert stat.S_IMODE((installed / SECRET).stat().st_mode) == 0o600


def test_restore_into_a_new_installation(
    installed: Path, run_series: RunSeries, tmp_path: Path
) -> None:
    file, other = str(tmp_path / "backup.zip"), tmp_path / "other"
    assert run_series(["backup", file])[0][0] == 0
    assert run_series(["restore", file], MEDEL_HOME=str(other))[0][0] == 0
    assert _count(other) == _count(installed)
    assert (other / SECRET).read_bytes() == (installed / SECRET).read_bytes()


def test_restore_of_junk_changes_nothing(
    installed: Path, run_series: RunSeries, tmp_path: Path
) -> None:
    before = _look(installed)
    files = _make_junk(tmp_path, before[DATABASE])
    answers = run_series(*(["restore", str(file)] for file in files))
    for file, (status, output, errors) in zip(files, answers, strict=True):
        assert (status, output) == (1, ""), file
        (line,) = errors.splitlines()
        assert line.startswith(f"Error: {file} ")
        assert line.endswith("Nothing was changed.")
    assert _look(installed) == before


def test_commands_again_or_wrongly_change_nothing(
    installed: Path, run_series: RunSeries, tmp_path: Path
) -> None:
    precious = tmp_path / "precious"
    precious.write_text("precious", encoding="utf-8")
    before = _count(installed)
    loaded, over, into_nothing, from_nothing = run_series(
        ["load-shipped"],
        ["backup", str(precious)],
        ["backup", str(tmp_path / "nowhere" / "file")],
        ["restore", str(tmp_path / "nowhere")],
    )
    assert loaded[0] == 0
    assert f"{before} known projects\n" in loaded[1]
    assert _count(installed) == before
    told = f"Error: {precious} exists already. Nothing was changed.\n"
    assert over == (1, "", told)
    assert precious.read_text(encoding="utf-8") == "precious"
    assert into_nothing[0] == 1
    assert "cannot be written" in into_nothing[2]
    assert from_nothing[0] == 2
    assert "does not exist" in from_nothing[2]


def test_new_installation_is_told_to_migrate_first(
    run_series: RunSeries, tmp_path: Path
) -> None:
    loaded, backed_up = run_series(["load-shipped"], ["backup", str(tmp_path / "file")])
    assert loaded[0] == backed_up[0] == 1
    assert "Run medel migrate" in loaded[2]
    assert "is missing or broken" in backed_up[2]
    assert not (tmp_path / "file").exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MEDEL_HOME", "/dev/null/home"),
        ("MEDEL_WORKERS", "many"),
        ("DATABASE_URL", "nonsense"),
    ],
)
def test_unusable_setting_is_told_in_one_sentence(
    run: Run, name: str, value: str
) -> None:
    result = run("migrate", **{name: value})
    assert (result.returncode, result.stdout) == (1, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith("Error: ")
    assert name in line


def test_backup_that_names_paths_of_others_takes_nothing_from_them(
    installed: Path, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "backup.zip"
    run("backup", str(file))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("../outside", b"x")
        archive.writestr("attachments/../../outside", b"x")
        archive.writestr("attachments/0a/outside", b"x")
    assert run("restore", str(file)).returncode == 0
    assert not list(tmp_path.rglob("outside"))
