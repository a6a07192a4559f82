"""Names in a cell: several organisations or places, split as the list splits them."""

import html
import re
from functools import lru_cache

from medel.projects.importing.personal import PERSONS
from medel.projects.importing.vocabulary import simplify

_LINES = re.compile(r"\s*(?:\n|\||¶|•|\u2022|;|\u2028|<br\s*/?>)\s*", re.IGNORECASE)
_PLACES = re.compile(r"\s*(?:\n|\||•|;|,)\s*")
_ESCAPED = re.compile(r"_x000[dD]_\n?")  # how some exports write a line break
_CODE_AHEAD = re.compile(r"^[A-Z]{0,2}\d{3,6}\s*[-\u2013]\s*(?=\D)")
_NUMBERED = re.compile(r"^(?:\d{1,2}[.)]|[-\u2013*•])\s+")
_TOWN = re.compile(r"(?:[A-Z]{1,2}-)?\d{4,5}\s+[^\W\d][^\d]*")
_STREET = re.compile(r"[^\W\d][^\d]*\s\d{1,4}\s?[A-Za-z]?(?:\s?[-\u2013/]\s?\d{1,4})?")
_LONG_WORD = re.compile(r"[^\W\d_]{5,}\.$")
_MANY_BREAKS = re.compile(r"\n{3,}")
# Cells that are remembered: a list names the same organisations again and again.
MOST_KEPT = 50_000


def unescape(text: str) -> str:
    """Give a text with marks written out: &amp; is &, _x000D_ a line break."""
    if "_x000" in text:
        text = _ESCAPED.sub("\n", text)
    return html.unescape(text) if "&" in text and ";" in text else text


def on_one_line(text: str) -> str:
    """Give a text with every run of spaces and line breaks as one space."""
    return " ".join(unescape(text).split())


def in_paragraphs(text: str) -> str:
    """Give a text with its paragraphs, without spaces at the ends of lines."""
    plain = unescape(text)
    if "\n" not in plain:
        return " ".join(plain.split())
    lines = (" ".join(line.split()) for line in plain.split("\n"))
    return _MANY_BREAKS.sub("\n\n", "\n".join(lines)).strip()


@lru_cache(MOST_KEPT)
def split_parties(text: str) -> tuple[str, ...]:
    """Split organisations at line breaks, semicolons and bars, never at commas."""
    parts = [part for part in _LINES.split(unescape(text)) if part.strip()]
    if len(parts) > 1:
        parts = _drop_address(parts)
    several = len(parts) > 1
    names = (_trim(part, several=several) for part in parts)
    return tuple(dict.fromkeys(name for name in names if name))


def _drop_address(parts: list[str]) -> list[str]:
    """Leave out street and town under a name: Hafen GmbH, Kai 35, 18055 Nordstadt."""
    towns = [at for at, part in enumerate(parts) if at and _TOWN.fullmatch(part)]
    streets = [at - 1 for at in towns if at > 1 and _STREET.fullmatch(parts[at - 1])]
    return [part for at, part in enumerate(parts) if at not in {*towns, *streets}]


def _trim(part: str, *, several: bool) -> str:
    name = " ".join(part.split())
    if several:
        name = _NUMBERED.sub("", name)
        if _LONG_WORD.search(name) or name.endswith(")."):
            name = name[:-1]
    return name.strip(" ,")


@lru_cache(maxsize=4096)
def split_places(text: str) -> tuple[str, ...]:
    """Split places at line breaks, semicolons, bars and commas: 6000 - ATH is Ath."""
    stated = _CODE_AHEAD.sub("", unescape(text).strip())
    parts = (" ".join(part.split()) for part in _PLACES.split(stated))
    return tuple(dict.fromkeys(part for part in parts if part))


@lru_cache(MOST_KEPT)
def is_person(stated: str) -> bool:
    """Whether a legal form, or a name put in place of one, means a natural person."""
    words = " ".join(simplify(stated))
    return words in _persons()


@lru_cache(maxsize=1)
def _persons() -> frozenset[str]:
    return frozenset(" ".join(simplify(each)) for each in PERSONS)
