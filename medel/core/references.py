"""Where a statement comes from, and how sure we are of it."""

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from medel.core.texts import NonEmpty


class Evidence(StrEnum):
    """How a fact is known; anything unverified says so wherever it is shown."""

    SEEN = "seen"
    DERIVED = "derived"
    UNVERIFIED = "unverified"


class Reference(BaseModel):
    """A place in a public document: what it is called, where in it, and its address."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: NonEmpty
    place: str
    href: str
    checked: date = Field(strict=True)
    publisher: str = ""
