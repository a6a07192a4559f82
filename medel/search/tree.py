"""The tree of a query: what somebody asked for, before any index is asked."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Everything:
    """All projects: an empty query, or a lone star."""


@dataclass(frozen=True)
class Word:
    """One word, in any inflection or as part of a compound."""

    word: str


@dataclass(frozen=True)
class Chunk:
    """Words written together: 3D-print, 202100-2932; `whole` is all of it in one."""

    words: tuple[str, ...]
    whole: str


@dataclass(frozen=True)
class Phrase:
    """Words in this order, side by side; `start` is the begun last one, if any."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Prefix:
    """All words that start so."""

    start: str


@dataclass(frozen=True)
class Within:
    """Words in one field of text: the title, the description."""

    field: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Number:
    """A case number, code or organisation number, whole."""

    number: str


@dataclass(frozen=True)
class Value:
    """A value of a facet, by its code or by what people call it."""

    field: str
    text: str
    open_end: bool = False


@dataclass(frozen=True)
class Range:
    """Whole numbers between two, both included; dates are counted in days."""

    field: str
    least: int | None
    most: int | None


@dataclass(frozen=True)
class Not:
    """Everything but this."""

    node: "Node"


@dataclass(frozen=True)
class And:
    """All of these."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True)
class Or:
    """At least one of these."""

    nodes: tuple["Node", ...]


Node: TypeAlias = (
    Everything
    | Word
    | Chunk
    | Phrase
    | Prefix
    | Within
    | Number
    | Value
    | Range
    | Not
    | And
    | Or
)
EVERYTHING = Everything()
