"""The applicant's clock: which step, since when, how long it took others before."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from medel.applications.models import Application, Stay

# So many of the latest stays tell how long a step takes.
LATEST = 1_000
# Fewer say nothing of what is usual.
FEWEST = 3


@dataclass(frozen=True)
class Clock:
    """Where an application stands, since when, and how long others stood there.

    `usual` is the median of `count` earlier stays in the programme; None when there
    are too few to tell.
    """

    state: str
    since: datetime
    lasted: timedelta
    usual: timedelta | None
    count: int


def read_clock(application: Application, *, at: datetime) -> Clock:
    """Read the clock of an application at an hour."""
    others = Stay.objects.filter(
        state=application.state,
        ended__isnull=False,
        application__call__programme=application.call.programme,
        application__fictitious=application.fictitious,
    ).exclude(application=application)
    times = others.order_by("-ended").values_list("began", "ended")[:LATEST]
    lasted = [(ended - began).total_seconds() for began, ended in times if ended]
    usual = timedelta(seconds=median(lasted)) if len(lasted) >= FEWEST else None
    since = application.since
    return Clock(application.state, since, at - since, usual, len(lasted))


def read_way(application: Application) -> list[Stay]:
    """Give every state that an application has stood in, first to last."""
    return list(application.stays.all())
