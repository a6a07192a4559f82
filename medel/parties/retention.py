"""How long what is known of people is kept: periods as data, each with its reason."""

import tomllib
from datetime import timedelta
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from medel.core.texts import Text

FILE = Path(__file__).with_name("retention.toml")


class Retention(BaseModel):
    """A period, and why it is that long."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    days: int = Field(default=0, ge=0)
    hours: int = Field(default=0, ge=0)
    reason: Text

    @property
    def period(self) -> timedelta:
        """How long something is kept."""
        return timedelta(days=self.days, hours=self.hours)


@cache
def retentions() -> dict[str, Retention]:
    """Give every period by its name."""
    raw = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {name: Retention.model_validate(one) for name, one in raw.items()}


def period_of(name: str) -> timedelta:
    """Give how long something is kept."""
    return retentions()[name].period
