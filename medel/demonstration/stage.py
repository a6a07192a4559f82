"""What each part of the demonstration needs: cast, day, how far it has come."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from medel.applications.models import Application
from medel.demonstration.people import Cast
from medel.demonstration.sketches import Sketch
from medel.journal.acts import Actor
from medel.programmes.programme import Programme

Tell = Callable[[int], None]


@dataclass
class Stage:
    """Where the demonstration plays: its people, its programme, and `now`.

    `paper` is the one file that every attachment is a copy of. `tell` is called with
    how many actions are done.
    """

    cast: Cast
    programme: Programme
    now: datetime
    paper: Path
    tell: Tell
    done: int = 0

    def days_ago(self, days: float) -> datetime:
        """Give the moment so many days before now."""
        return self.now - timedelta(days=days)

    def step(self) -> None:
        """Note that something more is done."""
        self.done += 1
        self.tell(self.done)


@dataclass
class Played:
    """An application as it was sketched and as it is."""

    sketch: Sketch
    application: Application
    writer: Actor
    signer: Actor
    officer: Actor
    at: datetime

    def later(self, hours: float) -> datetime:
        """Let some hours go, and give the moment then."""
        self.at += timedelta(hours=hours)
        return self.at
