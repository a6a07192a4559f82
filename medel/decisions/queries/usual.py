"""How long cases usually stand in a state, by those that have left it."""

from collections import defaultdict
from collections.abc import Collection
from datetime import timedelta
from statistics import median

from medel.applications.models import Stay
from medel.applications.queries.clock import FEWEST
from medel.decisions.tasks import KINDS

# So many of the latest stays in each state tell what is usual.
LATEST = 100
STATES = tuple(dict.fromkeys(state for kind in KINDS for state in kind.states))
Usual = dict[tuple[str, str], timedelta]


def read_usual(programmes: Collection[str]) -> Usual:
    """Read the median time in each state that asks for work, by programme and state.

    Too few stays to tell give none. The queries are as many as the states.
    """
    lasted: dict[tuple[str, str], list[timedelta]] = defaultdict(list)
    for state in STATES:
        over = Stay.objects.filter(state=state, ended__isnull=False)
        rows = over.order_by("-ended").values_list(
            "application__call__programme", "began", "ended"
        )
        for programme, began, ended in rows[:LATEST]:
            if ended and programme in programmes:
                lasted[programme, state].append(ended - began)
    return {
        key: timedelta(seconds=median(one.total_seconds() for one in times))
        for key, times in lasted.items()
        if len(times) >= FEWEST
    }
