from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medel.search import index
from medel.search.documents import SearchDocument
from medel.search.request import SearchRequest, Sort
from medel.search.searcher import Searcher
from tests.search.bank import COUNTIES, PROGRAMMES, WORDS, make
from tests.search.test_language import ALPHABET

FACETS = (
    *("programme", "county", "theme", "year"),
    *("period", "fund", "objective", "municipality"),
)
CHOICES = {
    "programme": PROGRAMMES,
    "county": COUNTIES,
    "theme": ("a", "b"),
    "year": ("2014", "2016", "2019"),
    "period": ("2014-2020", "2021-2027"),
    "fund": ("ERDF",),
    "objective": ("1.1", "2.3"),
    "municipality": ("2080", "2180"),
}


def _chosen() -> st.SearchStrategy[dict[str, tuple[str, ...]]]:
    return st.dictionaries(st.sampled_from(FACETS), st.just(()), max_size=2).flatmap(
        lambda some: st.fixed_dictionaries(
            {
                name: st.lists(
                    st.sampled_from(CHOICES[name]), min_size=1, max_size=2, unique=True
                ).map(tuple)
                for name in some
            }
        )
    )


def _fits(one: SearchDocument, request: SearchRequest, but: str = "") -> bool:
    for name, wanted in request.include.items():
        if name != but and not set(wanted) & set(one.values.get(name, ())):
            return False
    for name, unwanted in request.exclude.items():
        if name != but and set(unwanted) & set(one.values.get(name, ())):
            return False
    if request.least is None and request.most is None:
        return True
    amount = one.amount
    return (
        amount is not None
        and (request.least is None or amount >= request.least)
        and (request.most is None or amount <= request.most)
    )


def _count(found: list[SearchDocument], facet: str) -> dict[str, tuple[int, int]]:
    counts: Counter[str] = Counter()
    sums: Counter[str] = Counter()
    for one in found:
        for value in set(one.values.get(facet, ())):
            counts[value] += 1
            sums[value] += one.amount or 0
    return {value: (counts[value], sums[value]) for value in counts}


REQUESTS = st.builds(
    SearchRequest,
    text=st.sampled_from(("", *WORDS)),
    include=_chosen(),
    exclude=_chosen(),
    least=st.none() | st.integers(0, 9_000_000),
    most=st.none() | st.integers(0, 9_000_000),
    facets=st.just(FACETS),
)


@settings(max_examples=150, deadline=None)
@given(asked=REQUESTS)
def test_facets_equal_plain_counting(
    searcher: Searcher, documents: list[SearchDocument], asked: SearchRequest
) -> None:
    with_word = set(searcher.keys(SearchRequest(text=asked.text)))
    candidates = [one for one in documents if one.key in with_word]
    found = [one for one in candidates if _fits(one, asked)]
    result = searcher.search(asked)
    assert result.total == len(found)
    assert result.sum == sum(one.amount or 0 for one in found)
    assert set(searcher.keys(asked)) == {one.key for one in found}
    for facet in FACETS:
        beside = [one for one in candidates if _fits(one, asked, but=facet)]
        counted = {one.value: (one.count, one.sum) for one in result.facets[facet]}
        assert counted == _count(beside, facet), facet


def test_facets_of_many_values_are_exact(
    searcher: Searcher,
    documents: list[SearchDocument],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("medel.search.facets.MOST_SETS", 2)
    monkeypatch.setattr("medel.search.facets.LEAST_SPARE", 1)
    monkeypatch.setattr("medel.search.facets.SPARE", 1)
    counted = searcher._opened.counter
    for limit in (0, 1, 2, 3, 50):
        request = SearchRequest(facets=FACETS, facet_limit=limit)
        searcher._opened.remembered.clear()
        counted.kept.clear()
        result = searcher.search(request)
        for facet in FACETS:
            plain = sorted(
                _count(documents, facet).items(), key=lambda one: (-one[1][0], one[0])
            )
            told = [(one.value, (one.count, one.sum)) for one in result.facets[facet]]
            assert told == plain[:limit]
    assert counted.wide
    counted.wide.clear()
    searcher._opened.remembered.clear()


def test_what_everything_holds_is_counted_once(searcher: Searcher) -> None:
    counter = searcher._opened.counter
    searcher.search(SearchRequest(facets=FACETS))
    assert set(FACETS) <= counter.kept.keys()
    chosen = SearchRequest(include={"county": ("20",)}, facets=("county",))
    whole = searcher.search(replace(chosen, include={})).facets
    counter.kept["county"] = {"20": (7_777, 8)}
    searcher._opened.remembered.clear()
    (told,) = searcher.search(chosen).facets["county"]
    assert (told.value, told.count, told.sum) == ("20", 7_777, 8)
    within = searcher.search(replace(chosen, text="energi")).facets["county"]
    assert {one.count for one in within} < set(range(1, 301))
    counter.kept.clear()
    searcher._opened.remembered.clear()
    assert searcher.search(chosen).facets == whole


@settings(max_examples=200, deadline=None)
@given(st.lists(ALPHABET, max_size=40).map("".join) | st.text(max_size=200))
def test_search_answers_anything(searcher: Searcher, text: str) -> None:
    result = searcher.search(SearchRequest(text=text, limit=5))
    assert len(result.hits) == min(result.total, 5)
    assert len(list(searcher.keys(SearchRequest(text=text)))) == result.total


@pytest.mark.parametrize(
    "text",
    ["a" * 10_000, '"' * 501, "(" * 5000, "NOT " * 900, "\x00\x1b[31m", "a* " * 99],
)
def test_search_answers_monsters(searcher: Searcher, text: str) -> None:
    assert searcher.search(SearchRequest(text=text)).total >= 0


@pytest.mark.parametrize("word", WORDS)
def test_search_finds_every_document_with_the_word(
    searcher: Searcher, documents: list[SearchDocument], word: str
) -> None:
    holding = {
        one.key for one in documents if word in f"{one.title} {one.text}".split()
    }
    assert holding <= set(searcher.keys(SearchRequest(text=word)))


@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.LARGEST])
def test_search_sorts(
    searcher: Searcher, documents: list[SearchDocument], sort: Sort
) -> None:
    by_key = {one.key: one for one in documents}
    result = searcher.search(SearchRequest(sort=sort, limit=300))
    assert result.total == len(result.hits) == 300
    if sort is Sort.NEWEST:
        dates = [by_key[hit.key].decided for hit in result.hits]
        assert dates == sorted(dates, key=str, reverse=True)
    else:
        amounts = [by_key[hit.key].amount for hit in result.hits]
        known = [one for one in amounts if one is not None]
        assert known == sorted(known, reverse=True)
        assert amounts[: len(known)] == known


def test_search_pages_do_not_overlap(searcher: Searcher) -> None:
    pages = [
        searcher.search(SearchRequest(text="energi", limit=10, offset=offset)).hits
        for offset in (0, 10, 20)
    ]
    keys = [hit.key for page in pages for hit in page]
    assert len(keys) == len(set(keys)) == 30
    assert searcher.search(SearchRequest(text="energi", offset=9_999)).hits == ()


@pytest.mark.parametrize(
    "request_",
    [
        SearchRequest(offset=10**15, limit=10**15),
        SearchRequest(least=10**30, most=10**40),
        SearchRequest(include={"county": ("\ud800\x1f",)}),
    ],
)
def test_search_impossible_requests_find_nothing(
    searcher: Searcher, request_: SearchRequest
) -> None:
    assert searcher.search(request_).hits == ()


def test_search_field_without_values_is_no_filter(searcher: Searcher) -> None:
    empty = SearchRequest(include={"county": ()}, exclude={"theme": ()})
    assert searcher.search(empty).total == 300


def test_request_of_unknown_facet_is_refused() -> None:
    with pytest.raises(ValueError, match="colour"):
        SearchRequest(include={"colour": ("red",)})


def test_search_no_hits_wanted(searcher: Searcher) -> None:
    assert searcher.search(SearchRequest(limit=0)).hits == ()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    folder = tmp_path_factory.mktemp("small")
    made = [
        make(1, title="Energi", organisation_numbers=("202100-2932",)),
        make(2, title="Energisystem", organisations=("Fören Matvärden",)),
        make(3, title="Ellagring", text="Digitalisering av vården i Falun"),
        make(4, title="El lagring", case_number="NYPS-2020/0085"),
        make(
            5,
            title="3D-print",
            values={"county": ("20",)},
            names={"county": ("Dalarna",)},
        ),
        make(6, title="Vård av skog", text="skola lagring energi el"),
        make(7, title="Idé", values={"county": ("21",), "year": ("2020",)}),
        make(8, title="Companies", title_en="A sustainable energy system"),
    ]
    index.build(folder, made)
    return index.open(folder)


@pytest.mark.parametrize(
    ("text", "first", "found"),
    [
        ("energi", 1, {1, 2, 6, 8}),
        ("energin", 1, {1, 2, 6, 8}),
        ("el lagring", None, {3, 4, 6}),
        ("ellagring", 3, {3}),
        ("digtalisering", 3, {3}),
        ("vard", None, {3, 6}),
        ("digitalis", 3, {3}),
        ("company", 8, {8}),
        ("systems", None, {2, 8}),
        ("2021002932", 1, {1}),
        ("202100-2932", 1, {1}),
        ("nyps-2020/0085", 4, {4}),
        ("NYPS20200085", 4, {4}),
        ("test-0003", 3, {3}),
        ("3dprint", 5, {5}),
        ("3D-print", 5, {5}),
        ("3d print", 5, {5}),
        ("ide", 7, {7}),
        ("matvärden ek. för.", 2, {2}),
        ("county:20", 5, {5}),
        ("län:dalarna", 5, {5}),
        ("län:dal*", 5, {5}),
        ("dalarna", 5, {5}),
        ("stödmottagare:matvärden", 2, {2}),
        ("år:2019..2021", 7, {7}),
        ("energi -system", 1, {1, 6}),
        ('"vård av skog"', 6, {6}),
        ('"skog av vård"', None, set()),
        ("titel:energi", 1, {1, 8}),
        ("skolan och energin", 6, {6}),
        ("och", None, set()),
    ],
)
def test_search_finds(
    small: Searcher, text: str, first: int | None, found: set[int]
) -> None:
    result = small.search(SearchRequest(text=text))
    keys = [hit.key for hit in result.hits]
    assert set(keys) == found
    assert first is None or keys[0] == first


def test_search_suggests_the_spelling(small: Searcher) -> None:
    result = small.search(SearchRequest(text="Falun digtalisering"))
    assert result.suggestion == "Falun digitalisering"
    assert result.near == {"digtalisering": ("digitalisering",)}
    assert small.search(SearchRequest(text="digitalisering")).suggestion is None


def test_search_relaxed_when_nothing_has_all_words(small: Searcher) -> None:
    result = small.search(SearchRequest(text="skog vård hydraulik"))
    assert result.relaxed
    assert [hit.key for hit in result.hits] == [6]
    assert not small.search(SearchRequest(text="skog vård")).relaxed


def test_search_remembers_what_was_counted(searcher: Searcher) -> None:
    forgetful = Searcher(searcher._folder, remember=1)
    forgetful.warm_up()
    for word in WORDS:
        asked = SearchRequest(text=word)
        first = forgetful.search(asked)
        again = forgetful.search(replace(asked, sort=Sort.LARGEST, offset=5))
        assert (again.total, again.sum) == (first.total, first.sum)
        assert again.facets == first.facets
    assert len(forgetful._opened.remembered) <= 2


def test_keys_are_relaxed_like_the_search(small: Searcher) -> None:
    assert list(small.keys(SearchRequest(text="skog vård hydraulik"))) == [6]
    assert list(small.keys(SearchRequest(text="hydraulik"))) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("decided:2020-05-02..", {2, 3}),
        ("decided:..2020-05-01", {1}),
        ("amount:<=100", {1}),
        ("energi OR -sol", {1, 3}),
        ("energisystem* OR solens*", {2}),
        ("titel:(sol)", {2}),
        ('"sol"', {2}),
        ('text:"vind kraft"', {3}),
        ("AB", {1, 2}),
        ("år:>3000", set()),
    ],
)
def test_search_fields_and_signs(tmp_path: Path, text: str, found: set[int]) -> None:
    made = [
        make(
            1,
            title="Energi",
            amount=100,
            decided=date(2020, 5, 1),
            organisations=("X AB",),
        ),
        make(2, title="Solen AB", decided=date(2020, 5, 2)),
        make(3, title="Ett", text="Om vind och kraft", decided=date(2021, 1, 1)),
    ]
    index.build(tmp_path, made)
    assert set(index.open(tmp_path).keys(SearchRequest(text=text))) == found


def test_facet_that_one_value_leads_is_counted_in_one_round(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, number in (("MOST_SETS", 2), ("LEAST_SPARE", 4), ("SPARE", 2)):
        monkeypatch.setattr(f"medel.search.facets.{name}", number)
    names = ["20"] * 30 + [f"county {number}" for number in range(20)]
    made = [
        make(key, values={"county": (name,)}, amount=2)
        for key, name in enumerate(names)
    ]
    index.build(tmp_path, made)
    asked = SearchRequest(facets=("county",), facet_limit=1)
    told = index.open(tmp_path).search(asked).facets["county"]
    assert [(one.value, one.count, one.sum) for one in told] == [("20", 30, 60)]
