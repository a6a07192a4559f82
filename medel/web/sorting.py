"""Alphabetical order as Swedish readers expect it: å, ä and ö after z."""

import unicodedata
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TypeVar

Thing = TypeVar("Thing")

# Three characters after z in every alphabet that we sort.
_AFTER_Z = str.maketrans(
    {"å": "\x7b", "ä": "\x7c", "æ": "\x7c", "ö": "\x7d", "ø": "\x7d"}
)


def sort_key(word: str) -> str:
    """Give the key that sorts a word: å, ä, ö last, other accents ignored."""
    moved = word.casefold().translate(_AFTER_Z)
    bare = unicodedata.normalize("NFKD", moved)
    return "".join(mark for mark in bare if not unicodedata.combining(mark))


def alphabetise(
    things: Iterable[Thing], name: Callable[[Thing], str]
) -> list[tuple[str, list[Thing]]]:
    """Sort things by name and group them by first letter."""
    ordered = sorted(things, key=lambda thing: sort_key(name(thing)))
    groups = groupby(ordered, key=lambda thing: name(thing)[0].upper())
    return [(letter, list(group)) for letter, group in groups]
