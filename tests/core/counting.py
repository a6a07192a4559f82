"""Counts in a process of its own; below zero it breaks off without an end.

Asked for -1, it breaks off in the middle of telling.
"""

import os
import pickle
import sys
from collections.abc import Iterator

from medel.core import apart


def _count(asked: int) -> Iterator[int]:
    if asked == -1:
        sys.stdout.buffer.write(pickle.dumps("a long answer")[:-4])
        sys.stdout.buffer.flush()
        os._exit(1)
    yield from range(abs(asked))
    if asked < 0:
        raise SystemExit(1)


if __name__ == "__main__":
    apart.answer(_count)
