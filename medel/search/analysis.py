"""Analysis: the stems and compound parts of a text, the same in index and query."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from medel.core.texts import Language
from medel.search.compounds import Splitter
from medel.search.lemmas import find_lemma, find_stem, is_known
from medel.search.lexicon import read_lexicon
from medel.search.vocabulary import EMPTY, Vocabulary
from medel.search.words import find_joined, find_words

# Words kept with their stems; when the store is full it starts over.
MOST_KEPT = 500_000
# Shorter words end in an s of their own more often than in a genitive's.
SHORTEST_GENITIVE = 5
# Stands between texts that are no neighbours, so that no phrase reaches across.
BREAK = "¶"


@dataclass(frozen=True)
class Analysed:
    """A text for the index: its stems in order, and the parts of its compounds."""

    stems: str
    parts: str


class Remembered(dict[str, str]):
    """Answers of a function of one word, kept from one text to the next."""

    def __init__(self, find: Callable[[str], str]) -> None:
        """Ask `find` for what is not known yet."""
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> str:
        if len(self) >= MOST_KEPT:
            self.clear()
        found = self[word] = self._find(word)
        return found


class Word:
    """A word of the texts: its stem, the stems of its parts, and how often it was met.

    All in one, so that the words of a long text are looked up only once.
    """

    __slots__ = ("parts", "stem", "times")

    def __init__(self, stem: str, parts: str) -> None:
        """Begin with a word that was not met yet."""
        self.stem, self.parts, self.times = stem, parts, 0


class Words(dict[str, Word]):
    """The words of the texts so far, each analysed once."""

    def __init__(
        self, analyse: Callable[[str], Word], met: Counter[str] | None
    ) -> None:
        """Analyse what is not known yet; tell `met` what was counted, if anybody."""
        super().__init__()
        self._analyse, self._met = analyse, met

    def __missing__(self, word: str) -> Word:
        found = self[word] = self._analyse(word)
        return found

    def make_room(self) -> None:
        """Start over when there are too many; only between two texts.

        In the middle of one its words would be forgotten before they are counted.
        """
        if len(self) >= MOST_KEPT:
            self.settle()
            self.clear()

    def settle(self) -> None:
        """Tell how often each word was met since this was last told."""
        if self._met is None:
            return
        for word, one in self.items():
            self._met[word] += one.times
            one.times = 0


@dataclass(frozen=True)
class Analyser:
    """Analyses texts with one bank's vocabulary; counts what it `met`, if asked.

    What was counted is told by `words.settle`.
    """

    vocabulary: Vocabulary = EMPTY
    met: Counter[str] | None = None

    @cached_property
    def _splitter(self) -> Splitter:
        return Splitter(self.vocabulary)

    @cached_property
    def stems(self) -> Remembered:
        """The stem of each word."""
        return Remembered(self._find_stem)

    @cached_property
    def parts(self) -> Remembered:
        """The stems of each word's compound parts, with spaces between."""
        return Remembered(self._find_parts)

    @cached_property
    def words(self) -> Words:
        """The words of the texts."""
        return Words(self._analyse_word, self.met)

    @cached_property
    def names(self) -> Remembered:
        """The stems of a facet value's name, with spaces between."""
        return Remembered(lambda name: " ".join(self.stem_words(name)))

    def analyse(self, texts: Iterable[str]) -> Analysed:
        """Give the stems and parts of some texts, in their order."""
        stems: list[str] = []
        parts: list[str] = []
        for text in texts:
            self.words.make_room()
            words = list(map(self.words.__getitem__, find_words(text)))
            for word in words:
                word.times += 1
            stems += [word.stem for word in words]
            stems.append(BREAK)
            parts += [word.parts for word in words if word.parts]
            if "-" in text:
                parts += map(self.stems.__getitem__, find_joined(text))
        return Analysed(" ".join(stems[:-1]), " ".join(parts))

    def stem_words(self, text: str) -> list[str]:
        """Give the stems of a text's words in their order."""
        return [self.stems[word] for word in find_words(text)]

    def _analyse_word(self, word: str) -> Word:
        return Word(self._find_stem(word), self._find_parts(word))

    def _find_stem(self, word: str) -> str:
        full = self._drop_genitive(expand(word))
        parts = () if full in read_lexicon().lemmas else self._split_unknown(full)
        return find_stem("".join(parts) if parts else full)

    def _drop_genitive(self, word: str) -> str:
        """Take the s off a word that only without it the bank or a dictionary knows."""
        bare = word[:-1]
        if not word.endswith("s") or len(word) < SHORTEST_GENITIVE:
            return word
        if is_known(word) or is_known(word, Language.ENGLISH):
            return word
        return bare if is_known(bare) or bare in self.vocabulary.words else word

    def _split_unknown(self, word: str) -> tuple[str, ...]:
        """Give the written head and the last part's lemma of a word nobody lists."""
        if is_known(word) or find_lemma(word) != word:
            return ()
        parts = self._splitter.split(word)
        place = word.rfind(parts[-1][:3]) if parts else 0
        return (word[:place], parts[-1]) if place > 0 else ()

    def _find_parts(self, word: str) -> str:
        parts = self._splitter.split(expand(word))
        return " ".join(find_stem(part) for part in parts)


def expand(word: str) -> str:
    """Write out what registers of organisations abbreviate."""
    lexicon = read_lexicon()
    whole = lexicon.abbreviations.get(word)
    if whole:
        return whole
    for ending, full in lexicon.abbreviated_endings.items():
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending) + full
    return word
