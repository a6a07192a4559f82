from datetime import UTC, date, datetime

import pytest
from django.conf import settings

from medel.core.clock import ZONE, date_of


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 6, 30, 21, 59, tzinfo=UTC), date(2026, 6, 30)),
        (datetime(2026, 6, 30, 22, 0, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 12, 31, 22, 59, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_day_changes_at_midnight_in_sweden(moment: datetime, day: date) -> None:
    assert date_of(moment) == day


def test_pages_and_commands_live_in_the_same_zone() -> None:
    assert settings.TIME_ZONE == ZONE
