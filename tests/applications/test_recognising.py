"""A file is what it holds, whatever it is called."""

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from medel.applications import recognising
from medel.applications.errors import FileRefusedError
from medel.applications.recognising import recognise
from medel.applications.storing import clean_name
from medel.programmes.attachments import FileType
from tests.web.applications.making import pdf


def _pack(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(
                name.replace("__", "/").replace("TYPES", "[Content_Types].xml"), content
            )
    return made.getvalue()


def _picture(form: str) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (4, 4)).save(made, form)
    return made.getvalue()


def _locked_pdf() -> bytes:
    made = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(made, encryption=pikepdf.Encryption(owner="a", user="b"))
    return made.getvalue()


OFFICE = {"TYPES": b"<Types/>", "xl__workbook.xml": b"<workbook/>"}
TAKEN = {
    FileType.PDF: pdf(),
    FileType.PNG: _picture("PNG"),
    FileType.JPEG: _picture("JPEG"),
    FileType.XLSX: _pack(**OFFICE),
    FileType.DOCX: _pack(**{"TYPES": b"<Types/>", "word__document.xml": b"<w/>"}),
    FileType.ODS: _pack(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
    FileType.ODT: _pack(mimetype=b"application/vnd.oasis.opendocument.text"),
}
REFUSED = {
    "empty": b"",
    "script": b"<script>alert(1)</script>",
    "page that claims to be a PDF": b"<html>%PDF-1.4</html>",
    "program": b"MZ\x90\x00" + b"\x00" * 100,
    "half a PDF": pdf()[:80],
    "only the start of a PDF": b"%PDF-1.7\n",
    "half a picture": _picture("PNG")[:30],
    "locked": _locked_pdf(),
    "macros": _pack(**OFFICE, xl__vbaProject__bin=b"x", **{"xl__vbaProject.bin": b"x"}),
    "any archive": _pack(**{"readme.txt": b"x"}),
    "archive cut short": TAKEN[FileType.XLSX][:60],
    "archive": b"PK\x03\x04 nothing more",
}


@pytest.mark.parametrize("kind", TAKEN)
def test_types_are_known_by_content(tmp_path: Path, kind: FileType) -> None:
    file = tmp_path / "anything.exe"
    file.write_bytes(TAKEN[kind])
    assert recognise(file) is kind


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_none_of_them_is_refused_in_words(tmp_path: Path, name: str) -> None:
    file = tmp_path / "intyg.pdf"
    file.write_bytes(REFUSED[name])
    with pytest.raises(FileRefusedError) as refused:
        recognise(file)
    assert "Inget är sparat" in refused.value.reason.sv


def test_archive_that_unpacks_beyond_measure_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognising, "MOST_UNPACKED", 1_000_000)
    file = tmp_path / "bomb.xlsx"
    file.write_bytes(_pack(**OFFICE, xl__big=b"0" * 2_000_000))
    assert file.stat().st_size < 10_000
    with pytest.raises(FileRefusedError, match="large"):
        recognise(file)


@pytest.mark.parametrize(
    ("stated", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\temp\\..\\plan.pdf", "plan.pdf"),
        ("<script>alert(1)</script>.pdf", "script_.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie_ x.pdf"),
        ("faktura\u202efdp.exe", "fakturafdp.exe.pdf"),
        ("plan.pdf.hta", "plan.pdf.hta.pdf"),
        ("PLAN.PDF", "PLAN.PDF"),
        ("plan.", "plan.pdf"),
        ("...", "fil.pdf"),
        ("", "fil.pdf"),
        ("å" * 300 + ".pdf", "å" * 120 + ".pdf"),
    ],
)
def test_names_are_no_paths_and_hide_nothing(stated: str, kept: str) -> None:
    assert clean_name(stated, "pdf") == kept


def test_picture_keeps_either_of_its_endings() -> None:
    assert clean_name("foto.jpeg", "jpeg") == "foto.jpeg"
    assert clean_name("foto.JPG", "jpeg") == "foto.JPG"
    assert clean_name("foto.png", "jpeg") == "foto.png.jpg"
    assert clean_name("plan.docm", "docx") == "plan.docm.docx"


def test_open_document_that_says_too_much_of_itself_is_not_read(
    tmp_path: Path,
) -> None:
    file = tmp_path / "big.ods"
    file.write_bytes(_pack(mimetype=b" " * 3_000))
    with pytest.raises(FileRefusedError):
        recognise(file)
