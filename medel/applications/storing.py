"""Where attachments lie: by key, in a folder that only the installation reads."""

import hashlib
import os
import shutil
import unicodedata
import uuid
from pathlib import Path

from django.conf import settings

LONGEST_NAME = 120
PIECE = 1_000_000
# Marks that turn the direction of writing hide what a name really is.
_TURNING = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
# A kind of file ends with its own name, but for pictures, which have two.
_ENDINGS = {"jpeg": ("jpg", "jpeg", "jfif")}
_UNSAFE = set('/\\:*?"<>|')


def place_of(key: uuid.UUID) -> Path:
    """Give the place of a file; its key alone makes the path."""
    name = str(key)
    return Path(settings.MEDEL_ATTACHMENTS) / name[:2] / name


def measure(path: Path) -> tuple[int, str]:
    """Give a file's size in bytes and its SHA-256 in hexadecimal."""
    whole = hashlib.sha256()
    with path.open("rb") as opened:
        while piece := opened.read(PIECE):
            whole.update(piece)
    return path.stat().st_size, whole.hexdigest()


def keep(arrived: Path, key: uuid.UUID) -> None:
    """Put a file in its place; when this returns it is on the disk."""
    place = place_of(key)
    for folder in (place.parent.parent, place.parent):
        folder.mkdir(mode=0o700, exist_ok=True)
    new = place.with_suffix(".new")
    shutil.copyfile(arrived, new)
    new.chmod(0o600)
    with new.open("rb") as opened:
        os.fsync(opened.fileno())
    new.replace(place)
    _sync(place.parent)
    _sync(place.parent.parent)


def _sync(folder: Path) -> None:
    """Let the folder's own entries reach the disk: without them a file has no name."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def drop(key: uuid.UUID) -> None:
    """Take a file away."""
    place_of(key).unlink(missing_ok=True)


def clean_name(stated: str, kind: str) -> str:
    """Give a name that is no path, hides nothing and can be shown and saved.

    It ends as its kind of file does: what is saved under another ending would be
    opened, or run, as something else on the machine of whoever reads it.
    """
    last = stated.replace("\\", "/").rpartition("/")[2]
    normal = unicodedata.normalize("NFC", last)
    plain = "".join(
        "_" if mark in _UNSAFE else mark
        for mark in normal
        if unicodedata.category(mark) not in _TURNING
    ).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    if not dot:
        stem, ending = ending, ""
    if ending.lower() not in _ENDINGS.get(kind, (kind,)):
        stem, ending = plain, _ENDINGS.get(kind, (kind,))[0]
    return f"{stem[:LONGEST_NAME] or 'fil'}.{ending}"
