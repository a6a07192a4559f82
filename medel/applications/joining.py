"""Joining two versions of a text, word by word, when both began from the same one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diff_match_patch import diff_match_patch

# Shorter answers are names, dates and numbers: two new ones are never mixed.
SHORTEST_PROSE = 40
_WORDS = re.compile(r"\w+|\s+|.", re.DOTALL)
_FIRST_LETTER = 0x100
_SURROGATES = range(0xD800, 0xE000)


@dataclass(frozen=True, order=True)
class Edit:
    """Words of the base, from start to end, that a text puts other words for."""

    start: int
    end: int
    words: str

    @property
    def is_insertion(self) -> bool:
        """Whether nothing of the base is taken away."""
        return self.start == self.end


def is_prose(answer: object) -> bool:
    """Tell whether an answer is running text, which can be joined word by word."""
    return isinstance(answer, str) and (
        not answer or (len(answer) > SHORTEST_PROSE and " " in answer)
    )


def join_texts(base: str, mine: str, theirs: str) -> str | None:
    """Give the text with both's changes, or None when they touch the same words.

    What both put in at the same place stands one after the other, theirs first.
    """
    words = _WORDS.findall(base)
    own, other = _find_edits(words, mine), _find_edits(words, theirs)
    if any(_clash(one, two) for one in own for two in other):
        return None
    edits = sorted({*own, *other}, key=lambda one: (one.start, one.end, one in own))
    return "".join(_write(words, edits))


def find_changes(before: str, after: str) -> list[tuple[int, str]]:
    """Give the pieces of two texts in order: -1 taken away, 0 the same, 1 put in."""
    engine = diff_match_patch()
    letters = _Letters()
    changes = engine.diff_main(
        letters.encode(_WORDS.findall(before)),
        letters.encode(_WORDS.findall(after)),
        False,
    )
    engine.diff_cleanupSemantic(changes)
    return [(kind, letters.decode(piece)) for kind, piece in changes]


class _Letters:
    """Writes each different word as one letter, so that words are compared whole."""

    def __init__(self) -> None:
        self._letters: dict[str, str] = {}
        self._words: dict[str, str] = {}

    def encode(self, words: Sequence[str]) -> str:
        return "".join(self._letter(word) for word in words)

    def decode(self, letters: str) -> str:
        return "".join(self._words[letter] for letter in letters)

    def _letter(self, word: str) -> str:
        if word not in self._letters:
            code = _FIRST_LETTER + len(self._letters)
            code += len(_SURROGATES) if code >= _SURROGATES.start else 0
            self._letters[word], self._words[chr(code)] = chr(code), word
        return self._letters[word]


def _find_edits(base: Sequence[str], text: str) -> list[Edit]:
    letters = _Letters()
    changes = diff_match_patch().diff_main(
        letters.encode(base),
        letters.encode(_WORDS.findall(text)),
        False,
    )
    edits: list[Edit] = []
    place = 0
    for kind, piece in changes:
        if kind == 0:
            place += len(piece)
        elif kind < 0:
            edits.append(Edit(place, place + len(piece), ""))
            place += len(piece)
        else:
            edits.append(_put_in(edits, place, letters.decode(piece)))
    return edits


def _put_in(edits: list[Edit], place: int, words: str) -> Edit:
    """Put words in, or for those that were taken away just before."""
    if edits and edits[-1].end == place and not edits[-1].is_insertion:
        return Edit(edits.pop().start, place, words)
    return Edit(place, place, words)


def _clash(one: Edit, two: Edit) -> bool:
    if one == two:
        return False
    if one.start == two.start:
        return not (one.is_insertion and two.is_insertion)
    first, second = sorted((one, two))
    return second.start < first.end


def _write(words: Sequence[str], edits: Sequence[Edit]) -> Iterator[str]:
    place = 0
    before: Edit | None = None
    for edit in edits:
        yield from words[place : edit.start]
        if before and before.is_insertion and before.start == edit.start:
            yield _glue(words, before.words, edit.words)
        yield edit.words
        place, before = edit.end, edit
    yield from words[place:]


def _glue(words: Sequence[str], first: str, second: str) -> str:
    """Keep apart what two put in at the same place."""
    if first[-1:].isspace() or second[:1].isspace():
        return ""
    return " " if words else "\n\n"
