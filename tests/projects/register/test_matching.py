import pytest
from hypothesis import given
from hypothesis import strategies as st

from medel.projects.register.matching import (
    Candidate,
    Likeness,
    compare,
    differ_by_one,
    find_likely,
)
from medel.projects.states import Kind

ALIKE = [
    ("MatVärden ek.förening", "Fören Matvärden", Likeness.WORDS),
    ("Hedemora näringsliv AB", "Hedemora Näringsliv AB", Likeness.NAME),
    ("Länsstyrelsen i Dalarnas län", "Länsstyrelsen Dalarna", Likeness.WORDS),
    ("ALMI Företagspartner Gävledala AB", "Almi Gävle-Dala", Likeness.PART),
    ("Dalarna Science Park", "Science Park Dalarna", Likeness.WORDS),
    ("Initiativ Rëm Schaffen", "Initiativ Rem Schaffen", Likeness.SPELLING),
]
APART = [
    ("Region Dalarna", "Region Gävleborg"),
    ("Högskolan Dalarna", "Region Dalarna"),
    ("Fastighetsbolaget 1", "Fastighetsbolaget 2"),
    ("Movexum", "Moveum"),
    ("", "Region Dalarna"),
]


def _make(*names: str, **more: str) -> list[Candidate]:
    return [Candidate(key, name, **more) for key, name in enumerate(names)]


@pytest.mark.parametrize(("one", "other", "why"), ALIKE)
def test_likely_the_same(one: str, other: str, why: Likeness) -> None:
    pair = _make(one, other)
    assert compare(*pair) is why
    assert compare(*reversed(pair)) is why
    assert [two.likeness for two in find_likely(pair)] == [why]


@pytest.mark.parametrize(("one", "other"), APART)
def test_likely_apart(one: str, other: str) -> None:
    assert compare(*_make(one, other)) is None


def test_number_decides_before_the_name() -> None:
    one = Candidate(1, "Visit Dalarna AB", "556036-0793")
    renamed = Candidate(2, "Destination AB", "556036-0793")
    namesake = Candidate(3, "Visit Dalarna AB", "202100-5489")
    assert compare(one, renamed) is Likeness.NUMBER
    assert compare(one, namesake) is None


def test_kinds_that_differ_are_two_organisations() -> None:
    one = Candidate(1, "Visit Dalarna", kind=Kind.COMPANY)
    other = Candidate(2, "Visit Dalarna", kind=Kind.FOUNDATION)
    assert compare(one, other) is None


def test_official_names_are_not_misspelt() -> None:
    towns = _make("Bergerum kommun", "Bergarum kommun", kind=Kind.MUNICIPALITY)
    assert compare(*towns) is None


def test_surest_come_first_and_each_pair_once() -> None:
    names = [name for one, other, _ in ALIKE for name in (one, other)]
    found = find_likely(_make(*names))
    order = list(Likeness)
    places = [order.index(two.likeness) for two in found]
    assert places == sorted(places)
    pairs = [frozenset((two.one.key, two.other.key)) for two in found]
    assert len(pairs) == len(set(pairs)) >= len(ALIKE)


@given(st.text(max_size=8), st.text(min_size=1, max_size=1), st.text(max_size=8))
def test_one_slip_is_one_slip(before: str, mark: str, after: str) -> None:
    assert differ_by_one(before + mark + after, before + after)
    assert differ_by_one(before + after, before + mark + after)
    assert differ_by_one(before + mark + after, before + "#" + after)


def test_two_slips_are_too_many() -> None:
    assert differ_by_one("abcd", "abdc")
    assert not differ_by_one("abcd", "axcx")


@given(st.lists(st.text(max_size=30), max_size=12))
def test_any_names_can_be_compared(names: list[str]) -> None:
    for two in find_likely(_make(*names)):
        assert two.one.key != two.other.key
        assert compare(two.one, two.other) is two.likeness
