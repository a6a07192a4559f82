from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from medel.core.periods import Precision
from medel.programmes.catalogue import installed
from medel.projects.actions import LISTING, load_shipped
from medel.projects.listing import COLUMNS, Entry, ListingError, read_listing
from medel.projects.models import Origin, Project
from medel.projects.states import AmountKind, Status
from tests.projects.making import CODE, programme_in, shipped_rows, write_listing

DAY = date(2026, 11, 23)


def _read_one(folder: Path, **cells: str) -> Entry:
    (entry,) = read_listing(write_listing(folder, cells))
    return entry


def _refuse(path: Path) -> ListingError:
    with pytest.raises(ListingError) as refused:
        list(read_listing(path))
    return refused.value


def test_shipped_list_has_every_line() -> None:
    entries = list(read_listing(installed()[CODE].folder / LISTING))
    assert len(entries) == 63
    assert [entry.code for entry in entries] == [row["code"] for row in shipped_rows()]


def test_shipped_list_amounts_as_written() -> None:
    entries = list(read_listing(installed()[CODE].folder / LISTING))
    written = [row["eu_amount_sek"] for row in shipped_rows()]
    assert [e.eu_amount and f"{e.eu_amount:f}" for e in entries] == [
        amount or None for amount in written
    ]


def test_entry_unknown_is_none_not_zero(tmp_path: Path) -> None:
    entry = _read_one(tmp_path)
    amounts = (entry.eu_amount, entry.total_cost, entry.national_public)
    assert (*amounts, entry.national_private) == (None, None, None, None)
    assert (entry.start, entry.end, entry.decided) == (None, None, None)
    assert entry.status is Status.UNKNOWN


def test_entry_stated_zero_stays_zero(tmp_path: Path) -> None:
    assert _read_one(tmp_path, public_cofinancing_sek="0").national_public == Decimal(0)


@pytest.mark.parametrize(
    ("stated", "first", "precision"),
    [
        ("2024", date(2024, 1, 1), Precision.YEAR),
        ("2024-05", date(2024, 5, 1), Precision.MONTH),
        ("2024-05-31", date(2024, 5, 31), Precision.DAY),
    ],
)
def test_entry_partial_dates(
    tmp_path: Path, stated: str, first: date, precision: Precision
) -> None:
    start = _read_one(tmp_path, start=stated).start
    assert start is not None
    assert (start.first, start.precision) == (first, precision)


def test_entry_names_between_commas_once(tmp_path: Path) -> None:
    entry = _read_one(tmp_path, county="Dalarna, Gävleborg,, Dalarna")
    assert entry.counties == ("Dalarna", "Gävleborg")


def test_entry_kind_sets_status(tmp_path: Path) -> None:
    entry = _read_one(tmp_path, amount_kind="beviljat belopp", eu_amount_sek="1.50")
    assert (entry.amount_kind, entry.status) == (AmountKind.GRANTED, Status.GRANTED)
    assert entry.eu_amount == Decimal("1.50")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("code", ""),
        ("code", "två ord"),
        ("code", "x" * 101),
        ("title", ""),
        ("title", "x" * 501),
        ("title", "bell \a"),
        ("beneficiary", " "),
        ("programme_period", "banan"),
        ("fund", "Fonden"),
        ("objective_or_priority", "x" * 301),
        ("eu_amount_sek", "mycket"),
        ("eu_amount_sek", "-1"),
        ("eu_amount_sek", "NaN"),
        ("eu_amount_sek", "Infinity"),
        ("eu_amount_sek", "1e6"),
        ("eu_amount_sek", "1_000"),
        ("eu_amount_sek", "1 000"),
        ("eu_amount_sek", "1,5"),
        ("eu_amount_sek", "1.999"),
        ("eu_amount_sek", "٣"),
        ("eu_amount_sek", "9" * 17),
        ("total_budget_sek", "x"),
        ("public_cofinancing_sek", "x"),
        ("private_cofinancing_sek", "x"),
        ("start", "i våras"),
        ("start", "2024-13"),
        ("end", "2024-02-30"),
        ("end", "24-02-01"),
        ("decision_date", "2024"),
        ("decision_date", "2024-05"),
        ("decision_date", "31/5 2024"),
        ("amount_kind", "ungefär"),
        ("amount_kind", ""),
        ("case_id", "x" * 51),
        ("source_url", ""),
        ("source_url", "javascript:alert(1)"),
        ("source_url", "https://example.org/två ord"),
    ],
)
def test_broken_cell_named_in_both_languages(
    tmp_path: Path, column: str, value: str
) -> None:
    good = {"code": "test-000"}
    reason = _refuse(write_listing(tmp_path, good, {column: value})).reason
    shown = value[:100]
    assert f'projects.csv, line 3, column "{column}": "{shown}' in reason.en
    assert f'projects.csv, rad 3, kolumnen "{column}": "{shown}' in reason.sv


def test_end_before_start_refused(tmp_path: Path) -> None:
    path = write_listing(tmp_path, {"start": "2024-05-01", "end": "2024-04"})
    assert 'line 2, column "end": "2024-04"' in _refuse(path).reason.en


def test_end_in_the_year_of_the_start_accepted(tmp_path: Path) -> None:
    end = _read_one(tmp_path, start="2024-05-01", end="2024").end
    assert end is not None
    assert end.last == date(2024, 12, 31)


def test_code_twice_refused(tmp_path: Path) -> None:
    path = write_listing(tmp_path, {}, {})
    assert 'line 3, column "code": "test-001"' in _refuse(path).reason.en


def test_missing_column_refused(tmp_path: Path) -> None:
    path = write_listing(tmp_path, {})
    path.write_text(
        path.read_text(encoding="utf-8").replace(",beneficiary", "", 1),
        encoding="utf-8",
    )
    reason = _refuse(path).reason
    assert 'projects.csv, line 1: "code,title,county' in reason.en
    assert 'projects.csv, rad 1: "code,title,county' in reason.sv


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("a,b", 'line 2, column "beneficiary": ""'),
        (",".join("x" * (len(COLUMNS) + 2)), 'line 2: "x,x"'),
        ('"open', 'line 2: ""open"'),
        ('"a"b,c', 'line 2: ""a"b,c"'),
    ],
    ids=["cells-missing", "cells-extra", "quote-open", "quote-inside"],
)
def test_nonsense_line_refused(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / LISTING
    path.write_text(f"{','.join(COLUMNS)}\n{line}\n", encoding="utf-8")
    assert f"projects.csv, {told}" in _refuse(path).reason.en


def test_line_that_is_not_utf8_refused(tmp_path: Path) -> None:
    path = write_listing(tmp_path, {}, {"code": "test-002", "title": "Ångström"})
    path.write_bytes(path.read_bytes().replace("Ångström".encode(), b"\xc5ngstr\xf6m"))
    assert "projects.csv, line 3" in _refuse(path).reason.en


def test_empty_file_refused(tmp_path: Path) -> None:
    path = tmp_path / LISTING
    path.touch()
    assert "projects.csv, line 1" in _refuse(path).reason.en


@pytest.mark.django_db
@pytest.mark.parametrize(
    "broken", [{"eu_amount_sek": "x"}, {"municipalities": "Atlantis"}]
)
def test_broken_line_changes_nothing(tmp_path: Path, broken: dict[str, str]) -> None:
    write_listing(tmp_path, {"title": "Den gamla"})
    load_shipped(programme_in(tmp_path), on=DAY)
    before = list(Project.objects.values())
    write_listing(tmp_path, {"title": "Den nya"}, {"code": "test-002", **broken})
    with pytest.raises(ListingError) as refused:
        load_shipped(programme_in(tmp_path), on=DAY)
    assert "line 3" in refused.value.reason.en
    assert list(Project.objects.values()) == before
    assert Origin.objects.count() == 1
