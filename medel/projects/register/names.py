"""Names of organisations as they are compared: without legal form, case and marks."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from medel.projects.register.forms import read_forms

_LETTERS_APART = re.compile(r"(?<!\w)(?:\w[./]\s?)+\w?(?!\w)")
_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"[./\s]")
SHORTEST_GENITIVE = 5


@dataclass(frozen=True)
class PlainName:
    """A name taken apart: the words that tell it from others, and its legal forms."""

    words: tuple[str, ...]
    kinds: frozenset[str]

    @cached_property
    def joined(self) -> str:
        """The telling words as one, in their order."""
        return "".join(self.words)

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The words with digits: they tell sisters apart."""
        return tuple(w for w in self.words if any(map(str.isdigit, w)))


@lru_cache(maxsize=8192)
def read_name(name: str) -> PlainName:
    """Take a name apart; one of nothing but silent words keeps them all."""
    forms = read_forms()
    words = _replace(split_words(name), forms.short)
    kinds = frozenset(kind for form, kind in forms.kinds.items() if _has(words, form))
    bare = _replace(words, dict.fromkeys(forms.kinds, ()))
    telling = tuple(_bare(w) for w in bare if w not in forms.silent)
    return PlainName(telling or tuple(words), kinds)


def split_words(name: str) -> list[str]:
    """Give the words of a name in lower case; A/S is one word, ek.förening two."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    close = _LETTERS_APART.sub(lambda found: _MARKS.sub("", found[0]) + " ", plain)
    return _WORD.findall(close)


def _replace(
    words: list[str], written: Mapping[tuple[str, ...], tuple[str, ...]]
) -> list[str]:
    """Write other words for some; the longest come first."""
    found: list[str] = []
    at = 0
    while at < len(words):
        for size in (3, 2, 1):
            part = tuple(words[at : at + size])
            if len(part) == size and part in written:
                found += written[part]
                at += size
                break
        else:
            found.append(words[at])
            at += 1
    return found


def _has(words: list[str], form: tuple[str, ...]) -> bool:
    size = len(form)
    return any(tuple(words[at : at + size]) == form for at in range(len(words)))


def _bare(word: str) -> str:
    """Give a word without the s of a genitive: Dalarnas is Dalarna's."""
    return word.removesuffix("s") if len(word) >= SHORTEST_GENITIVE else word
