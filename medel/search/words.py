"""Words: how a text falls into them, in one spelling."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# Letters and digits; an underscore in a title separates like a space.
WORD = re.compile(r"[^\W_]+")
_PLAIN = re.compile(r"\w+")
_HYPHENATED = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)+")
_HYPHENS = re.compile(r"[-\u2010\u2011]")
_NEIGHBOURS = str.maketrans({"ø": "ö", "æ": "ä", "ß": "ss"})
_SWEDISH = frozenset("åäö")
ECONOMIC = frozenset({"ek", "ekon", "ekonomisk"})
# "för" is a common word, but short for a form of association after "ek.".
ASSOCIATION = "förening"


@dataclass(frozen=True)
class Token:
    """One word of a text, in lower case, and where it stands."""

    word: str
    start: int
    end: int


def find_words(text: str) -> list[str]:
    """Give the words of a text in lower case and in their order."""
    lower = compose(text).lower()
    # Most texts have no underscore, and the plain pattern is much the faster.
    words = (WORD if "_" in lower else _PLAIN).findall(lower)
    return mend_forms(words) if "för" in words else words


def find_tokens(text: str) -> list[Token]:
    """Give the words of a composed text with their places in it."""
    found = list(WORD.finditer(text))
    words = mend_forms([match[0].lower() for match in found])
    return [
        Token(word, *match.span()) for word, match in zip(words, found, strict=True)
    ]


def find_joined(text: str) -> Iterator[str]:
    """Give each hyphenated word of a text in one piece: 3D-print as 3dprint."""
    for match in _HYPHENATED.finditer(compose(text).lower()):
        yield _HYPHENS.sub("", match[0])


def compose(text: str) -> str:
    """Give a text with each accented letter as one character."""
    return unicodedata.normalize("NFC", text)


def fold(word: str) -> str:
    """Take accents away that Swedes leave out; å, ä and ö are letters and stay."""
    if word.isascii():
        return word
    return "".join(map(_fold_letter, word.translate(_NEIGHBOURS)))


def strip_marks(word: str) -> str:
    """Take every accent away, as those write who lack the keys: malardalen."""
    decomposed = unicodedata.normalize("NFD", word.translate(_NEIGHBOURS))
    return "".join(one for one in decomposed if not unicodedata.combining(one))


def mend_forms(words: list[str]) -> list[str]:
    """Read "ek. för." as an association, not as an oak and a preposition."""
    pairs = zip(["", *words], words, strict=False)
    return [
        ASSOCIATION if word == "för" and before in ECONOMIC else word
        for before, word in pairs
    ]


def _fold_letter(letter: str) -> str:
    if letter.isascii() or letter in _SWEDISH:
        return letter
    return unicodedata.normalize("NFD", letter)[0]
