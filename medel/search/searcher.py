"""The searcher: answers requests from the current index, also while one is built."""

import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from tantivy import DocAddress, Order
from tantivy import SearchResult as Found

from medel.search import fields, snippets
from medel.search.errors import IndexDamagedError
from medel.search.facets import Asked, Whole
from medel.search.figures import Tally, count_classes, count_missing, tally
from medel.search.generations import About
from medel.search.likeness import Scale
from medel.search.opened import Opened, watch_damage
from medel.search.questions import (
    Question,
    ask,
    freeze,
    is_narrowed,
    relax,
    understand,
)
from medel.search.request import SearchRequest, Sort
from medel.search.result import FacetValue, Hit, SearchResult
from medel.search.schema import write_value
from medel.search.similar import Similar, find_candidates, find_similar
from medel.search.snippets import Piece

# Facets of so many searches are kept until the index changes.
REMEMBERED = 500
# Hits that are read at a time when all are wanted; each time the engine begins anew.
SLICE = 100_000
# An index that changes while it is opened is opened again.
ATTEMPTS, PAUSE = 5, 0.02
# By which field; what lacks it comes last in either direction.
_ORDERS = {
    Sort.NEWEST: fields.DECIDED,
    Sort.OLDEST: fields.DECIDED,
    Sort.LARGEST: fields.AMOUNT,
    Sort.SMALLEST: fields.AMOUNT,
    Sort.TITLE: fields.ALPHABET,
}
_RISING = {Sort.OLDEST, Sort.SMALLEST, Sort.TITLE}


class Searcher:
    """Answers searches; each one from a single, whole state of the index."""

    def __init__(self, folder: Path, *, remember: int = REMEMBERED) -> None:
        """Open the current index in a folder."""
        self._folder = folder
        self._remember = remember
        self._lock = threading.Lock()
        self._opened = _open(folder)

    @property
    def about(self) -> About:
        """The change counter, the number of documents, and whether it is worn."""
        return self._current().about

    def warm_up(self) -> None:
        """Load the dictionaries, so that the first to search need not wait for it."""
        self.search(SearchRequest(text="energisystem"))

    def search(self, request: SearchRequest) -> SearchResult:
        """Answer one search."""
        started = time.perf_counter()
        opened = self._current()
        with watch_damage():
            result = self._answer(opened, request)
        took = (time.perf_counter() - started) * 1000
        return replace(result, took_ms=took)

    def keys(self, request: SearchRequest) -> Iterator[int]:
        """Give the keys of everything a request finds, in its order, without limit."""
        opened = self._current()
        with watch_damage():
            question = ask(opened, request)
            if not _look(opened, question, request.sort, 1, count=False).hits:
                question = relax(opened, request, question)
            # Slice by slice, so that a million hits never stand in memory at once.
            for first in range(0, opened.searcher.num_docs, SLICE):
                look = partial(_look, opened, question, request.sort, SLICE)
                hits = look(offset=first, count=False).hits
                yield from _read_keys(opened, hits)
                if len(hits) < SLICE:
                    return

    def holds(self, facet: str, value: str) -> bool:
        """Tell whether some project has a value in a facet."""
        opened = self._current()
        with watch_damage():
            stored = write_value(value)
            return opened.searcher.doc_freq(fields.facet_field(facet), stored) > 0

    def tally(self, request: SearchRequest, facet: str, values: Sequence[str]) -> Tally:
        """Count some values of a facet, however rare, and what has none of them."""
        opened = self._current()
        with watch_damage():
            return tally(opened, understand(opened, request), facet, values)

    def count_missing(
        self, request: SearchRequest, facets: Sequence[str]
    ) -> dict[str, int]:
        """Count, for each facet, the projects that have no value in it."""
        opened = self._current()
        with watch_damage():
            return count_missing(opened, understand(opened, request), facets)

    def count_classes(
        self, request: SearchRequest, starts: Sequence[int]
    ) -> tuple[FacetValue, ...]:
        """Count classes of amounts: below the first start, then from each start on."""
        opened = self._current()
        with watch_damage():
            return count_classes(opened, understand(opened, request), starts)

    def similar(
        self, text: str, *, limit: int = 5, exclude: Collection[int] = ()
    ) -> tuple[Similar, ...]:
        """Give projects that share a text's telling words, and which those are."""
        opened = self._current()
        with watch_damage():
            return find_similar(opened, text, limit=limit, exclude=exclude)

    def candidates(
        self, text: str, *, limit: int, among: Mapping[str, Sequence[str]]
    ) -> tuple[int, ...]:
        """Give the keys of projects that share a text's telling words, most first.

        With `among`, only projects that have one of these values of facets.
        """
        opened = self._current()
        with watch_damage():
            return find_candidates(opened, text, limit=limit, among=among)

    def scale(self) -> Scale:
        """Give what weighs texts by the words of the bank as it is now."""
        return Scale(self._current())

    def highlight(
        self, text: str, terms: Collection[str], *, length: int = snippets.LENGTH
    ) -> tuple[Piece, ...]:
        """Give the best place of a text for the terms of a result, its words marked."""
        analyser = self._opened.analyser
        return snippets.highlight(text, terms, analyser=analyser, length=length)

    def _current(self) -> Opened:
        opened = self._opened
        if opened.is_current():
            return opened
        with self._lock:
            if not self._opened.is_current():
                self._opened = _open(self._folder, opened)
            return self._opened

    def _answer(self, opened: Opened, request: SearchRequest) -> SearchResult:
        question = ask(opened, request)
        (total, hits), whole = _find_and_count(opened, question, request)
        if not total:
            question = relax(opened, request, question)
            (total, hits), whole = _find_and_count(opened, question, request)
        self._keep(opened, request, whole)
        return SearchResult(
            total=total,
            stated=whole.stated,
            sum=whole.sum,
            hits=hits,
            facets=whole.facets,
            suggestion=_suggest(request.text, question.near),
            near=question.near,
            terms=question.text.terms,
            relaxed=question.relaxed,
        )

    def _keep(self, opened: Opened, request: SearchRequest, whole: Whole) -> None:
        """Count once for all pages and orders of a result, until the index changes."""
        if self._remember or not is_narrowed(request):
            if len(opened.remembered) > self._remember:
                opened.remembered.clear()
            opened.remembered[freeze(request)] = whole


def _find_and_count(
    opened: Opened, question: Question, request: SearchRequest
) -> tuple[tuple[int, tuple[Hit, ...]], Whole]:
    """Find the part that was asked for and count the whole, both at once."""
    find = partial(_find, opened, question, request)
    kept = opened.remembered.get(freeze(request))
    if kept:
        return find(), kept
    whole, found = _count(opened, question, request, find)
    return found, whole


def _count(
    opened: Opened,
    question: Question,
    request: SearchRequest,
    find: Callable[[], tuple[int, tuple[Hit, ...]]],
) -> tuple[Whole, tuple[int, tuple[Hit, ...]]]:
    """Count what is found, and the facets, each as if its own choice were open."""
    chosen = [facet for facet in request.facets if facet in question.filters]
    others = [facet for facet in request.facets if facet not in chosen]
    asked = [
        Asked(
            question.without(facet),
            others if facet is None else [facet],
            everything=not is_narrowed(request.leave_open(facet)),
        )
        for facet in (None, *chosen)
    ]
    whole, found = opened.counter.count(asked, find, limit=request.facet_limit)
    facets = {facet: whole.facets[facet] for facet in request.facets}
    return replace(whole, facets=facets), found


def _open(folder: Path, before: Opened | None = None) -> Opened:
    for _ in range(ATTEMPTS - 1):
        try:
            return Opened.open(folder, before)
        except IndexDamagedError:
            time.sleep(PAUSE)
    return Opened.open(folder)


def _find(
    opened: Opened, question: Question, request: SearchRequest
) -> tuple[int, tuple[Hit, ...]]:
    """Count everything found, and give the part that was asked for."""
    most = opened.searcher.num_docs
    first = min(request.offset, most)
    limit = min(request.limit, most - first)
    found = _look(opened, question, request.sort, max(limit, 1), offset=first)
    hits = found.hits[:limit]
    ranked = request.sort is Sort.RELEVANCE and question.text.terms
    scores = [score if ranked else 0.0 for score, _ in hits]
    keys = _read_keys(opened, hits)
    # The engine's type stubs lack the count.
    total = int(found.count)  # type: ignore[attr-defined]
    return total, tuple(map(Hit, keys, scores))


def _look(
    opened: Opened,
    question: Question,
    sort: Sort,
    limit: int,
    *,
    offset: int = 0,
    count: bool = True,
) -> Found:
    by = _ORDERS.get(sort) or (None if question.text.terms else fields.KEY)
    return opened.searcher.search(
        question.without(None) if by else question.scored,
        limit,
        count=count,
        order_by_field=by,
        offset=offset,
        order=Order.Asc if by == fields.KEY or sort in _RISING else Order.Desc,
    )


def _read_keys(
    opened: Opened, hits: Sequence[tuple[object, DocAddress]]
) -> Iterator[int]:
    addresses = [address for _, address in hits]
    values = opened.searcher.fast_field_values(fields.KEY, addresses)
    return (int(key) for key in values if key is not None)


def _suggest(text: str, near: Mapping[str, tuple[str, ...]]) -> str | None:
    """Write the query again with the likeliest words of the bank in it."""
    suggested = text
    for word, others in near.items():
        place = suggested.lower().find(word)
        if place >= 0:
            suggested = suggested[:place] + others[0] + suggested[place + len(word) :]
    return suggested if near and suggested != text else None
