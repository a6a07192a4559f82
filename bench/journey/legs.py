"""The whole way, leg by leg."""

from collections.abc import Callable, Iterator

from bench.journey import applying, calling, deciding, handling, meeting
from bench.journey.walking import Journey

LEGS: tuple[Callable[[Journey], None], ...] = (
    *(calling.open_call, calling.try_idea, calling.try_plan),
    *(applying.write_application, applying.apply_together),
    *(applying.hand_in, applying.send),
    *(handling.check, handling.grade),
    *(meeting.plan_meeting, meeting.recuse, meeting.rank, meeting.sign),
    *(deciding.decide, deciding.confirm, deciding.publish),
)


def walk(way: Journey) -> Iterator[str]:
    """Walk the whole way; give the name of each leg as it is done."""
    for leg in LEGS:
        leg(way)
        yield leg.__name__
