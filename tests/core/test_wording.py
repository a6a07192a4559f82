from datetime import date
from decimal import Decimal

import pytest

from medel.core.money import Money
from medel.core.periods import PartialDate
from medel.core.wording import (
    write_day,
    write_millions,
    write_money,
    write_number,
    write_partial,
    write_period,
    write_rate,
    write_share,
)

# In these tables "_" stands for a no-break space, which nobody sees otherwise.


def _show(written: str) -> str:
    assert "_" not in written
    assert " " not in written.replace("\N{NO-BREAK SPACE}", "")
    return written.replace("\N{NO-BREAK SPACE}", "_")


@pytest.mark.parametrize(
    ("number", "swedish", "english"),
    [
        ("0", "0", "0"),
        ("999", "999", "999"),
        ("1000", "1_000", "1,000"),
        ("1234567.5", "1_234_567,5", "1,234,567.5"),
    ],
)
def test_number_in_both_languages(number: str, swedish: str, english: str) -> None:
    assert _show(write_number(Decimal(number), language="sv")) == swedish
    assert _show(write_number(Decimal(number), language="en")) == english


def test_number_may_be_whole() -> None:
    assert _show(write_number(63_000, language="sv")) == "63_000"


@pytest.mark.parametrize(
    ("amount", "currency", "swedish", "english"),
    [
        ("1234567", "SEK", "1_234_567_kr", "SEK_1,234,567"),
        ("300000", "EUR", "300_000_euro", "EUR_300,000"),
        ("1", "NOK", "1_NOK", "NOK_1"),
    ],
)
def test_money_never_breaks_over_a_line(
    amount: str, currency: str, swedish: str, english: str
) -> None:
    money = Money(Decimal(amount), currency)
    assert _show(write_money(money, language="sv")) == swedish
    assert _show(write_money(money, language="en-gb")) == english


@pytest.mark.parametrize(
    ("amount", "currency", "swedish", "english"),
    [
        ("134900000", "EUR", "134,9_miljoner_euro", "EUR_134.9 million"),
        ("1254570000", "SEK", "1_254,6_mnkr", "SEK_1,254.6 million"),
        ("500000", "NOK", "0,5_miljoner NOK", "NOK_0.5 million"),
    ],
)
def test_millions_to_one_decimal(
    amount: str, currency: str, swedish: str, english: str
) -> None:
    money = Money(Decimal(amount), currency)
    for language, expected in (("sv", swedish), ("en", english)):
        written = write_millions(money, language=language)
        assert written.replace("\N{NO-BREAK SPACE}", "_") == expected


def test_rate_with_two_decimals() -> None:
    assert _show(write_rate(Decimal("9.3"), language="sv")) == "9,30"
    assert _show(write_rate(Decimal(10), language="en")) == "10.00"


@pytest.mark.parametrize(
    ("share", "swedish", "english"),
    [
        ("0.50", "50_%", "50%"),
        ("0.5625", "56,25_%", "56.25%"),
        ("0.4524", "45,24_%", "45.24%"),
        ("0.024", "2,4_%", "2.4%"),
        ("1", "100_%", "100%"),
        ("0", "0_%", "0%"),
    ],
)
def test_share_with_the_decimals_it_needs(
    share: str, swedish: str, english: str
) -> None:
    assert _show(write_share(Decimal(share), language="sv")) == swedish
    assert _show(write_share(Decimal(share), language="en")) == english


def test_day_in_words() -> None:
    day = date(2026, 11, 3)
    assert write_day(day, language="sv") == "3 november 2026"
    assert write_day(date(2026, 5, 23), language="sv") == "23 maj 2026"
    assert write_day(date(2026, 5, 23), language="en") == "23 May 2026"


@pytest.mark.parametrize(
    ("stated", "swedish", "english"),
    [
        ("2024-05-23", "23 maj 2024", "23 May 2024"),
        ("2024-05", "maj 2024", "May 2024"),
        ("2024", "2024", "2024"),
    ],
)
def test_partial_date_no_more_exact_than_its_source(
    stated: str, swedish: str, english: str
) -> None:
    parsed = PartialDate.parse(stated)
    assert write_partial(parsed, language="sv") == swedish
    assert write_partial(parsed, language="en") == english


def test_period_with_an_en_dash() -> None:
    assert write_period("2021-2027") == "2021\N{EN DASH}2027"
