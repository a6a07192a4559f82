"""Figures for maps and charts: chosen values, classes of amounts, and what is left."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tantivy import Occur, Query

from medel.search import clauses, fields
from medel.search.opened import Opened
from medel.search.questions import Question
from medel.search.result import FacetValue
from medel.search.schema import write_value

COUNT, SUM = "count", "sum"
_ADDED = {SUM: {"sum": {"field": fields.SUMMED}}}
_EMPTY = {"doc_count": 0, SUM: {"value": 0}}
_WHOLE = {COUNT: {"value_count": {"field": fields.KEY}}, **_ADDED}


@dataclass(frozen=True)
class Share:
    """A part of a result: how many projects, and the sum of their amounts."""

    count: int
    sum: int

    def __sub__(self, other: "Share") -> "Share":
        return Share(self.count - other.count, self.sum - other.sum)


@dataclass(frozen=True)
class Tally:
    """Some values of a facet, counted exactly as if its own choice were open.

    `within` are the projects with at least one of the values, `elsewhere` those with
    other values only, `unstated` those without any.
    """

    values: tuple[FacetValue, ...]
    within: Share
    elsewhere: Share
    unstated: Share


def tally(
    opened: Opened, question: Question, facet: str, values: Sequence[str]
) -> Tally:
    """Count some values of a facet, and what lies outside them."""
    query, field = question.without(facet), fields.facet_field(facet)
    stored = [write_value(value) for value in values]
    among = _both(query, clauses.one_of(field, stored))
    unstated = _share(opened, _both(query, clauses.lacks(facet)))
    within = _share(opened, among)
    return Tally(
        values=_count_each(opened, among, field, stored),
        within=within,
        elsewhere=_share(opened, query) - unstated - within,
        unstated=unstated,
    )


def count_missing(
    opened: Opened, question: Question, facets: Sequence[str]
) -> dict[str, int]:
    """Count, for each facet, the projects that have no value in it."""
    return {
        facet: _count(opened, _both(question.without(facet), clauses.lacks(facet)))
        for facet in facets
    }


def _count(opened: Opened, query: Query) -> int:
    # The engine's type stubs lack the count.
    return int(opened.searcher.search(query, 1).count)  # type: ignore[attr-defined]


def count_classes(
    opened: Opened, question: Question, starts: Sequence[int]
) -> tuple[FacetValue, ...]:
    """Count classes of amounts; each value is written as a range, `100..199`."""
    edges = [None, *starts, None]
    ranges = [_bound(least, end) for least, end in pairwise(edges)]
    asked = {
        COUNT: {"range": {"field": fields.AMOUNT, "ranges": ranges}, "aggs": _ADDED}
    }
    answer = opened.searcher.aggregate(question.without(fields.AMOUNT), asked)
    found = {
        (bucket.get("from"), bucket.get("to")): bucket
        for bucket in answer[COUNT]["buckets"]
    }
    return tuple(
        _read_class(least, end, found.get((least, end), _EMPTY))
        for least, end in pairwise(edges)
    )


def _bound(least: int | None, end: int | None) -> dict[str, int]:
    bounds = {"from": least, "to": end}
    return {name: edge for name, edge in bounds.items() if edge is not None}


def _read_class(
    least: int | None, end: int | None, bucket: dict[str, Any]
) -> FacetValue:
    lower = "" if least is None else str(least)
    upper = "" if end is None else str(end - 1)
    return FacetValue(f"{lower}..{upper}", *_read(bucket))


def _count_each(
    opened: Opened, query: Query, field: str, stored: Sequence[str]
) -> tuple[FacetValue, ...]:
    if not stored:
        return ()
    terms = {"field": field, "include": list(stored), "size": len(stored)}
    asked = {COUNT: {"terms": terms, "aggs": _ADDED}}
    answer = opened.searcher.aggregate(query, asked)
    found = {bucket["key"]: bucket for bucket in answer[COUNT]["buckets"]}
    return tuple(
        FacetValue(value, *_read(found[value]))
        if value in found
        else FacetValue(value, 0, 0)
        for value in stored
    )


def _share(opened: Opened, query: Query) -> Share:
    answer = opened.searcher.aggregate(query, _WHOLE)
    return Share(int(answer[COUNT]["value"]), round(answer[SUM]["value"]))


def _read(bucket: dict[str, Any]) -> tuple[int, int]:
    return bucket["doc_count"], round(bucket[SUM]["value"])


def _both(first: Query, second: Query) -> Query:
    return Query.boolean_query([(Occur.Must, one) for one in (first, second)])
