from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medel.projects.selection import (
    CHOICES,
    FILTERS,
    LAST_PAGE,
    MAX_LENGTH,
    MAX_VALUES,
    Selection,
    SelectionError,
    read_selection,
)

Choices = Mapping[str, tuple[str, ...]]

_printable = st.characters(exclude_categories=["C", "Z"])
_word = st.text(_printable | st.just(" "), min_size=1, max_size=20).filter(str.strip)
_values = st.lists(_word, min_size=1, max_size=4, unique=True)
_names = st.sampled_from(sorted(set(FILTERS) - {"year"}))


def _plain(word: str) -> bool:
    return not word.startswith("!")


_included = st.dictionaries(_names, _values.map(lambda v: [*filter(_plain, v)]))
_excluded = st.dictionaries(_names, _values)


def _tidy(choices: Mapping[str, list[str]]) -> Choices:
    return {name: tuple(sorted(values)) for name, values in choices.items() if values}


_bounds = st.none() | st.integers(0, 10**12)


def _build(
    included: dict[str, list[str]],
    excluded: dict[str, list[str]],
    bounds: tuple[int | None, int | None],
    **plain: Any,  # noqa: ANN401 (the fields of a selection)
) -> Selection:
    least, most = bounds
    if least is not None and most is not None:
        least, most = min(least, most), max(least, most)
    asked = Selection(_tidy(included), _tidy(excluded), **plain)
    return replace(asked, least=least, most=most)


selections = st.builds(
    _build,
    _included,
    _excluded,
    page=st.integers(1, LAST_PAGE),
    words=_word.map(lambda word: " ".join(word.split())),
    sort=st.sampled_from(["", *CHOICES["sort"]]),
    view=st.sampled_from(["", *CHOICES["view"]]),
    by=st.sampled_from(["", *CHOICES["by"]]),
    level=st.sampled_from(["", *CHOICES["level"]]),
    bounds=st.tuples(_bounds, _bounds),
)


def _read(query: str) -> Selection:
    pairs = parse_qs(query, keep_blank_values=True, strict_parsing=bool(query))
    return read_selection(pairs.items())


@given(selections)
def test_selection_written_and_read_is_the_same(selection: Selection) -> None:
    assert _read(selection.write()) == selection


@given(
    selection=selections, name=_names, word=_word.filter(_plain), excluded=st.booleans()
)
def test_selection_toggled_twice_is_the_same(
    selection: Selection, name: str, word: str, *, excluded: bool
) -> None:
    value = f"!{word}" if excluded else word
    twice = selection.toggle(name, value).toggle(name, value)
    assert twice.write() == selection.turn(1).write()


@given(selections, _names)
def test_selection_without_a_filter_keeps_the_others(
    selection: Selection, name: str
) -> None:
    opened = selection.without(name)
    assert [pair for pair in selection.chosen if pair[0] != name] == opened.chosen


def test_toggle_adds_and_removes() -> None:
    one = Selection().toggle("county", "20")
    assert one.write() == "county=20"
    assert one.has("county", "20")
    assert one.toggle("county", "21").write() == "county=20&county=21"
    assert one.toggle("county", "20").write() == ""


def test_toggle_excluded_value() -> None:
    barred = Selection().toggle("county", "!20")
    assert barred.write() == "county=%2120"
    assert not barred.has("county", "20")


def test_toggle_goes_back_to_the_first_page() -> None:
    assert Selection(page=3).toggle("county", "20").page == 1


def test_selection_repeated_value_counts_once() -> None:
    assert _read("county=20&county=20").include == {"county": ("20",)}


def test_selection_empty_value_chooses_nothing() -> None:
    assert _read("county=&period=") == Selection()


def test_selection_exclamation_mark_excludes() -> None:
    read = _read("county=!20&county=21")
    assert (read.include, read.exclude) == ({"county": ("21",)}, {"county": ("20",)})


def test_selection_filters_are_those_of_the_contract() -> None:
    promised = {"programme", "period", "fund", "objective", "theme", "county"}
    promised |= {"municipality", "beneficiary", "status", "year"}
    assert promised <= set(FILTERS)


def _refuse(pairs: list[tuple[str, list[str]]]) -> SelectionError:
    with pytest.raises(SelectionError) as refused:
        read_selection(pairs)
    return refused.value


@pytest.mark.parametrize("name", ["foo", "", "County", "county\x00", "x" * 5000])
def test_selection_unknown_filter_names_the_known(name: str) -> None:
    reason = _refuse([(name, ["1"])]).reason
    assert all(known in reason.en and known in reason.sv for known in FILTERS)
    assert len(reason.en) < 500


def test_selection_unknown_filter_ignored_when_told() -> None:
    assert read_selection([("utm_source", ["x"])], ignore={"utm_source"}) == Selection()


@pytest.mark.parametrize(
    "values",
    [
        [str(number) for number in range(MAX_VALUES + 1)],
        ["x" * (MAX_LENGTH + 1)],
        ["20\x00"],
        ["20\n"],
        ["\ud800"],
        ["\u202e20"],
    ],
)
def test_selection_unfit_values_refused(values: list[str]) -> None:
    reason = _refuse([("county", values)]).reason
    assert "county" in reason.en
    assert str(MAX_VALUES) in reason.sv


def test_selection_most_values_accepted() -> None:
    values = [str(number) for number in range(MAX_VALUES)]
    assert len(read_selection([("county", values)]).include["county"]) == MAX_VALUES


@pytest.mark.parametrize(
    "page",
    [
        "",
        "0",
        "-1",
        "1.5",
        "x",
        "1000001",
        "9" * 5000,
        "\N{ARABIC-INDIC DIGIT ONE}",
        "²",
        "1 ",
        "0x1",
    ],
)
def test_selection_page_nonsense_refused(page: str) -> None:
    reason = _refuse([("page", [page])]).reason
    assert "page number from 1" in reason.en
    assert "sidnummer från 1" in reason.sv
    assert len(reason.en) < 400


def test_selection_last_page_given_counts() -> None:
    assert read_selection([("page", ["1", "2"])]).page == 2


@pytest.mark.parametrize("query", ["amount=5..4", "amount=1000000..0", "amount=a..b"])
def test_amount_that_holds_nothing_is_refused(query: str) -> None:
    with pytest.raises(SelectionError) as refused:
        _read(query)
    assert query.partition("=")[2] in refused.value.reason.sv
    assert "amount=1000000..5000000" in refused.value.reason.en


@pytest.mark.parametrize("name", CHOICES)
def test_way_to_show_that_there_is_not_is_refused(name: str) -> None:
    with pytest.raises(SelectionError) as refused:
        _read(f"{name}=upside-down")
    assert all(known in refused.value.reason.en for known in CHOICES[name])


def test_bound_chooses_a_class_of_amounts_and_opens_it_again() -> None:
    chosen = Selection(page=3, view="charts").bound("1000..1999")
    assert (chosen.least, chosen.most, chosen.page) == (1000, 1999, 1)
    assert chosen.bounds == "1000..1999"
    assert chosen.write() == "amount=1000..1999&view=charts"
    assert chosen.bound("").write() == "view=charts"
    assert Selection().bound("50000000..").bounds == "50000000.."
