import pytest

from medel.projects.register.numbers import Number, check_number


@pytest.mark.parametrize("stated", ["2021005489", "202100-5489", "16202100-5489"])
def test_swedish_number_is_written_in_one_way(stated: str) -> None:
    assert check_number(stated, "SE") == Number("202100-5489", valid=True)


def test_swedish_number_with_a_slip_is_kept_and_wrong() -> None:
    assert check_number("202100-5488", "SE") == Number("202100-5488", valid=False)


def test_number_of_a_country_by_its_rule() -> None:
    assert check_number("DK 13585628", "DK").valid is True
    assert check_number("SOMETHING", "DK").valid is None


@pytest.mark.parametrize("country", ["", "XX"])
def test_number_without_a_rule_is_unknown(country: str) -> None:
    assert check_number(" 12 34 ", country) == Number("12 34", valid=None)


def test_no_number_is_no_number() -> None:
    assert check_number("", "SE") == Number("", valid=None)
