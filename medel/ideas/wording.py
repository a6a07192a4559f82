"""Wording: which thoughts a text holds, found by the words that stand for them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from medel.programmes.concepts import Worded
from medel.search.analysis import Analyser
from medel.search.words import compose, find_tokens, fold

SHORTEST_PART, SHORTEST_PREFIX, LONGEST_PREFIX = 3, 3, 24
# A term may leave words open, "hjälpa … företag"; so many words may stand there.
OPEN, MOST_OPEN = "…", 3
_CAPITALS = re.compile(r"[A-ZÅÄÖ]{2,5}")


@dataclass(frozen=True)
class Word:
    """One word of an idea, where it stands, and what the analysis makes of it."""

    written: str
    start: int
    end: int
    stem: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Hit:
    """A place in the text where a thought stands, in the writer's own words."""

    start: int
    end: int
    quote: str


def read_words(text: str, analyser: Analyser) -> tuple[Word, ...]:
    """Read a composed text as words with their places, stems and compound parts."""
    return tuple(
        Word(
            written=text[token.start : token.end],
            start=token.start,
            end=token.end,
            stem=analyser.stems[token.word],
            parts=tuple(analyser.parts[token.word].split()),
        )
        for token in find_tokens(text)
    )


@dataclass
class _Terms:
    """The terms of all thoughts, arranged to be looked up word by word."""

    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    capitals: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    prefixes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    suffixes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


@dataclass(frozen=True)
class Phrasebook:
    """Finds thoughts in texts: each of them has its terms in both languages."""

    thoughts: Sequence[Worded]
    analyser: Analyser

    def find(self, text: str) -> Mapping[str, list[Hit]]:
        """Find the places of each thought in a text, by code, in their order."""
        composed = compose(text)
        words = read_words(composed, self.analyser)
        found: dict[str, dict[int, Hit]] = defaultdict(dict)
        for place, word in enumerate(words):
            for code, length in self._look_up(words, place, word):
                last = words[place + length - 1]
                quote = composed[word.start : last.end]
                found[code].setdefault(word.start, Hit(word.start, last.end, quote))
        return {code: list(hits.values()) for code, hits in found.items()}

    def _look_up(
        self, words: Sequence[Word], place: int, word: Word
    ) -> Iterator[tuple[str, int]]:
        terms = self._terms
        for first in dict.fromkeys((word.stem, *word.parts)):
            for stems, code in terms.phrases.get(first, ()):
                if first != word.stem and (
                    len(stems) > 1 or len(first) < SHORTEST_PART
                ):
                    continue
                if length := _measure(words, place, stems):
                    yield code, length
        for code in terms.capitals.get(word.written, ()):
            yield code, 1
        yield from (
            (code, 1) for code in self._look_up_ends(fold(word.written.lower()))
        )

    def _look_up_ends(self, folded: str) -> Iterator[str]:
        for length in range(SHORTEST_PREFIX, min(len(folded), LONGEST_PREFIX) + 1):
            yield from self._terms.prefixes.get(folded[:length], ())
            yield from self._terms.suffixes.get(folded[-length:], ())

    @cached_property
    def _terms(self) -> _Terms:
        terms = _Terms()
        for thought in self.thoughts:
            for term in (*thought.sv, *thought.en):
                self._arrange(terms, term, thought.code)
        return terms

    def _arrange(self, terms: _Terms, term: str, code: str) -> None:
        bare = fold(term.strip("*").lower())
        if _CAPITALS.fullmatch(term):
            terms.capitals[term].add(code)
        elif term.endswith("*"):
            terms.prefixes[bare].add(code)
        elif term.startswith("*"):
            terms.suffixes[bare].add(code)
        else:
            stems = tuple(self._stem(term))
            terms.phrases[stems[0]].append((stems, code))

    def _stem(self, term: str) -> Iterator[str]:
        for number, closed in enumerate(compose(term).split(OPEN)):
            if number:
                yield OPEN
            yield from self.analyser.stem_words(closed)


def _measure(words: Sequence[Word], place: int, stems: Sequence[str]) -> int:
    """Tell how many words a phrase takes whose first stands here; 0 if it does not."""
    ends = {place + 1}
    for stem in stems[1:]:
        if stem == OPEN:
            ends = {end + more for end in ends for more in range(MOST_OPEN + 1)}
        else:
            ends = {
                end + 1 for end in ends if end < len(words) and words[end].stem == stem
            }
    return min(ends) - place if ends else 0


def list_texts(thoughts: Iterable[Worded]) -> Iterator[str]:
    """Give every term as text: the words that compounds are taken apart with."""
    for thought in thoughts:
        yield " . ".join(term.strip("*") for term in (*thought.sv, *thought.en))
