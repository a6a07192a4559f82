"""A file that cannot be imported: which, where in it, why, and what to do."""

from medel.core.errors import MedelError
from medel.core.texts import Text

SHOWN = 80


class RefusedFileError(MedelError):
    """A file was refused whole; nothing of it has been taken in."""


def refuse(file: str, *, sv: str, en: str) -> RefusedFileError:
    """Give the refusal of a file, in both languages, with its name in front."""
    name = show(file)
    return RefusedFileError(Text(sv=f"{name}: {sv}", en=f"{name}: {en}"))


def show(stated: str) -> str:
    """Give a value as a sentence can quote it: one line, not too long, printable."""
    line = "".join(mark if mark.isprintable() else " " for mark in stated)
    line = " ".join(line.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"
