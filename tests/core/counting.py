"""Counts in a process of its own; below zero it breaks off without an end."""

from collections.abc import Iterator

from medel.core import apart


def _count(asked: int) -> Iterator[int]:
    yield from range(abs(asked))
    if asked < 0:
        raise SystemExit(1)


if __name__ == "__main__":
    apart.answer(_count)
