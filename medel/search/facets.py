"""Facets: exact counts and sums of each value, within what a search finds."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any, NamedTuple, TypeVar

from tantivy import Query, Searcher

from medel.search import fields
from medel.search.abreast import count_parts, deal, start
from medel.search.result import FacetValue
from medel.search.schema import NOTHING, SET_MARK

# A facet with more different values, or sets of them, is counted in two passes.
MOST_SETS = 3_000
SUM = "sum"
# How much the engine may have missed of a value, at most.
ERROR = "doc_count_error_upper_bound"
_ADDED = {SUM: {"sum": {"field": fields.SUMMED}}}
# How many of what is found have an amount, and what these add up to.
_STATED = {SUM: {"stats": {"field": fields.AMOUNT}}}
# How many candidates are kept for each value shown, and what the engine can count.
SPARE, LEAST_SPARE, MOST_BUCKETS = 8, 500, 60_000
# From so many values on the engine counts in another way. What that costs, measured, as
# against few values; so much also where a facet's own choice is open, and what is done
# beside the counting.
MANY_VALUES = 100
MANY, OPEN, BESIDE = 7.0, 3.0, 2.0
# Sets of values that are remembered taken apart.
MOST_OPENED = 20_000
_Counted = dict[str, tuple[int, float]]
Found = TypeVar("Found")


@dataclass(frozen=True, kw_only=True)
class Whole:
    """All that is found: how many have an amount, their sum, and its facets."""

    stated: int
    sum: int
    facets: dict[str, tuple[FacetValue, ...]]


class Asked(NamedTuple):
    """Facets to be counted within what a query finds.

    `everything` says that the query leaves nothing out: such counts are kept.
    """

    query: Query
    facets: Sequence[str]
    everything: bool = False


class _Part(NamedTuple):
    """One thing to be counted, a facet or the amounts, and the place of its query."""

    at: int
    name: str


@dataclass
class Counter:
    """Counts facets in one state of the index."""

    searcher: Searcher
    wide: set[str] = field(default_factory=set)
    sizes: dict[str, int] = field(default_factory=dict)
    kept: dict[str, _Counted] = field(default_factory=dict)

    def count(
        self, asked: Sequence[Asked], beside: Callable[[], Found], *, limit: int
    ) -> tuple[Whole, Found]:
        """Add up all that the first query finds, and count the facets of each.

        The commonest values of a facet are given. `beside` is done at the same time;
        what it gives is given back.
        """
        told, found = self._count_abreast(asked, beside, limit=limit)
        amounts = told.pop(SUM)
        for one in asked:
            others = [facet for facet in one.facets if facet not in told]
            told |= {facet: self._look_up(one, facet, limit=limit) for facet in others}
        stated, added = int(amounts["count"]), round(amounts["sum"])
        return Whole(stated=stated, sum=added, facets=told), found

    def _count_abreast(
        self, asked: Sequence[Asked], beside: Callable[[], Found], *, limit: int
    ) -> tuple[dict[str, Any], Found]:
        """Count amounts and facets, about as much of it on each processor."""
        documents = self.searcher.num_docs
        parts = [_Part(0, SUM), *self._list_parts(asked)]
        weights = [self._weigh(part) for part in parts]
        piles = deal(parts, weights, count_parts(documents), first=BESIDE)
        count = partial(self._count_pile, asked, limit)
        others = [start(partial(count, pile), documents) for pile in piles[1:]]
        found = beside()
        told = count(piles[0])
        for other in others:
            told |= other.result()
        return told, found

    def _list_parts(self, asked: Sequence[Asked]) -> Iterator[_Part]:
        """List the facets that are counted in one pass, and are not known already."""
        for at, one in enumerate(asked):
            for facet in one.facets:
                known = one.everything and facet in self.kept
                if facet not in self.wide and not known:
                    yield _Part(at, facet)

    def _weigh(self, part: _Part) -> float:
        weight = MANY if self.sizes.get(part.name, 0) >= MANY_VALUES else 1.0
        return weight * OPEN if part.at else weight

    def _count_pile(
        self, asked: Sequence[Asked], limit: int, pile: Sequence[_Part]
    ) -> dict[str, Any]:
        """Count a pile of parts, all of one query at once; what is wide is left out."""
        told: dict[str, Any] = {}
        for at, one in enumerate(asked):
            names = [part.name for part in pile if part.at == at]
            if not names:
                continue
            answer = self.searcher.aggregate(one.query, _ask_columns(names))
            if SUM in answer:
                told[SUM] = answer.pop(SUM)
            counted = self._read_columns(answer)
            if one.everything:
                self.kept |= counted
            told |= {facet: _choose(counted[facet], limit) for facet in counted}
        return told

    def _read_columns(self, answer: Mapping[str, Any]) -> dict[str, _Counted]:
        """Read what was counted whole; what has too many values is wide from now on."""
        whole = {}
        for facet, counted in answer.items():
            size = len(counted["buckets"])
            if size < MOST_SETS:
                whole[facet] = _open_sets(counted["buckets"])
                self.sizes[facet] = max(size, self.sizes.get(facet, 0))
            else:
                self.wide.add(facet)
        return whole

    def _look_up(
        self, asked: Asked, facet: str, *, limit: int
    ) -> tuple[FacetValue, ...]:
        """Give the values of a facet that is known, or too wide for one pass."""
        if asked.everything and facet in self.kept:
            return _choose(self.kept[facet], limit)
        return self._count_widely(asked.query, facet, limit=limit)

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


def _ask_columns(names: Sequence[str]) -> dict[str, Any]:
    asked = {
        facet: _ask(fields.column(facet), size=MOST_SETS, segment_size=MOST_SETS)
        for facet in names
        if facet != SUM
    }
    return asked | _STATED if SUM in names else asked


def _open_sets(buckets: list[dict[str, Any]]) -> _Counted:
    """Give each value's count and sum; a bucket may stand for a set of values."""
    counted: _Counted = {}
    for bucket in buckets:
        count, added = bucket["doc_count"], bucket[SUM]["value"]
        for value in _open_set(bucket["key"]):
            if value in counted:
                before = counted[value]
                counted[value] = (before[0] + count, before[1] + added)
            else:
                counted[value] = (count, added)
    return counted


@lru_cache(MOST_OPENED)
def _open_set(key: str) -> tuple[str, ...]:
    return () if key == NOTHING else tuple(key.split(SET_MARK))


def _choose(counted: _Counted, limit: int) -> tuple[FacetValue, ...]:
    """Give the commonest values; of equally common ones the first in the alphabet."""
    ordered = sorted(sorted(counted.items()), key=_get_count, reverse=True)
    return tuple(
        FacetValue(value, count, round(added))
        for value, (count, added) in ordered[:limit]
    )


def _get_count(one: tuple[str, tuple[int, float]]) -> int:
    return one[1][0]
