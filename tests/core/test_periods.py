from datetime import date

import pytest

from medel.core.periods import PartialDate, Precision


@pytest.mark.parametrize(
    ("stated", "first", "last", "precision"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31), Precision.YEAR),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), Precision.MONTH),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28), Precision.MONTH),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31), Precision.MONTH),
        ("2024-05-31", date(2024, 5, 31), date(2024, 5, 31), Precision.DAY),
    ],
)
def test_partial_date_spans_what_it_can_mean(
    stated: str, first: date, last: date, precision: Precision
) -> None:
    parsed = PartialDate.parse(stated)
    assert (parsed.first, parsed.last) == (first, last)
    assert parsed.precision is precision


@pytest.mark.parametrize(
    "stated",
    [
        *("", "24", "2024-5", "2024-13", "2024-00", "2024-02-30", "2024-05-31 "),
        *("2024\n", "maj 2024", "31/5 2024", "0000", "2024-05-31T00:00"),
        "\N{ARABIC-INDIC DIGIT TWO}024",
    ],
)
def test_partial_date_refuses_anything_else(stated: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        PartialDate.parse(stated)
