"""Facets: exact counts and sums of each value, within what a search finds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from tantivy import Query, Searcher

from medel.search import fields
from medel.search.abreast import count_parts, start
from medel.search.result import FacetValue
from medel.search.schema import SET_MARK

# A facet with more different values, or sets of them, is counted in two passes.
MOST_SETS = 3_000
SUM = "sum"
# How much the engine may have missed of a value, at most.
ERROR = "doc_count_error_upper_bound"
_ADDED = {SUM: {"sum": {"field": fields.AMOUNT}}}
# How many of what is found have an amount, and what these add up to.
_STATED = {SUM: {"stats": {"field": fields.AMOUNT}}}
# How many candidates are kept for each value shown, and what the engine can count.
SPARE, LEAST_SPARE, MOST_BUCKETS = 8, 500, 60_000
_Counted = dict[str, tuple[int, int]]


@dataclass(frozen=True, kw_only=True)
class Whole:
    """All that is found: how many have an amount, their sum, and its facets."""

    stated: int
    sum: int
    facets: dict[str, tuple[FacetValue, ...]]


@dataclass
class Counter:
    """Counts facets in one generation of the index."""

    searcher: Searcher
    wide: set[str] = field(default_factory=set)

    def count(self, query: Query, facets: Iterable[str], *, limit: int) -> Whole:
        """Add up all that is found, and count the commonest values of some facets."""
        wanted = list(facets)
        narrow = [facet for facet in wanted if facet not in self.wide]
        answer = self._ask_abreast(query, narrow)
        amounts = answer.pop(SUM)
        counted = self._read_columns(answer)
        found = {
            facet: _choose(counted[facet], limit)
            if facet in counted
            else self._count_widely(query, facet, limit=limit)
            for facet in wanted
        }
        stated, added = int(amounts["count"]), round(amounts["sum"])
        return Whole(stated=stated, sum=added, facets=found)

    def _ask_abreast(self, query: Query, facets: list[str]) -> dict[str, Any]:
        """Ask for amounts and facets, a share of these on each processor."""
        documents = self.searcher.num_docs
        most = -(-len(facets) // count_parts(documents)) or 1
        cuts = range(0, max(len(facets), 1), most)
        shares = [_ask_columns(facets[at : at + most]) for at in cuts]
        ask = partial(self.searcher.aggregate, query)
        others = [start(partial(ask, one), documents) for one in shares[1:]]
        answer: dict[str, Any] = ask(_STATED | shares[0])
        for other in others:
            answer |= other.result()
        return answer

    def _read_columns(self, answer: Mapping[str, Any]) -> dict[str, _Counted]:
        """Read what was counted whole; what has too many values is wide from now on."""
        whole = {}
        for facet, counted in answer.items():
            if len(counted["buckets"]) < MOST_SETS:
                whole[facet] = _open_sets(counted["buckets"])
            else:
                self.wide.add(facet)
        return whole

    def _count_widely(
        self, query: Query, facet: str, *, limit: int
    ) -> tuple[FacetValue, ...]:
        """Find candidates, count them exactly, and widen until none can be missing."""
        values: tuple[FacetValue, ...] = ()
        kept = max(limit, 1) * SPARE
        for size in (max(kept, LEAST_SPARE), MOST_BUCKETS):
            found = self._ask_one(query, facet, size=size, segment_size=size)
            buckets = found["buckets"]
            if len(buckets) < size:
                return _choose(_open_sets(buckets), limit)
            names = [bucket["key"] for bucket in buckets[:kept]]
            exact = self._ask_one(query, facet, size=size, include=names)
            values = _choose(_open_sets(exact["buckets"]), limit)
            cut_off = buckets[:kept][-1]["doc_count"]
            if values and values[-1].count > cut_off + found[ERROR]:
                break
        return values

    def _ask_one(self, query: Query, facet: str, **how: object) -> dict[str, Any]:
        asked = {facet: _ask(fields.facet_field(facet), **how)}
        answer: dict[str, Any] = self.searcher.aggregate(query, asked)[facet]
        return answer


def _ask(field: str, **how: object) -> dict[str, Any]:
    return {"terms": {"field": field, **how}, "aggs": _ADDED}


def _ask_columns(facets: Iterable[str]) -> dict[str, Any]:
    return {
        facet: _ask(fields.column(facet), size=MOST_SETS, segment_size=MOST_SETS)
        for facet in facets
    }


def _open_sets(buckets: list[dict[str, Any]]) -> _Counted:
    """Give each value's count and sum; a bucket may stand for a set of values."""
    counted: dict[str, tuple[int, int]] = {}
    for bucket in buckets:
        key, found = bucket["key"], (bucket["doc_count"], round(bucket[SUM]["value"]))
        for value in key.split(SET_MARK) if SET_MARK in key else (key,):
            before = counted.get(value)
            counted[value] = (
                (before[0] + found[0], before[1] + found[1]) if before else found
            )
    return counted


def _choose(counted: _Counted, limit: int) -> tuple[FacetValue, ...]:
    """Give the commonest values; of equally common ones the first in the alphabet."""
    ordered = sorted(counted, key=lambda value: (-counted[value][0], value))
    return tuple(FacetValue(value, *counted[value]) for value in ordered[:limit])
