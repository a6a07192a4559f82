"""Clauses: parts of a query as the index understands them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tantivy import FieldType, Occur, Query

from medel.search import fields
from medel.search.ranges import GREATEST
from medel.search.schema import NOTHING, make_schema

NO_TERMS: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Clause:
    """What finds projects (`match`) and what ranks the same projects (`score`).

    `terms` are the stems that snippets mark. What is not `required` only ranks.
    """

    match: Query
    score: Query
    terms: frozenset[str] = NO_TERMS
    required: bool = True
    negative: bool = False


def plain(query: Query, terms: frozenset[str] = NO_TERMS) -> Clause:
    """A clause that finds without ranking."""
    return Clause(query, Query.const_score_query(query, 0), terms)


def term(field: str, value: str | int) -> Query:
    """Documents that hold a word or a number in a field."""
    return Query.term_query(make_schema(), field, value, "basic")


def one_of(field: str, values: Iterable[str | int]) -> Query:
    """Documents that hold one of these in a field."""
    return Query.term_set_query(make_schema(), field, list(values))


def stem_clause(stem: str, *, weight: float = 1.0) -> Clause:
    """A stem anywhere in a document, ranked by where it stands."""
    scored = [
        (Occur.Should, Query.boost_query(_counted(field, stem), boost * weight))
        for field, boost in fields.WEIGHTS.items()
    ]
    found = term(fields.ALL, stem)
    return Clause(found, Query.boolean_query(scored), frozenset({stem}))


def _counted(field: str, stem: str) -> Query:
    """Weigh a stem in a field by how often it stands there."""
    return Query.term_query(make_schema(), field, stem, "freq")


def phrase_clause(stems: Sequence[str], *, weight: float = 2.0) -> Clause:
    """Stems side by side, in any one text of a document."""
    found = Query.boolean_query(
        [(Occur.Should, phrase(field, stems)) for field in fields.PHRASED]
    )
    scored = Query.boolean_query(
        [
            (
                Occur.Should,
                Query.boost_query(phrase(field, stems), fields.WEIGHTS[field] * weight),
            )
            for field in fields.PHRASED
        ]
    )
    return Clause(found, scored, frozenset(stems))


def phrase(field: str, stems: Sequence[str]) -> Query:
    """Stems side by side in one field."""
    if len(stems) == 1:
        return _counted(field, stems[0])
    return Query.phrase_query(make_schema(), field, list(stems))


def lacks(facet: str) -> Query:
    """Documents without a value in a facet."""
    return Query.term_query(make_schema(), fields.column(facet), NOTHING, "basic")


def start_clause(start: str) -> Clause:
    """Words that start so, anywhere in a document, ranked by where they stand."""
    scored = [
        (Occur.Should, Query.const_score_query(starts(field, start), boost))
        for field, boost in fields.WEIGHTS.items()
    ]
    terms = frozenset({f"{start}*"})
    return Clause(starts(fields.ALL, start), Query.boolean_query(scored), terms)


def starts(field: str, start: str) -> Query:
    """Documents with a word that starts so; `start` holds nothing but letters."""
    return Query.regex_query(make_schema(), field, f"{start}.*")


def between(field: str, least: int | None, most: int | None) -> Query:
    """Documents with a number between two, both included."""
    lower = None if least is None else max(min(least, GREATEST), -GREATEST)
    upper = None if most is None else max(min(most, GREATEST), -GREATEST)
    if lower is not None and upper is not None and lower > upper:
        return Query.empty_query()
    return Query.range_query(make_schema(), field, FieldType.Integer, lower, upper)


def any_of(clauses: Sequence[Clause]) -> Clause:
    """At least one of these."""
    if len(clauses) == 1:
        return clauses[0]
    return Clause(
        Query.boolean_query([(Occur.Should, one.match) for one in clauses]),
        Query.boolean_query([(Occur.Should, one.score) for one in clauses]),
        frozenset().union(*(one.terms for one in clauses)),
    )


def all_of(
    clauses: Sequence[Clause], *, missing: int = 0, surest: Clause | None = None
) -> Clause:
    """All of these; `missing` says how many of the words may be left out.

    Any number of words may be left out beside the `surest` one.
    """
    needed = [one for one in clauses if one.required]
    if not any(not one.negative for one in needed):
        needed.append(plain(Query.all_query()))
    found = _gather([(one, one.match) for one in needed], missing, surest)
    ranking = [(Occur.Should, one.score) for one in clauses if not one.required]
    scored = _gather([(one, one.score) for one in needed], missing, surest)
    if ranking:
        scored = Query.boolean_query([(Occur.Must, scored), *ranking])
    terms = frozenset().union(*(one.terms for one in clauses if not one.negative))
    return Clause(found, scored, terms)


def _gather(
    pairs: list[tuple[Clause, Query]], missing: int, surest: Clause | None
) -> Query:
    """Put clauses into one; `missing` of those with words need not hold."""
    must = [
        (Occur.MustNot if one.negative else Occur.Must, query)
        for one, query in pairs
        if one.negative or not (missing and one.terms)
    ]
    words = [
        query for one, query in pairs if missing and one.terms and not one.negative
    ]
    if words:
        least = max(1, len(words) - missing)
        choice = [(Occur.Should, query) for query in words]
        most = Query.boolean_query(choice, least)
        must.append((Occur.Must, _or_surest(most, choice, surest)))
    return Query.boolean_query(must)


def _or_surest(
    most: Query, choice: list[tuple[Occur, Query]], surest: Clause | None
) -> Query:
    """What has most of the words, or the surest; all are ranked by all their words."""
    if surest is None:
        return most
    either = Query.boolean_query([(Occur.Should, most), (Occur.Should, surest.match)])
    kept = Query.const_score_query(either, 0)
    return Query.boolean_query([(Occur.Must, kept), *choice])


def negate(clause: Clause) -> Clause:
    """Take away what a clause finds."""
    return Clause(clause.match, clause.match, NO_TERMS, negative=True)
