"""From the tree of a query to clauses for the index."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import singledispatchmethod
from itertools import pairwise

from tantivy import Query, Searcher

from medel.search import clauses, fields
from medel.search.analysis import Analyser
from medel.search.clauses import Clause
from medel.search.lemmas import is_known
from medel.search.lexicon import read_lexicon
from medel.search.schema import name_token
from medel.search.spelling import Near, Spelling
from medel.search.tree import (
    And,
    Chunk,
    Everything,
    Node,
    Not,
    Number,
    Or,
    Phrase,
    Prefix,
    Range,
    Value,
    Within,
    Word,
)
from medel.search.words import fold

# A word that so few projects have may be a misprint of the bank's own ...
FEW = 2
# ... if a near word is so many times as common.
MUCH_COMMONER = 20
MOST_NEAR = 4
NEAR_WEIGHT, PARTS_WEIGHT, JOINED_WEIGHT = 0.3, 0.5, 0.8
SHORTEST_START = 3
YEARS = (1900, 2200)


@dataclass
class Compiler:
    """Compiles one query; `near` keeps what was added for misspelt words.

    `missing` words need not hold. When `doubting`, a word of the dictionary that no
    project has may be a slip of the finger too.
    """

    analyser: Analyser
    searcher: Searcher
    spelling: Spelling
    missing: int = 0
    doubting: bool = False
    near: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @singledispatchmethod
    def translate(self, node: Node) -> Clause:
        """Give the clause of a node of the tree."""
        raise TypeError(node)

    @translate.register
    def _everything(self, node: Everything) -> Clause:  # noqa: ARG002
        return clauses.plain(Query.all_query())

    @translate.register
    def _not(self, node: Not) -> Clause:
        inner = replace(self, near={}).translate(node.node)
        return clauses.negate(inner)

    @translate.register
    def _or(self, node: Or) -> Clause:
        return clauses.any_of([_stand_alone(self.translate(one)) for one in node.nodes])

    @translate.register
    def _and(self, node: And) -> Clause:
        found = [
            self._compile_beside(node.nodes, place) for place in range(len(node.nodes))
        ]
        if not any(one.required and one.terms for one in found):
            found = [replace(one, required=True) for one in found]
        return clauses.all_of(found, missing=self.missing)

    @translate.register
    def _phrase(self, node: Phrase) -> Clause:
        stems = [self.analyser.stems[word] for word in node.words]
        if len(stems) == 1:
            return self._find_word(node.words[0])
        return clauses.phrase_clause(stems)

    @translate.register
    def _word(self, node: Word) -> Clause:
        return self._find_word(node.word)

    @translate.register
    def _chunk(self, node: Chunk) -> Clause:
        """Words written together: side by side, or as one, or a number."""
        stems = [self.analyser.stems[word] for word in node.words]
        found = [clauses.phrase_clause(stems)]
        found += [
            clauses.stem_clause(whole)
            for whole in {self.analyser.stems[node.whole], fold(node.whole)}
            if self._count(whole)
        ]
        return clauses.any_of(found)

    @translate.register
    def _prefix(self, node: Prefix) -> Clause:
        start, stem = fold(node.start), self.analyser.stems[node.start]
        found = clauses.start_clause(start)
        if stem == start or not self._count(stem):
            return found
        return clauses.any_of([found, clauses.stem_clause(stem)])

    @translate.register
    def _within(self, node: Within) -> Clause:
        stems = [self.analyser.stems[word] for word in node.words]
        found = [
            Clause(one, one, frozenset({stem}))
            for stem, one in (
                (stem, clauses.phrase(node.field, [stem])) for stem in stems
            )
        ]
        return clauses.all_of(found)

    @translate.register
    def _number(self, node: Number) -> Clause:
        return clauses.plain(clauses.term(fields.NUMBERS, node.number))

    @translate.register
    def _range(self, node: Range) -> Clause:
        if node.field != "year":
            return clauses.plain(clauses.between(node.field, node.least, node.most))
        first = max(node.least or YEARS[0], YEARS[0])
        last = min(node.most or YEARS[1], YEARS[1])
        years = [str(year) for year in range(first, last + 1)]
        return clauses.plain(clauses.one_of(fields.facet_field("year"), years))

    @translate.register
    def _value(self, node: Value) -> Clause:
        if node.open_end:
            start = "".join(filter(str.isalnum, node.text.lower()))
            return clauses.plain(
                clauses.starts(fields.NAMED, name_token(node.field, start))
            )
        code = name_token(node.field, node.text.lower().replace(" ", ""))
        stems = self.analyser.stem_words(node.text)
        named = [
            clauses.term(fields.NAMED, name_token(node.field, stem)) for stem in stems
        ]
        found = [
            clauses.plain(clauses.term(fields.facet_field(node.field), node.text)),
            clauses.plain(clauses.term(fields.NAMED, code)),
            clauses.all_of([clauses.plain(one) for one in named]),
        ]
        if node.field == "beneficiary":
            texts = [clauses.term(fields.ORGANISATIONS, stem) for stem in stems]
            found.append(clauses.all_of([clauses.plain(one) for one in texts]))
        return clauses.any_of(found)

    def _compile_beside(self, nodes: Sequence[Node], place: int) -> Clause:
        """Compile a node; two words beside each other may be one in the index."""
        node = nodes[place]
        found = self.translate(node)
        if not isinstance(node, Word):
            return found
        beside = [
            (left.word, right.word)
            for left, right in pairwise(nodes[max(0, place - 1) : place + 2])
            if isinstance(left, Word) and isinstance(right, Word)
        ]
        joined = [one for pair in beside for one in self._find_joined(*pair)]
        optional = _is_optional(node.word)
        both = clauses.any_of([found, *joined]) if joined else found
        return replace(both, required=not optional)

    def _find_joined(self, left: str, right: str) -> list[Clause]:
        wholes = {self.analyser.stems[left + link + right] for link in ("", "s")}
        return [
            clauses.stem_clause(whole, weight=JOINED_WEIGHT)
            for whole in sorted(wholes)
            if self._count(whole)
        ]

    def _find_word(self, word: str) -> Clause:
        """Find a word; only one that hardly any project has is helped along."""
        stem = self.analyser.stems[word]
        exact = clauses.stem_clause(stem)
        count = self._count(stem)
        if count > FEW or not word.isalpha():
            return exact
        apart = self._find_apart(word) if not count else []
        return clauses.any_of([exact, *(apart or self._find_near(word, count))])

    def _find_apart(self, word: str) -> list[Clause]:
        """Find the parts of a compound that no project has, if projects have them."""
        parts = self.analyser.parts[word].split()
        if not parts or not all(map(self._count, parts)):
            return []
        both = clauses.all_of([clauses.stem_clause(part) for part in parts])
        found = self.searcher.search(both.match, 1, count=False).hits
        return [_weigh(both, PARTS_WEIGHT)] if found else []

    def _find_near(self, word: str, count: int) -> list[Clause]:
        found = [] if count else self._complete(word)
        if not found:
            found = self._find_misspelt(word, count)
        self.near |= {word: tuple(found)} if found else {}
        stems = dict.fromkeys(self.analyser.stems[one] for one in found)
        return [clauses.stem_clause(stem, weight=NEAR_WEIGHT) for stem in stems]

    def _complete(self, word: str) -> list[str]:
        return self.spelling.complete(word) if len(word) >= SHORTEST_START else []

    def _find_misspelt(self, word: str, count: int) -> list[str]:
        near = self.spelling.find_near(word)
        if is_known(word):
            near = [one for one in near if one.distance <= self.doubting]
        if count:
            near = [one for one in near if one.count > MUCH_COMMONER * count]
        return [one.word for one in _keep_nearest(near)]

    def _count(self, stem: str) -> int:
        return self.searcher.doc_freq(fields.ALL, stem)


def _keep_nearest(near: list[Near]) -> list[Near]:
    return [one for one in near if one.distance == near[0].distance][:MOST_NEAR]


def _is_optional(word: str) -> bool:
    lexicon = read_lexicon()
    return word in lexicon.stop_words or word in lexicon.legal_forms


def _stand_alone(clause: Clause) -> Clause:
    """Make a clause one that can be chosen among others: "not this" is all the rest."""
    return clauses.all_of([clause]) if clause.negative else clause


def _weigh(clause: Clause, weight: float) -> Clause:
    return replace(clause, score=Query.boost_query(clause.score, weight))
