"""Generations: the folders that an index lives in, one of them the current one."""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from medel.search.errors import (
    IndexBusyError,
    IndexDamagedError,
    IndexMissingError,
)
from medel.search.schema import VERSION

POINTER, LOCK, ABOUT = "current", "lock", "about.json"
_PREFIX = "generation-"
# The generation before the current one stays for those who have just opened it.
_KEPT = 2


@dataclass(frozen=True, kw_only=True)
class About:
    """What is known of a generation beside its files.

    `counter` is the caller's change counter that the index has followed to;
    `documents` and `changed` tell how many were built in, and how many came since;
    `words` is the size of the vocabulary.
    """

    version: int = VERSION
    counter: int = 0
    documents: int = 0
    changed: int = 0
    words: int = 0

    @property
    def is_worn(self) -> bool:
        """So much has changed that a new vocabulary, and a rebuild, is worth while."""
        return self.changed * 5 > self.documents


def find_current(folder: Path) -> Path:
    """Give the folder of the current generation, or raise what is wrong."""
    try:
        name = (folder / POINTER).read_text(encoding="utf-8").strip()
    except FileNotFoundError as error:
        raise IndexMissingError from error
    except (OSError, UnicodeDecodeError) as error:
        raise IndexDamagedError(POINTER) from error
    found = folder / name
    if not name.startswith(_PREFIX) or "/" in name or not found.is_dir():
        raise IndexDamagedError(POINTER)
    return found


def read_about(generation: Path) -> About:
    """Read what is known of a generation; raise if it is of another version."""
    try:
        about = About(**json.loads((generation / ABOUT).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise IndexDamagedError(ABOUT) from error
    if about.version != VERSION:
        raise IndexDamagedError(f"version {about.version}, not {VERSION}")
    return about


def write_about(generation: Path, about: About) -> None:
    """Write what is known of a generation, whole or not at all."""
    replace_text(generation / ABOUT, json.dumps(asdict(about)))


def begin(folder: Path) -> Path:
    """Make an empty folder for the next generation."""
    numbers = [int(path.name.removeprefix(_PREFIX)) for path in _list(folder)]
    made = folder / f"{_PREFIX}{max(numbers, default=0) + 1:06d}"
    made.mkdir(parents=True)
    return made


def make_current(folder: Path, generation: Path) -> None:
    """Point readers at a finished generation; older ones are swept away."""
    replace_text(folder / POINTER, generation.name)
    for old in _list(folder)[:-_KEPT]:
        shutil.rmtree(old, ignore_errors=True)


def discard(generation: Path) -> None:
    """Remove a generation that was not finished."""
    shutil.rmtree(generation, ignore_errors=True)


@contextmanager
def hold_lock(folder: Path) -> Iterator[None]:
    """Be the one writer, or raise IndexBusyError; the lock ends with the process."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise IndexBusyError from error
        yield


def replace_text(path: Path, text: str) -> None:
    """Write a small file so that a reader sees the old one or the new one."""
    beside = path.with_name(f"{path.name}.new")
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _list(folder: Path) -> list[Path]:
    found = folder.glob(f"{_PREFIX}*")
    return sorted(path for path in found if path.name[len(_PREFIX) :].isdigit())
