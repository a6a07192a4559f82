"""Compounds: Swedish writes in one word what a reader may look for in parts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from math import prod

from medel.core.texts import Language
from medel.search.lemmas import find_lemma, is_known
from medel.search.lexicon import Lexicon, read_lexicon
from medel.search.vocabulary import Vocabulary

SHORTEST_PART = 4
SHORTEST_COMPOUND = 5
LONGEST_COMPOUND = 60
MOST_PARTS = 4
# Beginnings and endings of words whose weight is kept.
MOST_KEPT = 60_000
JUST_SPLIT = 10_000
# How often a word counts that the dictionary knows and the bank never writes alone.
KNOWN = 0.5
# The same for the shortest parts, which chance finds in any word.
KNOWN_SHORT = 0.05
# A split of words that hardly anybody writes is chance.
LEAST_LIKELY = 0.2
# A split is believed unless the whole is this many times as common as its parts.
DOUBT = 40
# Each further part makes a split less likely.
PER_PART = 0.3
_LINK = "s"
# A first part that lost or changed its last vowel: skol-, kvinno-, gatu-, hälso-.
_VOWELS = {"o": "a", "u": "a"}


@dataclass(frozen=True)
class Split:
    """One way to take a word apart: the parts' dictionary forms, and how likely."""

    parts: tuple[str, ...]
    weight: float

    @property
    def likelihood(self) -> float:
        """The parts' commonness as one figure, lower the more parts there are."""
        count = len(self.parts)
        return float(self.weight ** (1 / count) * PER_PART ** (count - 2))


@dataclass(frozen=True)
class Splitter:
    """Takes compounds apart with the words that one bank itself uses."""

    vocabulary: Vocabulary

    @cached_property
    def _lexicon(self) -> Lexicon:
        return read_lexicon()

    def split(self, word: str) -> tuple[str, ...]:
        """Give the parts' dictionary forms, or nothing if the word is no compound."""
        return self._splits(word)

    @cached_property
    def _splits(self) -> Callable[[str], tuple[str, ...]]:
        # A text's words are asked for twice: for their stems, then for their parts.
        return lru_cache(JUST_SPLIT)(self._split)

    def _split(self, word: str) -> tuple[str, ...]:
        if not self._is_worth_it(word):
            return ()
        found = max(
            filter(self._keeps_wholes, self._find_splits(word, MOST_PARTS)),
            key=lambda split: split.likelihood,
            default=None,
        )
        if found is None or self._is_doubtful(word, found):
            return ()
        return found.parts

    def _is_worth_it(self, word: str) -> bool:
        if not SHORTEST_COMPOUND <= len(word) <= LONGEST_COMPOUND or not word.isalpha():
            return False
        lemma = find_lemma(word)
        if {word, lemma} & (self._lexicon.whole_words | self._lexicon.stop_words):
            return False
        return is_known(word) or not is_known(word, Language.ENGLISH)

    def _keeps_wholes(self, split: Split) -> bool:
        """Tell whether no two parts are a word that is never split: bo, stad, brist."""
        if len(split.parts) == 2:  # noqa: PLR2004 (the word itself, which may be split)
            return True
        wholes = self._lexicon.whole_words
        return not any(left + right in wholes for left, right in pairwise(split.parts))

    def _is_doubtful(self, word: str, split: Split) -> bool:
        if split.likelihood < LEAST_LIKELY:
            return True
        whole = self.vocabulary.count_lemma(find_lemma(word))
        return whole > DOUBT * split.likelihood

    def _find_splits(self, word: str, most: int) -> Iterator[Split]:
        for place in range(2, len(word) - 1):
            head = self._heads(word[:place])
            if head is None:
                continue
            tail = self._tails(word[place:])
            if tail is not None and not _is_chance(word, place):
                yield _join(head, tail)
            if most > 2:  # noqa: PLR2004 (a head, and a rest of two parts at least)
                for more in self._find_splits(word[place:], most - 1):
                    yield _join(head, more)

    @cached_property
    def _heads(self) -> Callable[[str], Split | None]:
        return lru_cache(MOST_KEPT)(self._weigh_head)

    @cached_property
    def _tails(self) -> Callable[[str], Split | None]:
        return lru_cache(MOST_KEPT)(self._weigh_tail)

    def _weigh_tail(self, tail: str) -> Split | None:
        if len(tail) < SHORTEST_PART and tail not in self._lexicon.short_parts:
            return None
        return self._weigh(tail, tail)

    def _weigh_head(self, head: str) -> Split | None:
        if head in self._lexicon.combining:
            return Split((head,), KNOWN)
        forms = (self._weigh(form, head) for form in _head_forms(head))
        return next((form for form in forms if form is not None), None)

    def _weigh(self, form: str, written: str) -> Split | None:
        if form not in self.vocabulary.words and not is_known(form):
            return None
        lemma = find_lemma(form)
        if not self._may_be_part(lemma, written):
            return None
        if lemma in self._lexicon.stop_words:
            lemma = written
        weight = self._weigh_lemma(lemma, written)
        return Split((lemma,), weight) if weight else None

    def _weigh_lemma(self, lemma: str, written: str) -> float:
        count = self.vocabulary.count_lemma(lemma)
        if count:
            return float(count)
        if len(written) > SHORTEST_PART or lemma in self._lexicon.short_parts:
            return KNOWN if is_known(lemma) else 0
        return KNOWN_SHORT if is_known(lemma) else 0

    def _may_be_part(self, lemma: str, written: str) -> bool:
        lexicon = self._lexicon
        if {written, lemma} & lexicon.never_parts or written in lexicon.stop_words:
            return False
        return len(written) >= SHORTEST_PART or lemma in lexicon.short_parts


def _head_forms(head: str) -> Iterator[str]:
    yield head
    if len(head) < SHORTEST_PART - 1:
        return
    if head.endswith(_LINK):
        yield head[:-1]
    if head[-1] in _VOWELS:
        yield head[:-1] + _VOWELS[head[-1]]
    else:
        yield head + "a"
        yield head + "e"


def _is_chance(word: str, place: int) -> bool:
    """Two letters at the end are an ending, unless a short word stands before them."""
    return len(word) - place < SHORTEST_PART - 1 and place >= SHORTEST_PART


def _join(head: Split, tail: Split) -> Split:
    return Split(head.parts + tail.parts, prod((head.weight, tail.weight)))
