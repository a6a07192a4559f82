# ruff: noqa: RUF001 (letters and dashes as lists really use them)
from datetime import date
from decimal import Decimal

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from medel.core.periods import Precision
from medel.projects.importing.dates import (
    DAY_FIRST,
    LANGUAGES,
    MONTH_FIRST,
    read_date,
    split_duration,
    tell_order,
)

LAST = date(2018, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        "31.12.2018",
        "31.12.18",
        "31. 12. 2018",
        "31.12.2018.",
        "31/12/2018",
        "31-12-2018",
        "2018-12-31",
        "2018-12-31T00:00:00",
        "2018-12-31T00:00:00.000Z",
        "2018-12-31 01:17:38",
        "2018-12-31T00:00:00+02:00",
        "2018/12/31",
        "2018.12.31",
        "2018. 12. 31.",
        "20181231",
        "31122018",
        "31.12.2018 0:00",
        "31/12/2018 00:00:00",
        "12/31/2018 12:00 AM",
        "31. Dez 18",
        "31. Dezember 2018",
        "31 december 2018",
        "December 31, 2018",
        "Dec 31 2018",
        "31-Dec-18",
        "31 déc. 2018",
        "31 de diciembre de 2018",
        "31 grudnia 2018 r.",
        "31. prosince 2018",
        "31. joulukuuta 2018",
        "2018. december 31.",
        "31 Δεκεμβρίου 2018",
        "31 декември 2018 г.",
        "31.12.2018 г.",
        "2018. gada 31. decembris",
        "2018 m. gruodžio 31 d.",
        "31. detsember 2018",
        "31.XII.2018",
        "2018. XII. 31.",
        "31 XII 2018",
        "31.12.2018*",
        "(31.12.2018)",
        "31.12.2018 (plan)",
        "until 31.12.2018",
        "31.12.2018 roku",
        "31\u201112\u20112018",
        "2018-12-31+01:00",
        "43465",
        "43465.0",
    ],
)
def test_date_in_every_usual_shape(text: str) -> None:
    found = read_date(text)
    assert found
    assert (found.first, found.precision) == (LAST, Precision.DAY)


@pytest.mark.parametrize(
    ("text", "first", "precision"),
    [
        ("2018", date(2018, 1, 1), Precision.YEAR),
        ("12/2018", date(2018, 12, 1), Precision.MONTH),
        ("2018-12", date(2018, 12, 1), Precision.MONTH),
        ("12.2018", date(2018, 12, 1), Precision.MONTH),
        ("December 2018", date(2018, 12, 1), Precision.MONTH),
        ("Dez 18", date(2018, 12, 1), Precision.MONTH),
        ("2018 Q4", date(2018, 10, 1), Precision.MONTH),
    ],
)
def test_date_as_exact_as_stated(text: str, first: date, precision: Precision) -> None:
    found = read_date(text)
    assert found
    assert (found.first, found.precision) == (first, precision)


@pytest.mark.parametrize(
    "text",
    ["", "ongoing", "31.02.2018", "00/00/0000", "99999", "12", "1.2", "a 31", "3000"],
)
def test_date_refused(text: str) -> None:
    assert read_date(text) is None


def test_date_from_a_workbook() -> None:
    assert read_date(LAST) == read_date(Decimal(43465)) == read_date("2018-12-31")


def test_order_follows_the_column() -> None:
    assert tell_order("31/12/2018") == DAY_FIRST
    assert tell_order("12/31/2018") == MONTH_FIRST
    assert tell_order("02/03/2018") == tell_order("2018-03-02") == ""
    march, february = (
        read_date("02/03/2018", DAY_FIRST),
        read_date("02/03/2018", MONTH_FIRST),
    )
    assert march
    assert february
    assert (march.first.month, february.first.month) == (3, 2)


def test_points_are_always_day_first() -> None:
    found = read_date("02.03.2018", MONTH_FIRST)
    assert found
    assert found.first == date(2018, 3, 2)


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("01/01/2014 - 31/12/2015", ("01/01/2014", "31/12/2015")),
        ("2010 - 2013", ("2010", "2013")),
        ("2010-2013", ("2010", "2013")),
        ("01.01.2014-31.12.2015", ("01.01.2014", "31.12.2015")),
        ("01.01.2014 bis 31.12.2015", ("01.01.2014", "31.12.2015")),
        ("du 01/01/2014 au 31/12/2015", ("01/01/2014", "31/12/2015")),
        ("2014-01-01 – 2015-12-31", ("2014-01-01", "2015-12-31")),
        ("2014-01-01/2015-12-31", ("2014-01-01", "2015-12-31")),
        ("01.01.2014 / 31.12.2015", ("01.01.2014", "31.12.2015")),
    ],
)
def test_duration_split(text: str, pair: tuple[str, str]) -> None:
    assert split_duration(text) == pair


@given(
    day=st.dates(min_value=date(1981, 1, 1), max_value=date(2059, 12, 31)),
    language=st.sampled_from(LANGUAGES),
    shape=st.sampled_from(["long", "d MMMM y", "d. MMM y", "yyyy-MM-dd", "dd.MM.yyyy"]),
)
def test_date_in_any_language_reads_back(day: date, language: str, shape: str) -> None:
    # Croatian and Polish share names of months that do not mean the same; the Irish
    # write some months in two words.
    written = format_date(day, format=shape, locale=language)
    found = read_date(written)
    if language not in {"hr", "ga"} or shape in {"yyyy-MM-dd", "dd.MM.yyyy"}:
        assert found, written
        assert found.first == day, written


@given(st.text())
def test_date_never_fails(text: str) -> None:
    read_date(text, DAY_FIRST)
    read_date(text, MONTH_FIRST)
    split_duration(text)
    tell_order(text)
