"""Likeness: how alike two texts are in content, and the words that make them so."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from medel.search import fields
from medel.search.lexicon import read_lexicon
from medel.search.opened import Opened
from medel.search.words import find_words

# Words in a greater share of the documents, or in none, tell nothing.
GREATEST_SHARE = 0.5
SHORTEST = 3
MOST_SHARED = 8


@dataclass(frozen=True)
class Likeness:
    """How alike two texts are, from 0 to 1, and the words they share, most first."""

    score: float
    shared: tuple[str, ...]


@dataclass(frozen=True)
class Content:
    """A text as the weights of its stems (the sum of squares is 1), and its words."""

    weights: Mapping[str, float]
    written: Mapping[str, str]

    def compare(self, other: "Content") -> Likeness:
        """Tell how alike two texts are: the cosine of their weights."""
        both = {
            stem: weight * other.weights[stem]
            for stem, weight in self.weights.items()
            if stem in other.weights
        }
        telling = sorted(both, key=lambda stem: (-both[stem], stem))
        words = dict.fromkeys(self.written[stem] for stem in telling)
        return Likeness(sum(both.values()), tuple(words)[:MOST_SHARED])


class Scale:
    """Weighs texts by how rare their words are in one state of the bank."""

    def __init__(self, opened: Opened) -> None:
        """Take the rarity of words from an opened index."""
        self._opened = opened
        self._known: dict[str, float] = {}
        self._told: dict[str, tuple[str, ...]] = {}

    def weigh(self, texts: Sequence[str]) -> Content:
        """Weigh the words of a text in several parts; a part given twice counts so."""
        words: Counter[str] = Counter()
        for text in texts:
            words.update(find_words(text))
        often: Counter[str] = Counter()
        written: dict[str, str] = {}
        for word, count in words.items():
            for stem in self._read(word):
                often[stem] += count
                written.setdefault(stem, word)
        weights = {
            stem: (1 + log(count)) * rarity
            for stem, count in often.items()
            if (rarity := self._find_rarity(stem))
        }
        length = sqrt(sum(weight * weight for weight in weights.values())) or 1
        even = {stem: weight / length for stem, weight in weights.items()}
        return Content(even, written)

    def _read(self, word: str) -> tuple[str, ...]:
        """Give what a word tells: its stem, and those of its parts."""
        told = self._told.get(word)
        if told is None:
            told = self._told[word] = self._analyse(word)
        return told

    def _analyse(self, word: str) -> tuple[str, ...]:
        lexicon = read_lexicon()
        common = word in lexicon.stop_words or word in lexicon.legal_forms
        if len(word) < SHORTEST or common or not word.isalpha():
            return ()
        analyser = self._opened.analyser
        return (analyser.stems[word], *analyser.parts[word].split())

    def _find_rarity(self, stem: str) -> float:
        rarity = self._known.get(stem)
        if rarity is None:
            rarity = self._known[stem] = self._count_rarity(stem)
        return rarity

    def _count_rarity(self, stem: str) -> float:
        total = self._opened.searcher.num_docs
        count = self._opened.searcher.doc_freq(fields.ALL, stem)
        if not count or count > GREATEST_SHARE * total:
            return 0.0
        return log(1 + total / count)
