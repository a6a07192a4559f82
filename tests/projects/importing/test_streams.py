"""How files are read: step by step, and how far reading has come."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from medel.projects.importing.cells import Position
from medel.projects.importing.guessing import guess_mapping
from medel.projects.importing.records import records
from medel.projects.importing.refusals import RefusedFileError
from medel.projects.importing.sources import open_source
from tests.projects.importing.making import (
    letter,
    read,
    write_csv,
    write_html,
    write_xlsx,
)

HEADINGS = ["Projektnamn", "Stödmottagare", "EU-stöd"]
ROWS = [[f"Projekt {n}", "Region Dalarna", str(n + 100)] for n in range(3_000)]


def _write(folder: Path, kind: str) -> Path:
    path = folder / f"lista.{kind}"
    if kind == "json":
        listed = [dict(zip(HEADINGS, row, strict=True)) for row in ROWS]
        path.write_text(json.dumps(listed), encoding="utf-8")
        return path
    write = {"csv": write_csv, "html": write_html}.get(kind)
    if write:
        return write(path, [HEADINGS, *ROWS])
    return write_xlsx(path, ("Blad", [HEADINGS, *ROWS]))


@pytest.mark.parametrize("kind", ["csv", "json", "html", "xlsx"])
def test_position_follows_reading(tmp_path: Path, kind: str) -> None:
    source = open_source(_write(tmp_path, kind))
    position = Position()
    seen = set()
    for _ in records(source, guess_mapping(source), position=position):
        seen.add(position.done)
        assert 0 <= position.done <= position.whole
    assert len(seen) > 1
    assert position.done > position.whole / 2


def test_rows_can_be_read_again(tmp_path: Path) -> None:
    source = open_source(_write(tmp_path, "csv"))
    assert len(list(source.rows())) == len(list(source.rows())) == 3_000


def test_workbook_of_2003_in_xml(tmp_path: Path) -> None:
    cells = "".join(f"<Cell><Data>{text}</Data></Cell>" for text in HEADINGS)
    (tmp_path / "lista.xls").write_text(
        '<?xml version="1.0"?><Workbook '
        'xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table>'
        f"<Row>{cells}</Row><Row><Cell><Data>A</Data></Cell>"
        '<Cell ss:Index="3"><Data>12</Data></Cell></Row></Table></Worksheet>'
        "</Workbook>",
        encoding="utf-8",
    )
    reading = read(tmp_path / "lista.xls")
    assert reading.report.eu_amounts == {"SEK": Decimal(12)}


def test_json_lines_name_the_broken_line(tmp_path: Path) -> None:
    good = json.dumps(dict(zip(HEADINGS, ROWS[0], strict=True)))
    (tmp_path / "lista.jsonl").write_text(f"{good}\n\n{good}\n{{oj\n", encoding="utf-8")
    with pytest.raises(RefusedFileError, match="line 4"):
        open_source(tmp_path / "lista.jsonl")


def test_json_cut_short(tmp_path: Path) -> None:
    whole = _write(tmp_path, "json").read_text(encoding="utf-8")
    (tmp_path / "kort.json").write_text(whole[:-1], encoding="utf-8")
    with pytest.raises(RefusedFileError, match="object 3001"):
        open_source(tmp_path / "kort.json")


def test_json_with_every_key_of_its_own(tmp_path: Path) -> None:
    listed = [{f"nyckel {n}": n} for n in range(1_001)]
    (tmp_path / "bred.json").write_text(json.dumps(listed), encoding="utf-8")
    with pytest.raises(RefusedFileError):
        open_source(tmp_path / "bred.json")


def test_json_numbers_lists_and_truths(tmp_path: Path) -> None:
    row = {
        "project name": "A",
        "beneficiary": ["B", "C"],
        "eu amount": 12.50,
        "municipality": [{"name": "Falun"}, {"name": "Mora"}],
        "extra": {"yes": True, "no": None, "huge": 10**60},
    }
    (tmp_path / "lista.json").write_text(json.dumps([row, 1]), encoding="utf-8")
    (record,) = read(tmp_path / "lista.json").records
    assert [party.name for party in record.beneficiaries] == ["B", "C"]
    assert record.eu_amount == Decimal("12.5")


def test_page_that_never_closes_a_tag(tmp_path: Path) -> None:
    (tmp_path / "sida.html").write_text(
        "<table><tr><td " + "a" * 3_000_000, encoding="utf-8"
    )
    with pytest.raises(RefusedFileError, match="too broken"):
        open_source(tmp_path / "sida.html")


def test_far_columns_have_letters() -> None:
    assert (letter(0), letter(25), letter(26), letter(16_383)) == (
        "A",
        "Z",
        "AA",
        "XFD",
    )
