from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medel.core.money import (
    CurrencyMismatchError,
    Money,
    round_down,
    round_half_up,
    share,
)

KRONOR = st.decimals(min_value=0, max_value=10**12, places=2)


@pytest.mark.parametrize(
    ("amount", "half_up", "down"),
    [
        ("0", "0", "0"),
        ("0.49", "0", "0"),
        ("0.50", "1", "0"),
        ("1.50", "2", "1"),
        ("2.50", "3", "2"),
        ("2.9999", "3", "2"),
        ("930000", "930000", "930000"),
    ],
)
def test_rounding_half_up_and_down(amount: str, half_up: str, down: str) -> None:
    assert str(round_half_up(Decimal(amount))) == half_up
    assert str(round_down(Decimal(amount))) == down


@given(KRONOR)
def test_rounding_never_further_than_one_krona(amount: Decimal) -> None:
    assert 0 <= amount - round_down(amount) < 1
    assert -Decimal("0.5") <= amount - round_half_up(amount) < Decimal("0.5")


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        ("1", "2", "0.5000"),
        ("2250000", "4000000", "0.5625"),
        ("1", "3", "0.3333"),
        ("2", "3", "0.6667"),
        ("0.00005", "1", "0.0001"),
        ("0", "7", "0.0000"),
    ],
)
def test_share_four_decimals_half_up(part: str, whole: str, expected: str) -> None:
    assert str(share(Decimal(part), Decimal(whole))) == expected


def test_share_of_nothing_is_none() -> None:
    assert share(Decimal(5), Decimal(0)) is None
    assert share(Decimal(5), Decimal(-3)) is None


def test_money_adds_and_subtracts_exactly() -> None:
    tenth = Money(Decimal("0.1"), "SEK")
    fifth = Money(Decimal("0.2"), "SEK")
    assert tenth + fifth == Money(Decimal("0.3"), "SEK")
    assert fifth - tenth == tenth


@pytest.mark.parametrize("sign", ["+", "-"])
def test_money_in_two_currencies_is_refused(sign: str) -> None:
    kronor, euro = Money(Decimal(1), "SEK"), Money(Decimal(1), "EUR")
    with pytest.raises(CurrencyMismatchError, match="SEK and EUR"):
        kronor + euro if sign == "+" else kronor - euro


def test_money_converted_at_a_rate() -> None:
    budget = Money(Decimal(134_900_000), "EUR")
    converted = budget.convert(rate=Decimal("9.30"), currency="SEK")
    assert converted == Money(Decimal(1_254_570_000), "SEK")
    assert converted != Money(Decimal(1_254_570_000), "EUR")
