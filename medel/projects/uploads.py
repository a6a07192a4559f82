"""The files of uploaded lists: where they lie, who is at work, how far they have come.

What happens inside a database transaction cannot be seen from outside until it ends, so
progress stands in a small file beside the upload. A lock on a file tells whether a
process is still at work: it goes with the process, however that ends.
"""

import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

LONGEST_NAME = 120
SECONDS_BETWEEN = 0.5


@dataclass(frozen=True)
class Progress:
    """How far a step has come, and for how long it has been at work."""

    share: float | None
    seconds: float
    waiting: bool

    @property
    def percent(self) -> int | None:
        """How far, in whole per cent; not known before the first row."""
        return None if self.share is None else int(self.share * 100)

    @property
    def seconds_left(self) -> int | None:
        """About how long is left, as the pace so far tells."""
        if not self.share:
            return None
        return round(self.seconds * (1 - self.share) / self.share)


def folder_of(number: int) -> Path:
    """Give the folder of an upload, which only the installation's owner may read."""
    return Path(settings.FILE_UPLOAD_TEMP_DIR) / str(number)


def file_of(number: int, name: str) -> Path:
    """Give the file of an upload."""
    return folder_of(number) / "list" / name


def clean_name(stated: str) -> str:
    """Give a file name that is no path and can be shown: the last part, in short."""
    last = stated.replace("\\", "/").rpartition("/")[2]
    plain = "".join(mark for mark in last if mark.isprintable()).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    if not dot:
        stem, ending = ending, ""
    return f"{stem[:LONGEST_NAME] or 'list'}{dot}{ending[:10]}"


def keep(arrived: Path, number: int, name: str) -> None:
    """Move a file that has arrived to its place."""
    place = file_of(number, name)
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.move(arrived, place)
    place.chmod(0o600)


def drop(number: int) -> None:
    """Take an upload's file away, with all that lies beside it."""
    shutil.rmtree(folder_of(number), ignore_errors=True)


@contextmanager
def at_work(number: int) -> Iterator[bool]:
    """Be the one process at work with an upload; tell whether one may be."""
    with _locked(folder_of(number) / "at-work", wait=False) as mine:
        yield mine


@contextmanager
def alone() -> Iterator[None]:
    """Be the one process that changes the bank from an upload; wait for the others."""
    place = Path(settings.FILE_UPLOAD_TEMP_DIR) / "importing"
    with _locked(place, wait=True):
        yield


def is_at_work(number: int) -> bool:
    """Tell whether a process is at work with an upload right now."""
    with at_work(number) as mine:
        return not mine


class Notes:
    """Writes down how far a step has come, twice a second at most."""

    def __init__(self, number: int) -> None:
        self._place = folder_of(number) / "progress"
        self._began = time.time()
        self._written = 0.0

    def write(self, done: int, whole: int, *, waiting: bool = False) -> None:
        """Write how much of the whole is done."""
        now = time.time()
        if now - self._written < SECONDS_BETWEEN and not waiting:
            return
        self._written = now
        told = {"done": done, "whole": whole, "began": self._began, "waiting": waiting}
        new = self._place.with_name("progress.new")
        new.write_text(json.dumps(told), encoding="ascii")
        new.replace(self._place)


def read_progress(number: int) -> Progress:
    """Read how far a step has come."""
    with suppress(OSError, ValueError, KeyError):
        told = json.loads((folder_of(number) / "progress").read_text("ascii"))
        share = min(told["done"] / told["whole"], 1.0) if told["whole"] else None
        seconds = max(0.0, time.time() - told["began"])
        return Progress(share, seconds, bool(told["waiting"]))
    return Progress(None, 0.0, waiting=False)


@contextmanager
def _locked(place: Path, *, wait: bool) -> Iterator[bool]:
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    opened = os.open(place, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        os.close(opened)
        yield False
        return
    try:
        yield True
    finally:
        os.close(opened)
