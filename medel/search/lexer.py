"""The lexer: a query cut into words, quotations, brackets and signs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from medel.search.words import compose

# Nobody types more than this; what is pasted beyond it is not read.
LONGEST = 2_000
MOST_SYMBOLS = 100


class Kind(Enum):
    """What a piece of a query is."""

    TEXT = auto()
    QUOTED = auto()
    OPEN = auto()
    CLOSE = auto()
    OR = auto()
    AND = auto()
    NOT = auto()


@dataclass(frozen=True)
class Symbol:
    """One piece of a query; `field` is the name before its colon, if any."""

    kind: Kind
    text: str = ""
    field: str = ""


_WORDS = {
    "OR": Kind.OR,
    "ELLER": Kind.OR,
    "|": Kind.OR,
    "||": Kind.OR,
    "AND": Kind.AND,
    "OCH": Kind.AND,
    "&": Kind.AND,
    "&&": Kind.AND,
    "NOT": Kind.NOT,
    "INTE": Kind.NOT,
}
_BRACKETS = {"(": Kind.OPEN, ")": Kind.CLOSE}
_CONTROLS = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff\ud800-\udfff]"
)
_QUOTES = str.maketrans(dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'))
# A sign before; a field and its colon; then a quotation, a bracket or a run of text.
_PIECE = re.compile(
    r"""
    (?P<sign>[-!\u2212](?=[^\s)]))?
    (?P<field>[^\W\d_][\w-]*:)?
    (?: "(?P<quoted>[^"]*)(?:"|$)
      | (?P<bracket>[()])
      | (?P<text>[^\s"()]+)
    )
    | (?P<lone>[^\W\d_][\w-]*:)
    """,
    re.VERBOSE,
)


def read_symbols(text: str) -> list[Symbol]:
    """Cut a query into symbols; anything at all can be cut."""
    clean = _CONTROLS.sub(" ", compose(text[:LONGEST])).translate(_QUOTES)
    symbols: list[Symbol] = []
    for match in _PIECE.finditer(clean):
        symbols += _read_piece(match)
        if len(symbols) >= MOST_SYMBOLS:
            break
    return symbols


def _read_piece(match: re.Match[str]) -> Iterator[Symbol]:
    field = (match["field"] or "").removesuffix(":")
    if match["sign"]:
        yield Symbol(Kind.NOT)
    if match["quoted"] is not None:
        yield Symbol(Kind.QUOTED, match["quoted"], field)
    elif match["bracket"]:
        if field:
            yield Symbol(Kind.TEXT, field)
        yield Symbol(_BRACKETS[match["bracket"]])
    else:
        yield _read_text(match["text"] or match["lone"] or "", field)


def _read_text(text: str, field: str) -> Symbol:
    kind = None if field else _WORDS.get(text)
    return Symbol(kind) if kind else Symbol(Kind.TEXT, text, field)
