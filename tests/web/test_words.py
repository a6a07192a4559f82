from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from django.template import Context, Template
from django.test import Client
from django.utils import translation

from medel.core.alphabet import sort_key
from medel.core.references import Evidence
from medel.programmes.catalogue import installed
from medel.programmes.parameters import DatedValue, Unit
from medel.web.drawing.bars import lay_out
from medel.web.drawing.maps import choose_shade
from medel.web.prose import write_html
from medel.web.sorting import alphabetise
from medel.web.units import write_value
from tests.conftest import CODE
from tests.web.reading import words

SOURCE = installed()[CODE].parameters["max_eu_share"][0].source


def _write(value: Any, unit: Unit, language: str) -> str:  # noqa: ANN401 (any value)
    dated = DatedValue.model_construct(
        since=date(2021, 1, 1),
        value=value,
        unit=unit,
        source=SOURCE,
        evidence=Evidence.SEEN,
    )
    with translation.override(language):
        return write_value(dated, language=language).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("value", "unit", "sv", "en"),
    [
        (Decimal("0.5"), Unit.SHARE, "50 %", "50%"),
        (Decimal(1_860_000), Unit.SEK, "1 860 000 kr", "SEK 1,860,000"),
        (Decimal(1), Unit.YEARS, "1 år", "1 year"),
        (Decimal(2), Unit.YEARS, "2 år", "2 years"),
        (Decimal(1), Unit.MONTHS, "1 månad", "1 month"),
        (Decimal(18), Unit.MONTHS, "18 månader", "18 months"),
        (Decimal(80), Unit.DAYS, "80 dagar", "80 days"),
        (Decimal(1), Unit.WEEKS, "1 vecka", "1 week"),
        (
            Decimal(1720),
            Unit.HOURS_PER_YEAR,
            "1 720 timmar om året",
            "1,720 hours a year",
        ),
        (Decimal(3), Unit.PER_YEAR, "3 gånger om året", "3 times a year"),
        (
            Decimal("9.3"),
            Unit.SEK_PER_EUR,
            "9,30 kronor per euro",
            "SEK 9.30 to the euro",
        ),
        (date(2028, 12, 31), Unit.DATE, "31 december 2028", "31 December 2028"),
    ],
)
def test_units_are_words(value: object, unit: Unit, sv: str, en: str) -> None:
    assert (_write(value, unit, "sv"), _write(value, unit, "en")) == (sv, en)


def test_units_all_can_be_written() -> None:
    samples = {Unit.DATE: date(2026, 1, 1), Unit.MODE: "public"}
    for unit in Unit:
        for language in ("sv", "en"):
            written = _write(samples.get(unit, Decimal(2)), unit, language)
            assert written
            assert "%(" not in written


def test_modes_are_words_in_both_languages() -> None:
    modes = {
        choice for d in installed()[CODE].registry.values() for choice in d.choices
    }
    assert modes
    for mode in modes:
        sv, en = _write(mode, Unit.MODE, "sv"), _write(mode, Unit.MODE, "en")
        assert sv != mode
        assert sv != en


def test_sorting_puts_the_swedish_letters_last() -> None:
    names = ["Örebro", "Åre", "Älvdalen", "Zinkgruvan", "Arvika", "Éköping", "eda"]
    assert sorted(names, key=sort_key) == [
        *("Arvika", "eda", "Éköping", "Zinkgruvan", "Åre", "Älvdalen", "Örebro")
    ]


def test_sorting_by_letter_has_every_thing_once() -> None:
    grouped = alphabetise(["Ö", "a", "Ål", "A2", "b"], lambda word: word)
    assert grouped == [
        ("A", ["a", "A2"]),
        ("B", ["b"]),
        ("Å", ["Ål"]),
        ("Ö", ["Ö"]),
    ]


def test_glossary_and_towns_are_in_swedish_order(visitor: Client) -> None:
    county = words(visitor, "/sv/mellersta-norrland-2021-2027/omrade/jamtland/")
    places = [
        county.index(name) for name in ("Berg 2326", "Strömsund", "Åre", "Östersund")
    ]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("amount", "most", "shade"),
    [(0, 0, 1), (0, 10, 1), (1, 10, 1), (2, 10, 2), (9, 10, 5), (10, 10, 5)],
)
def test_shade_grows_with_the_amount(amount: int, most: int, shade: int) -> None:
    assert choose_shade(Decimal(amount), Decimal(most)) == shade


def test_bars_fill_the_whole_without_gaps() -> None:
    parts = {
        "eu": Decimal(1),
        "cash": Decimal(1),
        "none": Decimal(0),
        "kind": Decimal(1),
    }
    laid = lay_out(parts, Decimal(3))
    assert [part.kind for part in laid] == ["eu", "cash", "kind"]
    assert laid[0].start == 0
    for before, after in pairwise(laid):
        assert before.start + before.width == after.start
    assert laid[-1].start + laid[-1].width == 1000


def test_bars_of_nothing_are_none() -> None:
    assert lay_out({"eu": Decimal(0)}, Decimal(0)) == []


def test_markdown_never_obeys_raw_html() -> None:
    html = write_html("<script>x</script> [a](javascript:alert(1)) **b**")
    assert "<script>" not in html
    assert 'href="javascript' not in html
    assert "<strong>b</strong>" in html


@pytest.mark.parametrize(
    ("written", "sv", "en"),
    [
        ("{{ 6|count_word }}", "Sex", "Six"),
        ("{{ 13|count_word }}", "13", "13"),
        ("{{ 148|percent_plain }}", "14.8%", "14.8%"),
        ("{{ '2021-2027'|period }}", "2021\N{EN DASH}2027", "2021\N{EN DASH}2027"),
    ],
)
def test_filters_write_words(written: str, sv: str, en: str) -> None:
    told = {}
    for language in ("sv", "en"):
        with translation.override(language):
            told[language] = Template(written).render(Context())
    assert told == {"sv": sv, "en": en}
