"""The vocabulary of a bank: which words it uses, and how often."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from medel.search.lemmas import find_lemma
from medel.search.words import find_words

# More different words than this hold mostly misprints.
MOST_WORDS = 200_000


@dataclass(frozen=True)
class Vocabulary:
    """How often a bank writes each word, and each lemma in any inflection."""

    words: Mapping[str, int] = field(default_factory=dict)
    lemmas: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> "Vocabulary":
        """Read a vocabulary that was written beside an index."""
        return cls(**json.loads(path.read_text(encoding="utf-8")))

    @classmethod
    def gather(cls, texts: Iterable[str]) -> "Vocabulary":
        """Count the words of some texts."""
        counted: Counter[str] = Counter()
        for text in texts:
            counted.update(find_words(text))
        return cls.of(dict(counted.most_common(MOST_WORDS)))

    @classmethod
    def of(cls, words: Mapping[str, int]) -> "Vocabulary":
        """Give the vocabulary of words that are counted already."""
        lemmas: Counter[str] = Counter()
        for word, count in words.items():
            lemmas[find_lemma(word)] += count
        return cls(words, dict(lemmas))

    def write(self, path: Path) -> None:
        """Write the vocabulary, the commonest word first."""
        path.write_text(json.dumps(asdict(self)), encoding="utf-8")

    def count_lemma(self, lemma: str) -> int:
        """How often a dictionary form is written, in any inflection."""
        return self.lemmas.get(lemma, 0)


EMPTY = Vocabulary()
