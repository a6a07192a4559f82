from datetime import date
from decimal import Decimal

import pytest

from medel.programmes.catalogue import installed
from medel.rules.parameters import NoValueError, number_of, value_of

NMS = installed()["norra-mellansverige-2021-2027"]


@pytest.mark.parametrize(
    ("key", "on", "expected"),
    [
        ("exchange_rate_2014_2020", date(2022, 4, 21), "9.30"),
        ("exchange_rate_2014_2020", date(2022, 4, 22), "10.00"),
        ("exchange_rate", date(2022, 4, 22), "9.30"),
        ("de_minimis_ceiling", date(2023, 12, 31), "200000"),
        ("de_minimis_ceiling", date(2024, 1, 1), "300000"),
        ("direct_award_limit", date(2021, 12, 31), "615312"),
        ("direct_award_limit", date(2022, 1, 1), "626284"),
        ("direct_award_limit", date(2022, 1, 31), "626284"),
        ("direct_award_limit", date(2022, 2, 1), "700000"),
        ("max_eu_share", date(2021, 1, 1), "0.50"),
        ("max_eu_share", date(2029, 12, 31), "0.50"),
    ],
)
def test_number_of_the_right_day(key: str, on: date, expected: str) -> None:
    assert number_of(NMS, key, on=on) == Decimal(expected)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2025, 7, 31), "binding_partnership"),
        (date(2025, 8, 1), "consultation"),
    ],
)
def test_value_of_a_mode_on_the_right_day(on: date, expected: str) -> None:
    assert value_of(NMS, "prioritisation_mode", on=on).value == expected


@pytest.mark.parametrize(
    ("key", "on"),
    [
        ("max_eu_share", date(2020, 12, 31)),
        ("exchange_rate", date(1999, 1, 1)),
        ("no_such_parameter", date(2026, 11, 23)),
    ],
)
def test_number_without_a_value_says_which_and_when(key: str, on: date) -> None:
    with pytest.raises(NoValueError) as caught:
        number_of(NMS, key, on=on)
    for told in (caught.value.reason.sv, caught.value.reason.en):
        assert key in told
        assert on.isoformat() in told
        assert "Norra Mellansverige" in told


@pytest.mark.parametrize("key", ["prioritisation_mode", "project_end_latest"])
def test_number_of_what_is_no_number_is_refused(key: str) -> None:
    assert value_of(NMS, key, on=date(2026, 11, 23)).value
    with pytest.raises(NoValueError, match=key):
        number_of(NMS, key, on=date(2026, 11, 23))
