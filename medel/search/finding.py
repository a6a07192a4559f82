"""Finding a word: as it stands, written out, in parts, or as somebody meant it."""

from dataclasses import dataclass, field, replace

from tantivy import Query, Searcher

from medel.core.texts import Language
from medel.search import clauses, fields
from medel.search.analysis import Analyser
from medel.search.clauses import Clause
from medel.search.lemmas import is_known
from medel.search.lexicon import read_lexicon
from medel.search.spelling import Near, Spelling

# A word that so few projects have may be a misprint of the bank's own ...
FEW = 2
# ... if a near word is so many times as common.
MUCH_COMMONER = 20
MOST_NEAR = 4
NEAR_WEIGHT, PARTS_WEIGHT, JOINED_WEIGHT = 0.3, 0.5, 1.6
# The same of a near word that stands beside the parts of a compound.
SLIP_WEIGHT = 1.0
SHORTEST_START = 3
# A shorter word of the dictionary has too many near ones to be doubted.
SHORTEST_DOUBTED = 6
# A shorter part of a compound tells nothing alone.
TELLING = 4


@dataclass
class Finder:
    """Finds the words of one query; `near` keeps what was added for misspelt ones.

    When `doubting`, a word of the dictionary that no project has may be a slip of the
    finger too. If `partly`, some parts of a compound are enough.
    """

    analyser: Analyser
    searcher: Searcher
    spelling: Spelling
    doubting: bool = False
    partly: bool = False
    near: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def find_word(self, word: str) -> Clause:
        """Find a word; only one that hardly any project has is helped along."""
        stem = self.analyser.stems[word]
        exact = clauses.stem_clause(stem)
        count = self.count(stem)
        spelt_out = self._spell_out(word)
        familiar = count if self._is_familiar(word) else 0
        if spelt_out or familiar > FEW or not word.isalpha():
            return clauses.any_of([exact, *spelt_out])
        apart = [] if count else self._find_apart(word)
        # A slip of the finger may look like a compound that nobody has written, or
        # like an inflection of another word.
        slipped = bool(apart) or familiar < count
        near = self._find_near(word, familiar, nearest=slipped)
        return clauses.any_of([exact, *apart, *near])

    def find_plainly(self, word: str) -> Clause:
        """Find a word just as it stands, in any inflection."""
        return clauses.stem_clause(self.analyser.stems[word])

    def find_joined(self, left: str, right: str) -> list[Clause]:
        """Find two words that projects write in one."""
        wholes = {self.analyser.stems[left + link + right] for link in ("", "s")}
        return [
            clauses.stem_clause(whole, weight=JOINED_WEIGHT)
            for whole in sorted(wholes)
            if self.count(whole)
        ]

    def finds(self, clause: Clause) -> bool:
        """Tell whether any project is found at all."""
        return bool(self.searcher.search(clause.match, 1, count=False).hits)

    def count(self, stem: str) -> int:
        """Tell how many projects have a stem."""
        return self.searcher.doc_freq(fields.ALL, stem)

    def count_found(self, clause: Clause) -> int:
        """Tell how many projects a clause finds."""
        # The engine's type stubs lack the count.
        found = self.searcher.search(clause.match, 1, count=True)
        return int(found.count)  # type: ignore[attr-defined]

    def _is_familiar(self, word: str) -> bool:
        known = (is_known(word, language) for language in Language)
        return any(known) or self.spelling.holds(word)

    def _spell_out(self, word: str) -> list[Clause]:
        """Find what projects may write instead: IoT in full, Skåne for skånsk."""
        instead = read_lexicon().instead
        written = instead.get(word) or instead.get(self.analyser.stems[word]) or []
        stems = map(self.analyser.stem_words, written)
        return [
            clauses.phrase_clause(one, weight=1.0)
            if len(one) > 1
            else clauses.stem_clause(one[0])
            for one in stems
        ]

    def _find_apart(self, word: str) -> list[Clause]:
        """Find the parts of a compound that no project has, if projects have them."""
        parts = self.analyser.parts[word].split()
        if self.partly:
            parts = [one for one in parts if len(one) >= TELLING and self.count(one)]
        if not parts or not all(map(self.count, parts)):
            return []
        each = [clauses.stem_clause(part) for part in parts]
        both = clauses.all_of(each, missing=len(each) - 1 if self.partly else 0)
        return [_weigh(both, PARTS_WEIGHT)] if self.finds(both) else []

    def _find_near(self, word: str, count: int, *, nearest: bool) -> list[Clause]:
        found = [] if count else self._complete(word)
        if not found:
            found = self._find_misspelt(word, count, nearest=nearest)
        stems = dict.fromkeys(self.analyser.stems[one] for one in found)
        if not found or self.analyser.stems[word] in stems:
            # Nothing to help: it is another inflection of what the bank writes.
            return []
        self.near[word] = tuple(found)
        weight = SLIP_WEIGHT if nearest else NEAR_WEIGHT
        return [clauses.stem_clause(stem, weight=weight) for stem in stems]

    def _complete(self, word: str) -> list[str]:
        return self.spelling.complete(word) if len(word) >= SHORTEST_START else []

    def _find_misspelt(self, word: str, count: int, *, nearest: bool) -> list[str]:
        near = self.spelling.find_near(word)
        if is_known(word):
            doubted = self.doubting and len(word) >= SHORTEST_DOUBTED
            near = [one for one in near if one.distance <= doubted]
        if nearest:
            near = [one for one in near if one.distance <= 1]
        if count:
            near = [one for one in near if one.count > MUCH_COMMONER * count]
        return [one.word for one in _keep_nearest(near)]


def _keep_nearest(near: list[Near]) -> list[Near]:
    nearest = [(one.distance, one.lost) for one in near[:1]]
    return [one for one in near if (one.distance, one.lost) in nearest][:MOST_NEAR]


def _weigh(clause: Clause, weight: float) -> Clause:
    return replace(clause, score=Query.boost_query(clause.score, weight))
