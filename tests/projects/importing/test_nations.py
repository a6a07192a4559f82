"""Lists in 23 languages and shapes are read without a hand-made mapping."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.projects.importing.making import (
    Reading,
    read,
    write_csv,
    write_html,
    write_ods,
    write_xlsx,
)
from tests.projects.importing.nations import NATIONS, Nation

NAMED = pytest.mark.parametrize("nation", NATIONS, ids=lambda nation: nation.name)


def _write(nation: Nation, folder: Path) -> Path:
    path = folder / f"{nation.name}.csv"
    return write_csv(
        path, nation.rows(), delimiter=nation.delimiter, encoding=nation.encoding
    )


def _check(nation: Nation, reading: Reading) -> None:
    operations = nation.operations()
    assert reading.skipped == []
    assert reading.report.rows == len(operations)
    eu = sum((each.eu for each in operations), Decimal(0))
    total = sum((each.total for each in operations), Decimal(0))
    assert reading.report.eu_amounts == {nation.currency: eu}
    assert reading.report.totals == {nation.currency: total}
    for read_, made in zip(reading.records, operations, strict=True):
        assert read_.title == made.title
        assert [party.name for party in read_.beneficiaries] == [made.beneficiary]
        assert read_.case_number
        assert (read_.start and read_.start.first) == made.start
        assert (read_.end and read_.end.first) == made.end
        assert read_.eu_share in {None, made.share}


@NAMED
def test_nation_as_csv(nation: Nation, tmp_path: Path) -> None:
    reading = read(_write(nation, tmp_path))
    _check(nation, reading)
    assert reading.fields == reading.fields | nation.fields


@NAMED
def test_nation_encoding_gives_every_letter(nation: Nation, tmp_path: Path) -> None:
    reading = read(_write(nation, tmp_path))
    assert reading.records[0].purpose
    assert "\N{REPLACEMENT CHARACTER}" not in reading.records[0].purpose
    assert list(reading.source.headings) == nation.headings


@NAMED
def test_nation_as_xlsx(nation: Nation, tmp_path: Path) -> None:
    path = tmp_path / f"{nation.name}.xlsx"
    _check(nation, read(write_xlsx(path, ("Lista", nation.rows()))))


@NAMED
def test_nation_as_ods(nation: Nation, tmp_path: Path) -> None:
    _check(nation, read(write_ods(tmp_path / f"{nation.name}.ods", nation.rows())))


@NAMED
def test_nation_as_page_named_xls(nation: Nation, tmp_path: Path) -> None:
    _check(nation, read(write_html(tmp_path / f"{nation.name}.xls", nation.rows())))
