"""Amounts exact, dates as exact as their source, cells that are never formulas."""

import csv
import io

import pytest

from medel.reporting.delimited import guard, write_rows
from medel.reporting.writing import (
    strip_controls,
    write_amount,
    write_day,
    write_moment,
)
from tests.reporting.making import FORMULAS


@pytest.mark.parametrize(
    ("stated", "written"),
    [
        (None, ""),
        ("", ""),
        ("0", "0"),
        ("1250000", "1250000"),
        ("1250000.00", "1250000"),
        ("1250000.0", "1250000"),
        ("0.5", "0.50"),
        ("10.05", "10.05"),
        ("-3.1", "-3.10"),
        ("-3", "-3"),
        ("1e+15", "1000000000000000"),
    ],
)
def test_amount_is_exact(stated: str | None, written: str) -> None:
    assert write_amount(stated) == written


@pytest.mark.parametrize(
    ("precision", "written"),
    [("day", "2024-05-31"), ("month", "2024-05"), ("year", "2024")],
)
def test_day_is_as_exact_as_its_source(precision: str, written: str) -> None:
    assert write_day("2024-05-31", precision) == written
    assert write_day(None, precision) == ""


@pytest.mark.parametrize(
    "stated", ["2026-11-23 06:36:52.307450", "2026-11-23 07:36:52.30745+01"]
)
def test_moment_is_in_utc(stated: str) -> None:
    assert write_moment(stated) == "2026-11-23T06:36:52Z"


@pytest.mark.parametrize("text", FORMULAS)
def test_cell_is_never_a_formula(text: str) -> None:
    written = b"".join(write_rows(["a", "b"], [["x", text], [text, ""]], [True, True]))
    rows = list(csv.reader(io.StringIO(written.decode(), newline="")))
    assert rows[1:] == [["x", f"'{text}"], [f"'{text}", ""]]


def test_amounts_stay_numbers() -> None:
    written = b"".join(write_rows(["a", "b"], [["-5", "-x"]], [False, True]))
    assert written == b"a,b\r\n-5,'-x\r\n"


def test_guard_leaves_what_is_harmless() -> None:
    assert [guard(text) for text in ("", "a=b", None, "1-2")] == ["", "a=b", "", "1-2"]


def test_controls_are_taken_out() -> None:
    assert strip_controls("a\x00b\x0bc\ud800d\n\tå") == "abcd\n\tå"
