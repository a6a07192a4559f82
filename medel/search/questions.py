"""Questions: a request made ready for one state of the index."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tantivy import Occur, Query

from medel.search import clauses, fields, schema
from medel.search.clauses import Clause
from medel.search.compiling import Compiler
from medel.search.finding import Finder
from medel.search.language import parse
from medel.search.opened import Opened
from medel.search.request import SearchRequest
from medel.search.tree import And


@dataclass(frozen=True, kw_only=True)
class Question:
    """A request made ready: its clause with and without each filter."""

    text: Clause
    filters: Mapping[str, Clause]
    near: Mapping[str, tuple[str, ...]]
    relaxed: bool = False

    def without(self, field: str | None) -> Query:
        """What finds the projects when one field's own choice is open."""
        return self._put_together(self.text.match, field)

    @property
    def scored(self) -> Query:
        """What finds and ranks the projects."""
        return self._put_together(self.text.score, None)

    def _put_together(self, text: Query, field: str | None) -> Query:
        kept = [one.match for name, one in self.filters.items() if name != field]
        if not kept:
            return text
        parts = [Query.const_score_query(one, 0) for one in kept]
        return Query.boolean_query([(Occur.Must, one) for one in (text, *parts)])


def ask(opened: Opened, request: SearchRequest) -> Question:
    """Make a request ready; words that hardly any project has are helped along."""
    node = parse(request.text)
    finder = _find_words(opened)
    clause = clauses.all_of([Compiler(finder).translate(node)])
    return Question(text=clause, filters=_filter(request), near=finder.near)


def relax(opened: Opened, request: SearchRequest, question: Question) -> Question:
    """If nothing has all the words, doubt their spelling, then leave some out."""
    if _has_any(opened, question.text.match):
        return question
    node = parse(request.text)
    words = len(node.nodes) if isinstance(node, And) else 1
    for missing in range(words + 1):
        finder = _find_words(opened)
        finder.doubting, finder.partly = True, missing == words
        clause = clauses.all_of([Compiler(finder, missing).translate(node)])
        if _has_any(opened, clause.match):
            relaxed = missing > 0
            return replace(question, text=clause, near=finder.near, relaxed=relaxed)
    return question


def understand(opened: Opened, request: SearchRequest) -> Question:
    """Make a request ready as a search answers it, relaxed where that is needed."""
    return relax(opened, request, ask(opened, request))


def _find_words(opened: Opened) -> Finder:
    return Finder(opened.analyser, opened.searcher, opened.spelling)


def _has_any(opened: Opened, query: Query) -> bool:
    return bool(opened.searcher.search(query, 1, count=False).hits)


def _filter(request: SearchRequest) -> dict[str, Clause]:
    found: dict[str, list[Clause]] = {}
    for facet, values in _chosen(request.include):
        found.setdefault(facet, []).append(_choose(facet, values))
    for facet, values in _chosen(request.exclude):
        taken = clauses.negate(_choose(facet, values))
        found.setdefault(facet, []).append(taken)
    if request.least is not None or request.most is not None:
        query = clauses.between(fields.AMOUNT, request.least, request.most)
        found[fields.AMOUNT] = [clauses.plain(query)]
    return {field: clauses.all_of(parts) for field, parts in found.items()}


def _chosen(
    values: Mapping[str, tuple[str, ...]],
) -> Iterator[tuple[str, tuple[str, ...]]]:
    return ((facet, chosen) for facet, chosen in values.items() if chosen)


def _choose(facet: str, values: Sequence[str]) -> Clause:
    stored = [schema.write_value(value) for value in values]
    return clauses.plain(clauses.one_of(fields.facet_field(facet), stored))


def freeze(request: SearchRequest) -> tuple[object, ...]:
    """Give what a request counts, whatever its page and order."""
    include, exclude = (
        tuple(sorted(chosen.items())) for chosen in (request.include, request.exclude)
    )
    return (
        *(request.text.strip(), include, exclude, request.least, request.most),
        *(request.facets, request.facet_limit),
    )


def is_narrowed(request: SearchRequest) -> bool:
    """Tell whether anything at all is asked; everything is always remembered."""
    bounds = (request.least, request.most)
    chosen = (request.text.strip(), request.include, request.exclude)
    return any(chosen) or bounds != (None, None)
