"""What a file is, by what it holds; its name and what its sender says do not count."""

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pikepdf
import puremagic
from PIL import Image

from medel.applications.errors import FileRefusedError, refuse_file
from medel.programmes.attachments import FileType

# A packed file that becomes larger than this would fill the reader's machine.
MOST_UNPACKED = 300_000_000
MOST_PARTS = 20_000
MOST_PIXELS = 100_000_000
START = 2_048
_ENDINGS = {".pdf": FileType.PDF, ".png": FileType.PNG, ".jpg": FileType.JPEG}
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.spreadsheet": FileType.ODS,
    b"application/vnd.oasis.opendocument.text": FileType.ODT,
}
_OFFICE = {"xl/workbook.xml": FileType.XLSX, "word/document.xml": FileType.DOCX}


def recognise(path: Path) -> FileType:
    """Tell what a file is; raise FileRefusedError when it is none of ours, or broken.

    A file that carries macros, that nobody can open without a password, or that
    unpacks beyond all measure is refused too.
    """
    with path.open("rb") as opened:
        start = opened.read(START)
    if not start:
        raise refuse_file(
            sv="Filen är tom.", en="The file is empty.", do_sv="", do_en=""
        )
    if start.startswith(b"PK\x03\x04"):
        return _read_packed(path)
    found = _match(start)
    if found is None:
        raise _unknown()
    _CHECKS[found](path)
    return found


def _match(start: bytes) -> FileType | None:
    try:
        ending = puremagic.from_string(start)
    except (puremagic.PureError, ValueError):
        return None
    known = _ENDINGS.get(ending.replace(".jpeg", ".jpg").replace(".jfif", ".jpg"))
    # The signature has to stand first: a file may be made to look like several.
    first = {
        FileType.PDF: b"%PDF-",
        FileType.PNG: b"\x89PNG\r\n\x1a\n",
        FileType.JPEG: b"\xff\xd8\xff",
    }
    return known if known and start.startswith(first[known]) else None


def _read_packed(path: Path) -> FileType:
    try:
        with zipfile.ZipFile(path) as packed:
            _require_measure(packed)
            broken = packed.testzip()
            found = _name_packed(packed)
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError) as error:
        raise _broken() from error
    if broken is not None:
        raise _broken()
    if found is None:
        raise _unknown()
    return found


def _require_measure(packed: zipfile.ZipFile) -> None:
    parts = packed.infolist()
    if len(parts) > MOST_PARTS or sum(one.file_size for one in parts) > MOST_UNPACKED:
        raise refuse_file(
            sv="Filen blir orimligt stor när den packas upp.",
            en="The file becomes unreasonably large when it is unpacked.",
        )


def _name_packed(packed: zipfile.ZipFile) -> FileType | None:
    names = set(packed.namelist())
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise refuse_file(
            sv="Filen innehåller makron.",
            en="The file holds macros.",
            do_sv="Spara den utan makron, eller som PDF.",
            do_en="Save it without macros, or as PDF.",
        )
    if "mimetype" in names:
        return _name_open_document(packed)
    if "[Content_Types].xml" not in names:
        return None
    return next((kind for part, kind in _OFFICE.items() if part in names), None)


def _name_open_document(packed: zipfile.ZipFile) -> FileType | None:
    """Read the file's word for itself; a word of megabytes is none, and is not read."""
    if packed.getinfo("mimetype").file_size > START:
        return None
    return _OPEN_DOCUMENT.get(packed.read("mimetype").strip())


def _check_pdf(path: Path) -> None:
    try:
        with pikepdf.open(path) as document:
            pages = len(document.pages)
    except pikepdf.PasswordError as error:
        raise refuse_file(
            sv="Filen har ett lösenord, så att ingen kan öppna den.",
            en="The file has a password, so that nobody can open it.",
            do_sv="Spara den utan lösenord.",
            do_en="Save it without a password.",
        ) from error
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        raise _broken() from error
    if not pages:
        raise _broken()


def _check_picture(path: Path) -> None:
    try:
        with Image.open(path) as picture:
            width, height = picture.size
            if width * height > MOST_PIXELS:
                raise _broken()
            picture.verify()
    except FileRefusedError:
        raise
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise _broken() from error


def _unknown() -> FileRefusedError:
    return refuse_file(
        sv="Innehållet är ingen av de filtyper som tas emot.",
        en="What it holds is none of the types of file that are taken.",
    )


def _broken() -> FileRefusedError:
    return refuse_file(
        sv="Filen är skadad eller ofullständig.", en="The file is broken or incomplete."
    )


_CHECKS: Mapping[FileType, Callable[[Path], None]] = {
    FileType.PDF: _check_pdf,
    FileType.PNG: _check_picture,
    FileType.JPEG: _check_picture,
}
