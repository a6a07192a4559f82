"""Secrets of one installation, made at its first start, for its owner's eyes only."""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LENGTH = 64


def keep_secret(path: Path) -> str:
    """Give the secret in a file; make the file with a new secret if there is none.

    Processes that start at once agree on one. An empty file, as an interrupted start
    may leave it, counts as none.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = _read(path)
    if kept:
        return kept
    with alone_in(path.parent):
        return _read(path) or _make(path)


def _read(path: Path) -> str:
    return path.read_text(encoding="ascii").strip() if path.exists() else ""


def _make(path: Path) -> str:
    """Write a new secret beside its place and move it there whole."""
    made = secrets.token_urlsafe(LENGTH)
    new = path.with_name(f"{path.name}.new")
    new.unlink(missing_ok=True)
    opened = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(opened, "w", encoding="ascii") as file:
        file.write(made)
    new.replace(path)
    return made


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Let one process at a time in; the lock ends with the process that holds it."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield
    finally:
        os.close(opened)
