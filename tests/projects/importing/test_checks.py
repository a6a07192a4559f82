from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from medel.core.periods import PartialDate, Precision
from medel.projects.importing.checks import check
from medel.projects.importing.record import Doubt, Record

SOUND = Record(
    row=7,
    title="A",
    start=PartialDate(date(2018, 1, 1), Precision.DAY),
    end=PartialDate(date(2019, 1, 1), Precision.DAY),
    total_cost=Decimal(1000),
    eu_amount=Decimal(500),
    national_public=Decimal(300),
    national_private=Decimal(200),
    eu_share=Decimal("0.5"),
)


def test_sound_record_has_no_warning() -> None:
    assert list(check(SOUND)) == []


def test_empty_record_has_no_warning() -> None:
    assert list(check(Record(row=1, title="A"))) == []


@pytest.mark.parametrize(
    ("changes", "doubt", "words"),
    [
        ({"national_private": Decimal(150)}, Doubt.SUM, "difference -50"),
        ({"national_private": Decimal(250)}, Doubt.SUM, "difference 50"),
        ({"eu_share": Decimal("1.5")}, Doubt.SHARE, "150"),
        ({"eu_share": Decimal("-0.5")}, Doubt.SHARE, "-50"),
        ({"eu_share": Decimal("0.4")}, Doubt.SHARE, "difference 100.00"),
        (
            {"end": PartialDate(date(2017, 12, 31), Precision.DAY)},
            Doubt.ORDER,
            "1 days before",
        ),
    ],
)
def test_warning_shows_the_difference(
    changes: dict[str, Any], doubt: Doubt, words: str
) -> None:
    (remark,) = check(replace(SOUND, **changes))
    assert (remark.doubt, remark.row) == (doubt, 7)
    assert words in remark.message.en
    assert remark.message.sv


def test_eu_amount_above_the_total() -> None:
    record = Record(row=1, title="A", total_cost=Decimal(10), eu_amount=Decimal(30))
    (remark,) = check(record)
    assert "difference 20" in remark.message.en


def test_unknown_private_part_is_no_difference() -> None:
    assert list(check(replace(SOUND, national_private=None))) == []


def test_rounding_to_a_unit_is_no_difference() -> None:
    assert list(check(replace(SOUND, national_private=Decimal(201)))) == []


def test_negative_amount() -> None:
    record = Record(row=1, title="A", eu_amount=Decimal(-5))
    assert [remark.doubt for remark in check(record)] == [Doubt.SIGN]


def test_end_in_the_year_of_the_start_is_no_disorder() -> None:
    year = PartialDate(date(2018, 1, 1), Precision.YEAR)
    start = PartialDate(date(2018, 6, 1), Precision.DAY)
    assert list(check(replace(SOUND, start=start, end=year))) == []
