"""What day it is where the programmes are run."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

ZONE = "Europe/Stockholm"


def find_today() -> date:
    """Give the day in Sweden: rules and rates change at midnight there, not in UTC."""
    return date_of(datetime.now(tz=UTC))


def date_of(moment: datetime) -> date:
    """Give the day in Sweden at a moment that knows its zone."""
    return moment.astimezone(ZoneInfo(ZONE)).date()
