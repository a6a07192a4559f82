"""Snippets: the place in a text that fits a search best, its words marked."""

import html
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from medel.search.analysis import Analyser
from medel.search.lexicon import read_lexicon
from medel.search.words import Token, compose, find_tokens, fold

LENGTH = 200
# A text a little longer than a snippet is shown whole.
SLACK = 40
# How many letters of a term stand in every inflection of it.
LIKELY = 2
_BARE = str.maketrans("åäöøæéèü", "aaooaeeu")
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


@dataclass(frozen=True)
class Piece:
    """A piece of the original text, marked or not."""

    text: str
    marked: bool = False


def highlight(
    text: str, terms: Collection[str], *, analyser: Analyser, length: int = LENGTH
) -> tuple[Piece, ...]:
    """Give about `length` characters of a text where most of the terms stand together.

    Inflections and compounds of a term are marked as whole words. The pieces hold the
    text as it is: write them with `as_html`, or escape them.
    """
    whole = compose(text)
    marked = _find_marked(whole, terms, analyser)
    first, last = _choose(whole, marked, length)
    pieces = _cut(whole, [token for token, _ in marked], first, last)
    before = [Piece(ELLIPSIS)] if first else []
    after = [Piece(ELLIPSIS)] if last < len(whole) else []
    return (*before, *pieces, *after)


def as_html(pieces: Sequence[Piece]) -> str:
    """Write pieces as HTML: everything escaped, marked words in <mark>."""
    return "".join(
        f"<mark>{html.escape(piece.text)}</mark>"
        if piece.marked
        else html.escape(piece.text)
        for piece in pieces
    )


def _find_marked(
    text: str, terms: Collection[str], analyser: Analyser
) -> list[tuple[Token, str]]:
    """Give the words to mark, each with the term that it holds."""
    starts = tuple(term[:-1] for term in terms if term.endswith("*"))
    wanted = set(terms) - read_lexicon().stop_words or set(terms)
    likely = {term.translate(_BARE)[:LIKELY] for term in wanted}
    found = []
    for token in find_tokens(text) if wanted else ():
        if _may_hold(token.word, likely, starts):
            term = _find_term(token.word, wanted, starts, analyser)
            if term:
                found.append((token, term))
    return found


def _may_hold(word: str, likely: set[str], starts: tuple[str, ...]) -> bool:
    """Tell whether a word may be a term inflected, or a compound with one.

    Most words share no two letters with any; to analyse them all would take longer than
    the search itself. A vowel that bends is no other: böcker may be of bok.
    """
    bare = word.translate(_BARE)
    return any(each in bare for each in likely) or fold(word).startswith(starts)


def _find_term(
    word: str, wanted: set[str], starts: tuple[str, ...], analyser: Analyser
) -> str | None:
    stem = analyser.stems[word]
    if stem in wanted:
        return stem
    if starts and fold(word).startswith(starts):
        return word
    parts = analyser.parts[word].split()
    return next((part for part in parts if part in wanted), None)


def _choose(text: str, marked: list[tuple[Token, str]], length: int) -> tuple[int, int]:
    """Give the bounds of the stretch with most different terms, at whole words."""
    if len(text) <= length + SLACK:
        return 0, len(text)
    lead = length // 4
    best = max(
        (_weigh(marked, place, length - lead) for place in range(len(marked))),
        default=(0, 0, 0),
    )
    first = max(0, min(-best[2] - lead, len(text) - length))
    last = min(len(text), first + length)
    return _move_to_word(text, first), _move_to_end(text, last)


def _weigh(
    marked: list[tuple[Token, str]], place: int, length: int
) -> tuple[int, int, int]:
    """Count the different terms, and all, that stand within reach of a place."""
    start = marked[place][0].start
    terms = []
    for token, term in marked[place:]:
        if token.end > start + length:
            break
        terms.append(term)
    return len(set(terms)), len(terms), -start


def _move_to_word(text: str, place: int) -> int:
    if not place:
        return 0
    space = text.find(" ", place)
    return place if space < 0 else space + 1


def _move_to_end(text: str, place: int) -> int:
    if place >= len(text):
        return len(text)
    space = text.rfind(" ", 0, place)
    return place if space < 0 else space


def _cut(text: str, tokens: list[Token], first: int, last: int) -> list[Piece]:
    pieces = []
    place = first
    for token in tokens:
        if token.start < place or token.end > last:
            continue
        if token.start > place:
            pieces.append(Piece(text[place : token.start]))
        pieces.append(Piece(text[token.start : token.end], marked=True))
        place = token.end
    if place < last:
        pieces.append(Piece(text[place:last]))
    return pieces
