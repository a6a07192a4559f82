"""Parts of one search abreast: the engine lets go of Python's lock while it counts."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import TypeVar

# In fewer documents a part is done before a thread would have begun with it.
LEAST_DOCUMENTS = 50_000
# More parts than this gain nothing: each looks up the same words again.
MOST = 4
Found = TypeVar("Found")
Thing = TypeVar("Thing")


def count_parts(documents: int) -> int:
    """Give how many parts of a search are done abreast in so many documents."""
    return min(os.cpu_count() or 1, MOST) if documents >= LEAST_DOCUMENTS else 1


def deal(
    things: Sequence[Thing], weights: Sequence[float], piles: int, *, first: float
) -> list[list[Thing]]:
    """Deal things into piles of about the same weight, the heaviest things first.

    `first` is the weight that lies on the first pile already.
    """
    loads = [first, *[0.0] * (piles - 1)]
    dealt: list[list[Thing]] = [[] for _ in loads]
    for at in sorted(range(len(things)), key=lambda at: -weights[at]):
        lightest = loads.index(min(loads))
        dealt[lightest].append(things[at])
        loads[lightest] += weights[at]
    return dealt


def start(work: Callable[[], Found], documents: int) -> "Future[Found]":
    """Start a part of a search; in few documents it is done here and at once.

    No part may wait for another that it has started itself.
    """
    if count_parts(documents) > 1:
        return _threads().submit(work)
    done: Future[Found] = Future()
    done.set_result(work())
    return done


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(MOST, thread_name_prefix="search")
