"""A result as CSV; a large one is written by two processes, each its share.

Rows come in batches of keys. The first are written here while the other process begins;
from then on that process writes every second one.
"""

import os
from array import array
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from threading import Lock

from django.db import connection

from medel.core import apart
from medel.reporting.columns import Column, list_needs, write_columns
from medel.reporting.downloads.asked import Asked
from medel.reporting.downloads.columns import choose_columns
from medel.reporting.reading import BATCH, read_in_order
from medel.reporting.share import Share
from medel.reporting.sites import Site

# Fewer rows are written before the other process has gained anything.
LEAST_ROWS = 50_000
# Batches that are written here while the other process begins.
ALONE = 8
Keys = Sequence[int]
# One download at a time has a second process, however many there are.
_second = Lock()


def write_csv(asked: Asked) -> Iterator[bytes]:
    """Write the result with its columns and values under their machine names.

    A large one is written with the second process, when that is free.
    """
    first = list(islice(_cut(asked.keys), LEAST_ROWS // BATCH))
    if len(first) * BATCH < LEAST_ROWS or not _may_ask() or not _second.acquire(False):
        whole = replace(asked, keys=chain(chain.from_iterable(first), asked.keys))
        yield from write_columns(asked.columns, whole.batches(), bom=asked.bom)
        return
    try:
        yield from _write_both(asked, first)
    finally:
        _second.release()


def write_share(share: Share) -> Iterator[bytes]:
    """Write a share's batches, one after the other; without the heading."""
    site = Site(share.address)
    columns = choose_columns(share.columns, language=share.language, site=site)
    return map(partial(_write, columns), share.batches)


def _write_both(asked: Asked, first: list[Keys]) -> Iterator[bytes]:
    """Write the heading and all batches, in their order."""
    yield from write_columns(asked.columns, (), bom=asked.bom)
    # The reader gets something before all keys are known.
    yield _write(asked.columns, first[0])
    batches = [*first, *_cut(asked.keys)]
    with closing(_ask_second(asked, batches[ALONE::2])) as told:
        next(told, None)  # it begins
        for number, keys in enumerate(batches[1:], start=1):
            theirs = number >= ALONE and not (number - ALONE) % 2
            yield (next(told, b"") if theirs else b"") or _write(asked.columns, keys)


def _ask_second(asked: Asked, batches: Sequence[Keys]) -> Generator[bytes, None, None]:
    """Give what the second process writes, after a nothing to say that it has begun.

    It ends early when that process does: what it owes is then written here.
    """
    names = [column.name for column in asked.columns]
    share = Share(batches, names, asked.language, asked.site.address)
    with suppress(EOFError, OSError):
        told = apart.ask("medel.reporting.beside", share)
        yield b""
        yield from told


def _may_ask() -> bool:
    """Tell whether another process helps: it reads only what is stored for good."""
    return (os.cpu_count() or 1) > 1 and not connection.in_atomic_block


def _cut(keys: Iterable[int]) -> Iterator[Keys]:
    coming = iter(keys)
    while batch := array("q", islice(coming, BATCH)):
        yield batch


def _write(columns: Sequence[Column], keys: Keys) -> bytes:
    """Write the rows of one batch; nothing when all of them have left the bank."""
    batches = read_in_order(keys, list_needs(columns))
    return b"".join(islice(write_columns(columns, batches), 1, None))
