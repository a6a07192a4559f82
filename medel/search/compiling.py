"""From the tree of a query to clauses for the index."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import singledispatchmethod
from itertools import pairwise

from tantivy import Query

from medel.search import clauses, fields
from medel.search.analysis import Analyser
from medel.search.clauses import Clause
from medel.search.finding import Finder
from medel.search.lexicon import read_lexicon
from medel.search.schema import name_token
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

YEARS = (1900, 2200)


@dataclass
class Compiler:
    """Compiles one query, of which `missing` words need not hold."""

    finder: Finder
    missing: int = 0

    @property
    def analyser(self) -> Analyser:
        """What makes stems of words, as in the index."""
        return self.finder.analyser

    @singledispatchmethod
    def translate(self, node: Node) -> Clause:
        """Give the clause of a node of the tree."""
        raise TypeError(node)

    @translate.register
    def _everything(self, node: Everything) -> Clause:  # noqa: ARG002
        return clauses.plain(Query.all_query())

    @translate.register
    def _not(self, node: Not) -> Clause:
        # What is not wanted is no suggestion of what was meant.
        apart = Compiler(replace(self.finder, near={}), self.missing)
        inner = apart.translate(node.node)
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
        surest = self._choose_surest(found) if self.missing else None
        return clauses.all_of(found, missing=self.missing, surest=surest)

    @translate.register
    def _phrase(self, node: Phrase) -> Clause:
        stems = [self.analyser.stems[word] for word in node.words]
        if len(stems) == 1:
            return self.finder.find_word(node.words[0])
        return clauses.phrase_clause(stems)

    @translate.register
    def _word(self, node: Word) -> Clause:
        return self.finder.find_word(node.word)

    @translate.register
    def _chunk(self, node: Chunk) -> Clause:
        """Words written together: side by side, or as one, or a number."""
        stems = [self.analyser.stems[word] for word in node.words]
        found = [clauses.phrase_clause(stems)]
        found += [
            clauses.stem_clause(whole)
            for whole in {self.analyser.stems[node.whole], fold(node.whole)}
            if self.finder.count(whole)
        ]
        either = clauses.any_of(found)
        if self.finder.finds(either):
            return either
        return clauses.any_of([either, self._find_side_by_side(node.words)])

    @translate.register
    def _prefix(self, node: Prefix) -> Clause:
        start, stem = fold(node.start), self.analyser.stems[node.start]
        found = clauses.start_clause(start)
        if stem == start or not self.finder.count(stem):
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
            found += self._find_organisation(node.text)
        return clauses.any_of(found)

    def _find_organisation(self, text: str) -> Iterator[Clause]:
        """Find an organisation by words of its name, or by its initials."""
        for name in (text, *read_lexicon().instead.get(text.lower(), ())):
            stems = self.analyser.stem_words(name)
            texts = [clauses.term(fields.ORGANISATIONS, stem) for stem in stems]
            yield clauses.all_of([clauses.plain(one) for one in texts])

    def _compile_beside(self, nodes: Sequence[Node], place: int) -> Clause:
        """Compile a node; two words beside each other may be one in the index."""
        node = nodes[place]
        if not isinstance(node, Word):
            return self.translate(node)
        optional = _is_optional(node.word)
        find = self.finder.find_plainly if optional else self.finder.find_word
        found = find(node.word)
        beside = [
            (left.word, right.word)
            for left, right in pairwise(nodes[max(0, place - 1) : place + 2])
            if isinstance(left, Word) and isinstance(right, Word)
        ]
        joined = [one for pair in beside for one in self.finder.find_joined(*pair)]
        both = clauses.any_of([found, *joined]) if joined else found
        return replace(both, required=not optional)

    def _find_side_by_side(self, words: Sequence[str]) -> Clause:
        """Find words that only a sign keeps together: e-handel/showrooms."""
        each = [self.finder.find_word(word) for word in words]
        return clauses.all_of(each, missing=min(self.missing, len(each) - 1))

    def _choose_surest(self, found: list[Clause]) -> Clause | None:
        """Choose the rarest words: a project with one is hardly found by chance."""
        words = [one for one in found if one.required and one.terms]
        counted = [(self.finder.count_found(one), one) for one in words]
        least = min((count for count, _ in counted if count), default=0)
        rarest = [one for count, one in counted if count and count == least]
        return clauses.any_of(rarest) if rarest else None


def _is_optional(word: str) -> bool:
    lexicon = read_lexicon()
    optional = (lexicon.stop_words, lexicon.legal_forms, lexicon.asked)
    return any(word in words for words in optional)


def _stand_alone(clause: Clause) -> Clause:
    """Make a clause one that can be chosen among others: "not this" is all the rest."""
    return clauses.all_of([clause]) if clause.negative else clause
