import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medel.search import index
from medel.search.documents import SearchDocument
from medel.search.figures import Share
from medel.search.request import SearchRequest, Sort
from medel.search.searcher import Searcher
from tests.search.bank import COUNTIES, WORDS, make

REQUESTS = st.builds(
    SearchRequest,
    text=st.sampled_from(["", *WORDS]),
    include=st.fixed_dictionaries(
        {},
        optional={
            "county": st.lists(st.sampled_from(COUNTIES), max_size=2).map(tuple),
            "theme": st.just(("a",)),
        },
    ),
    least=st.none() | st.integers(0, 5_000_000),
)


def _found(
    searcher: Searcher,
    documents: list[SearchDocument],
    asked: SearchRequest,
    *,
    but: str,
) -> list[SearchDocument]:
    """Give what is found when one filter is open, from the searcher's own words."""
    include = {k: v for k, v in asked.include.items() if k != but}
    least = None if but == "amount" else asked.least
    opened = SearchRequest(text=asked.text, include=include, least=least)
    # What is relaxed is judged with every filter on, so the whole request decides.
    keys = set(searcher.keys(opened))
    return [one for one in documents if one.key in keys]


def _share(found: list[SearchDocument]) -> Share:
    return Share(len(found), sum(one.amount or 0 for one in found))


@settings(max_examples=60, deadline=None)
@given(
    asked=REQUESTS,
    codes=st.lists(st.sampled_from([*COUNTIES, "99"]), unique=True, max_size=4),
)
def test_tally_equals_plain_counting(
    searcher: Searcher,
    documents: list[SearchDocument],
    asked: SearchRequest,
    codes: list[str],
) -> None:
    found = _found(searcher, documents, asked, but="county")
    told = searcher.tally(asked, "county", codes)
    places = [(one, set(one.values["county"])) for one in found]
    for value in told.values:
        there = [one for one, counties in places if value.value in counties]
        assert Share(value.count, value.sum) == _share(there)
    assert [value.value for value in told.values] == codes
    within = [one for one, counties in places if counties & set(codes)]
    elsewhere = [one for one, counties in places if counties and one not in within]
    assert told.within == _share(within)
    assert told.elsewhere == _share(elsewhere)
    assert told.unstated == _share([one for one, counties in places if not counties])


@settings(max_examples=60, deadline=None)
@given(
    asked=REQUESTS,
    starts=st.lists(st.integers(1, 9_000_000), min_size=1, unique=True).map(sorted),
)
def test_classes_of_amounts_equal_plain_counting(
    searcher: Searcher,
    documents: list[SearchDocument],
    asked: SearchRequest,
    starts: list[int],
) -> None:
    found = _found(searcher, documents, asked, but="amount")
    amounts = [one.amount for one in found if one.amount is not None]
    told = searcher.count_classes(asked, starts)
    assert len(told) == len(starts) + 1
    edges = [-(10**18), *starts, 10**18]
    for value, least, end in zip(told, edges, edges[1:], strict=False):
        there = [amount for amount in amounts if least <= amount < end]
        assert (value.count, value.sum) == (len(there), sum(there))
    assert told[0].value == f"..{starts[0] - 1}"
    assert told[-1].value == f"{starts[-1]}.."


@settings(max_examples=30, deadline=None)
@given(asked=REQUESTS)
def test_missing_values_equal_plain_counting(
    searcher: Searcher, documents: list[SearchDocument], asked: SearchRequest
) -> None:
    told = searcher.count_missing(asked, ["county", "theme", "year", "objective"])
    for facet, count in told.items():
        found = _found(searcher, documents, asked, but=facet)
        assert count == sum(not one.values.get(facet) for one in found), facet


def test_holds_what_some_project_has(searcher: Searcher) -> None:
    assert searcher.holds("county", "20")
    assert not searcher.holds("county", "2")
    assert not searcher.holds("objective", "20")


@pytest.fixture
def sorted_bank(tmp_path: Path) -> Searcher:
    rows = [("Öl", 3), ("Ål", None), ("“Zebra”", 1), ("apa", 2), ("Äpple", None)]
    documents = [
        make(key, title=title, amount=amount, decided=None)
        for key, (title, amount) in enumerate(rows, start=1)
    ]
    index.build(tmp_path, documents)
    return index.open(tmp_path)


def test_titles_stand_in_the_swedish_alphabet(sorted_bank: Searcher) -> None:
    keys = list(sorted_bank.keys(SearchRequest(sort=Sort.TITLE)))
    assert keys == [4, 3, 2, 5, 1]


@pytest.mark.parametrize(
    ("sort", "first"), [(Sort.SMALLEST, [3, 4, 1]), (Sort.LARGEST, [1, 4, 3])]
)
def test_unknown_amounts_come_last_in_either_order(
    sorted_bank: Searcher, sort: Sort, first: list[int]
) -> None:
    keys = list(sorted_bank.keys(SearchRequest(sort=sort)))
    assert keys[:3] == first
    assert set(keys[3:]) == {2, 5}


BUILD = """
import sys
from pathlib import Path
from medel.search import index
from tests.search.bank import make
index.build(Path(sys.argv[1]), [make(1, values={"county": ("17", "20")})])
"""


@pytest.mark.slow
def test_index_is_the_same_whichever_process_builds_it(tmp_path: Path) -> None:
    """An index is read by other processes: its fields must not depend on the seed."""
    schemas = []
    for seed in ("1", "2", "3", "4"):
        folder = tmp_path / seed
        subprocess.run(
            [sys.executable, "-c", BUILD, str(folder)],
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": _root()},
        )
        (meta,) = folder.glob("*/documents/meta.json")
        schemas.append(json.loads(meta.read_text("utf-8"))["schema"])
    assert schemas == [schemas[0]] * 4


def _root() -> str:
    return str(Path(__file__).resolve().parents[2])
