import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from medel.config.secrets import keep_secret


def test_secret_is_made_once_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "home" / "secret-key"
    made = keep_secret(path)
    assert len(made) >= 64
    assert keep_secret(path) == made == path.read_text(encoding="ascii")


def test_secret_is_its_owners_only(tmp_path: Path) -> None:
    path = tmp_path / "secret-key"
    keep_secret(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_secret_differs_between_installations(tmp_path: Path) -> None:
    assert keep_secret(tmp_path / "a") != keep_secret(tmp_path / "b")


@pytest.mark.parametrize("left", ["", "\n", "  "])
def test_secret_is_made_anew_where_the_file_is_empty(tmp_path: Path, left: str) -> None:
    path = tmp_path / "secret-key"
    path.write_text(left, encoding="ascii")
    path.chmod(0o644)
    assert len(keep_secret(path)) >= 64
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_secret_of_the_owners_choice_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "secret-key"
    path.write_text("chosen\n", encoding="ascii")
    assert keep_secret(path) == "chosen"


@pytest.mark.parametrize("attempt", range(20))
def test_secret_is_the_same_for_all_that_start_at_once(
    tmp_path: Path, attempt: int
) -> None:
    path = tmp_path / f"secret-{attempt}"
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(keep_secret, [path] * 16))
    assert len(made) == 1
    assert made == {path.read_text(encoding="ascii")}
