"""The chain: how an entry is bound to the one before it and to what it says."""

from typing import Protocol

from medel.journal.canonical import compute_digest, write_canonical, write_time
from medel.journal.models import DIGITS, Entry

START = "0" * DIGITS
# Names the form of what is hashed; a later form gets a number of its own.
FORM = "medel-journal-1"


class Told(Protocol):
    """What has a salt and a body: a content."""

    salt: str
    body: str


def commit(content: Told) -> str:
    """Give the hash that an entry holds for its content."""
    return compute_digest(FORM, "content", content.salt, content.body)


def link(entry: Entry, *, number: int | None = None) -> str:
    """Give the digest that an entry must have, or would have under another number."""
    return compute_digest(FORM, "entry", write_canonical(_tell(entry, number)))


def _tell(entry: Entry, number: int | None) -> dict[str, object]:
    return {
        "case": [entry.kind, entry.key],
        "number": entry.number if number is None else number,
        "at": write_time(entry.at),
        "day": entry.day,
        "by": [entry.person, entry.role, entry.organisation],
        "action": entry.action,
        "outcome": str(entry.outcome),
        "content": entry.content,
        "erases": entry.erases,
        "previous": entry.previous,
    }
