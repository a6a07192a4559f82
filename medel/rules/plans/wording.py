"""Words in a plan's notes and names: whether they hold a sign or somebody's name."""

import re
from collections.abc import Iterable
from functools import lru_cache

from medel.programmes.programme import Programme
from medel.programmes.signals import Matter, Signal

SHORTEST_NAME = 3
STAR = "*"


def find_signals(
    programme: Programme, text: str, *matters: Matter
) -> tuple[Signal, ...]:
    """Give the programme's signals of these matters whose words stand in a text."""
    wanted = (one for one in programme.signals if one.matter in matters)
    return tuple(one for one in wanted if _compile(one.words).search(text))


def names_somebody(text: str, names: Iterable[str]) -> frozenset[str]:
    """Give the names that stand in a text, as whole words, capitals aside."""
    known = (name for name in names if len(name) >= SHORTEST_NAME)
    return frozenset(name for name in known if _compile((name,)).search(text))


@lru_cache(maxsize=1024)
def _compile(words: tuple[str, ...]) -> re.Pattern[str]:
    """Compile words into one pattern; a star at the end stands for any ending."""
    written = (_write(word.casefold()) for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(written)})(?!\w)", re.IGNORECASE)


def _write(word: str) -> str:
    ending = r"\w*" if word.endswith(STAR) else ""
    parts = (re.escape(part) for part in word.removesuffix(STAR).split())
    return r"\s+".join(parts) + ending
