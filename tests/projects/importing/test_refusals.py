"""Files that cannot be imported are refused politely, never with another error."""

import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medel.projects.importing.guessing import guess_mapping
from medel.projects.importing.records import records
from medel.projects.importing.refusals import RefusedFileError
from medel.projects.importing.sources import open_source
from tests.projects.importing.making import read, write_csv, write_xlsx


def _refuse(path: Path) -> str:
    with pytest.raises(RefusedFileError) as refused:
        read(path)
    reason = refused.value.reason
    assert reason.sv.startswith(path.name)
    assert reason.en.startswith(path.name)
    return reason.en


def test_empty_file(tmp_path: Path) -> None:
    (tmp_path / "tom.csv").write_bytes(b"")
    assert "empty" in _refuse(tmp_path / "tom.csv")


def test_blank_file(tmp_path: Path) -> None:
    (tmp_path / "tom.csv").write_bytes(b"\xef\xbb\xbf\r\n \r\n")
    assert "empty" in _refuse(tmp_path / "tom.csv")


def test_missing_file(tmp_path: Path) -> None:
    assert "cannot be read" in _refuse(tmp_path / "borta.csv")


def test_folder(tmp_path: Path) -> None:
    assert "folder" in _refuse(tmp_path)


def test_picture_and_pdf(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"%PDF-1.7 lista")
    (tmp_path / "b.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    assert "no list" in _refuse(tmp_path / "a.csv")
    assert "no list" in _refuse(tmp_path / "b.xlsx")


def test_binary_junk(tmp_path: Path) -> None:
    (tmp_path / "skräp.csv").write_bytes(bytes(range(256)) * 50)
    assert "neither text nor a workbook" in _refuse(tmp_path / "skräp.csv")


def test_prose_is_no_list(tmp_path: Path) -> None:
    (tmp_path / "brev.txt").write_text(
        "Hej!\n\nHär kommer listan.\nHälsningar\n", encoding="utf-8"
    )
    assert "no list" in _refuse(tmp_path / "brev.txt")


def test_table_of_something_else(tmp_path: Path) -> None:
    rows = [["Day", "Temp", "Wind"], ["1", "2.5", "3"], ["2", "1.5", "4"]]
    assert "cannot be understood" in _refuse(write_csv(tmp_path / "väder.csv", rows))


def test_damaged_workbook(tmp_path: Path) -> None:
    whole = write_xlsx(
        tmp_path / "hel.xlsx", ("A", [["Projektnamn", "EU-stöd"], ["x", 1]])
    )
    broken = tmp_path / "bruten.xlsx"
    broken.write_bytes(whole.read_bytes()[:700])
    assert "damaged" in _refuse(broken)


def test_old_workbook_cut_short(tmp_path: Path) -> None:
    whole = Path(__file__).with_name("list.xls").read_bytes()
    (tmp_path / "bruten.xls").write_bytes(whole[:1500])
    assert "damaged" in _refuse(tmp_path / "bruten.xls")


def test_archive_of_something_else(tmp_path: Path) -> None:
    path = tmp_path / "arkiv.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "hej")
    assert "damaged" in _refuse(path)


def test_zip_bomb(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "bomb.xlsx",
        ("A", [["x"]]),
        extra={"xl/media/a.xml": " " * 60_000_000},
    )
    assert "unpacks to far too much" in _refuse(path)


def test_xml_bomb(tmp_path: Path) -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
        "<sst>&b;</sst>"
    )
    path = write_xlsx(
        tmp_path / "bomb.xlsx", ("A", [["x"]]), extra={"xl/sharedStrings.xml": bomb}
    )
    assert "definitions of its own" in _refuse(path)


def test_sheet_with_every_column(tmp_path: Path) -> None:
    wide = [f"Kolumn {n}" for n in range(16_384)]
    path = write_xlsx(tmp_path / "bred.xlsx", ("A", [wide, ["1"] * 16_384]))
    assert "16384 columns" in _refuse(path)


def test_sheet_whose_last_cell_is_filled(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "hörn.xlsx", ("A", [["Projektnamn", "EU-stöd"], ["x", 1]])
    )
    parts = {}
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    parts["xl/worksheets/sheet1.xml"] = sheet.replace("</sheetData>", far).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert "too large" in _refuse(path)


def test_line_with_every_column(tmp_path: Path) -> None:
    (tmp_path / "bred.csv").write_text(
        "a," * 16_384 + "\n" + "1," * 16_384, encoding="utf-8"
    )
    assert "16385 columns" in _refuse(tmp_path / "bred.csv")


def test_password(tmp_path: Path) -> None:
    path = tmp_path / "låst.xlsx"
    path.write_bytes(Path(__file__).with_name("locked.xlsx").read_bytes())
    assert "password" in _refuse(path)


def test_quotation_mark_never_closed(tmp_path: Path) -> None:
    head = "Projektnamn,EU-stöd\n" + "A,1\n" * 1_000_00
    (tmp_path / "lista.csv").write_text(
        head + '"B,2\n' + "C,3\n" * 600_000, encoding="utf-8"
    )
    assert "begins on line 100002" in _refuse(tmp_path / "lista.csv")


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[",
        "[{",
        '[{"a":1}',
        '[{"a":1} {"a":2}]',
        "[1,2,3]",
        "{}",
        "[]",
        '{"a": "b"}',
        "[" * 100_000,
    ],
)
def test_json_that_holds_no_list(tmp_path: Path, text: str) -> None:
    (tmp_path / "lista.json").write_text(text, encoding="utf-8")
    assert _refuse(tmp_path / "lista.json")


def test_json_nested_without_end(tmp_path: Path) -> None:
    deep = '[{"title": ' + "[" * 200_000 + "]" * 200_000 + "}]"
    (tmp_path / "djup.json").write_text(deep, encoding="utf-8")
    assert "JSON" in _refuse(tmp_path / "djup.json")


def test_xml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(
        '<?xml version="1.0"?><a><b>1</b></a>', encoding="utf-8"
    )
    assert "no list" in _refuse(tmp_path / "a.xml")


def _digest(path: Path) -> None:
    with suppress(RefusedFileError):
        source = open_source(path)
        for _ in records(source, guess_mapping(source)):
            pass


ODD = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
CELLS = st.sampled_from(
    [
        "Projektnamn",
        "title",
        "EU amount",
        "start date",
        "10,5",
        "2018-01-01",
        "x",
        '"',
        ";",
        "\n",
        ",",
        "\t",
        "<table>",
        "<tr>",
        "<td>",
        "{",
        "}",
        "[",
        "]",
        ":",
        "å",
        "\0",
        "%",
        "Total",
    ]
)


@ODD
@given(content=st.binary())
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "fil"
    path.write_bytes(content)
    _digest(path)


@ODD
@given(
    pieces=st.lists(CELLS, max_size=60),
    encoding=st.sampled_from(["utf-8", "utf-16", "cp1252"]),
)
def test_any_pieces_are_read_or_refused(
    tmp_path: Path, pieces: list[str], encoding: str
) -> None:
    path = tmp_path / "fil"
    path.write_bytes("".join(pieces).encode(encoding))
    _digest(path)


@ODD
@given(rows=st.lists(st.lists(CELLS, max_size=6), max_size=12))
def test_any_rows_are_read_or_refused(tmp_path: Path, rows: list[list[str]]) -> None:
    _digest(write_csv(tmp_path / "fil.csv", rows))


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(at=st.integers(0, 1500), junk=st.binary(min_size=1, max_size=20))
def test_workbook_with_any_damage_is_read_or_refused(
    tmp_path: Path, at: int, junk: bytes
) -> None:
    whole = write_xlsx(
        tmp_path / "hel.xlsx", ("A", [["Projektnamn", "EU-stöd"], ["x", 1]])
    )
    content = bytearray(whole.read_bytes())
    content[at : at + len(junk)] = junk
    (tmp_path / "fil.xlsx").write_bytes(bytes(content))
    _digest(tmp_path / "fil.xlsx")
