"""Broken links: what verification may find, and how it is told."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class What(StrEnum):
    """What is wrong with a link."""

    CHANGED = "changed"
    MISSING = "missing"
    MOVED = "moved"
    INSERTED = "inserted"
    UNLINKED = "unlinked"
    CONTENT_CHANGED = "content_changed"
    CONTENT_MISSING = "content_missing"
    ROOT_CHANGED = "root_changed"
    ROOT_UNLINKED = "root_unlinked"
    ROOT_MISSING = "root_missing"
    ROOT_NOT_PUBLISHED = "root_not_as_published"


@dataclass(frozen=True)
class Break:
    """A broken link: in a case at an entry, or in the root of a day."""

    what: What
    message: str
    case: str = ""
    number: int | None = None
    day: str = ""

    def as_json(self) -> dict[str, Any]:
        """Give the break in the shape of `medel journal verify --json`."""
        return {
            "case": self.case or None,
            "entry": self.number,
            "day": self.day or None,
            "what": self.what.value,
            "message": self.message,
        }

    def __str__(self) -> str:
        places = (
            self.case,
            f"entry {self.number}" if self.number else "",
            f"the root of {self.day}" if self.day else "",
        )
        return f"{', '.join(filter(None, places))}: {self.message}"
