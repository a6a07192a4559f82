"""Work in a process of its own: what is told, in order, and what breaks off."""

import pytest

from medel.core import apart

MODULE = "tests.core.counting"


def test_all_that_is_told_comes_in_order() -> None:
    assert list(apart.ask(MODULE, 5_000)) == list(range(5_000))


@pytest.mark.parametrize("asked", [-1, -3])
def test_process_that_ends_early_is_told_of(asked: int) -> None:
    with pytest.raises(EOFError):
        list(apart.ask(MODULE, asked))


def test_who_takes_no_more_ends_the_process() -> None:
    told = apart.ask(MODULE, 10**9)
    assert next(told) == 0
    told.close()  # type: ignore[attr-defined]
    assert list(told) == []
