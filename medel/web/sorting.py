"""Things in alphabetical order, grouped by their first letter."""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TypeVar

from medel.core.alphabet import sort_key

Thing = TypeVar("Thing")


def alphabetise(
    things: Iterable[Thing], name: Callable[[Thing], str]
) -> list[tuple[str, list[Thing]]]:
    """Sort things by name and group them by first letter."""
    ordered = sorted(things, key=lambda thing: sort_key(name(thing)))
    groups = groupby(ordered, key=lambda thing: name(thing)[0].upper())
    return [(letter, list(group)) for letter, group in groups]
