"""Parts of a search abreast: the same answer as one after the other."""

import pytest

from medel.search import abreast
from medel.search.request import SearchRequest
from medel.search.searcher import Searcher

REQUESTS = (
    SearchRequest(),
    SearchRequest(text="energi"),
    SearchRequest(text="energi", include={"county": ("20",)}),
    SearchRequest(text="enrgi"),
    SearchRequest(text="finns alls inte", facets=()),
    SearchRequest(text="energi", facets=("county",), offset=20),
)


@pytest.mark.parametrize("request_", REQUESTS)
@pytest.mark.parametrize("processors", [2, 3, 64])
def test_many_processors_find_what_one_finds(
    searcher: Searcher,
    monkeypatch: pytest.MonkeyPatch,
    request_: SearchRequest,
    processors: int,
) -> None:
    alone = searcher.search(request_)
    searcher._current().remembered.clear()
    searcher._current().counter.kept.clear()
    monkeypatch.setattr(abreast, "LEAST_DOCUMENTS", 1)
    monkeypatch.setattr("os.cpu_count", lambda: processors)
    together = searcher.search(request_)
    assert (together.total, together.sum, together.stated) == (
        alone.total,
        alone.sum,
        alone.stated,
    )
    assert together.hits == alone.hits
    assert together.facets == alone.facets


def test_things_are_dealt_into_piles_of_about_the_same_weight() -> None:
    piles = abreast.deal("abcde", [1.0, 6.0, 4.0, 1.0, 1.0], 2, first=2.0)
    assert piles == [["c", "a", "e"], ["b", "d"]]
    assert abreast.deal("ab", [1.0, 2.0], 1, first=9.0) == [["b", "a"]]
    assert abreast.deal("a", [1.0], 3, first=0.5) == [[], ["a"], []]


def test_few_documents_are_counted_here_and_at_once() -> None:
    assert abreast.count_parts(10) == 1
    assert abreast.start(lambda: 5, 10).done()


def test_fault_in_a_part_is_told_where_it_is_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(abreast, "LEAST_DOCUMENTS", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)

    def fail() -> int:
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        abreast.start(fail, 10).result()
