"""Makes lists as authorities publish them: texts, workbooks, web pages, JSON."""

import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape
from pathlib import Path

from medel.projects.importing.guessing import guess_mapping
from medel.projects.importing.mappings import Mapping
from medel.projects.importing.record import Record, Skipped
from medel.projects.importing.records import records
from medel.projects.importing.report import Report
from medel.projects.importing.sources import Source, open_source

Grid = Sequence[Sequence[object]]


@dataclass(frozen=True)
class Reading:
    """A file read without a hand-made mapping."""

    source: Source
    mapping: Mapping
    found: list[Record | Skipped]
    report: Report

    @property
    def records(self) -> list[Record]:
        return [each for each in self.found if isinstance(each, Record)]

    @property
    def skipped(self) -> list[Skipped]:
        return [each for each in self.found if isinstance(each, Skipped)]

    @property
    def fields(self) -> dict[str, str]:
        return self.mapping.as_json()


def read(path: Path) -> Reading:
    source = open_source(path)
    mapping = guess_mapping(source)
    report = Report()
    found = list(report.watch(records(source, mapping)))
    return Reading(source, mapping, found, report)


def quote(cell: object, delimiter: str) -> str:
    text = str(cell)
    if any(mark in text for mark in (delimiter, '"', "\n")):
        return '"' + text.replace('"', '""') + '"'
    return text


def write_csv(
    path: Path, rows: Grid, *, delimiter: str = ",", encoding: str = "utf-8"
) -> Path:
    lines = (delimiter.join(quote(cell, delimiter) for cell in row) for row in rows)
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode(encoding))
    return path


def letter(column: int) -> str:
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def xlsx_cell(row: int, column: int, cell: object) -> str:
    place = f'r="{letter(column)}{row + 1}"'
    if isinstance(cell, date):
        return f'<c {place} s="1"><v>{(cell - date(1899, 12, 30)).days}</v></c>'
    if isinstance(cell, int | float | Decimal):
        return f"<c {place}><v>{cell}</v></c>"
    text = str(cell)
    if text.startswith("="):
        formula, _, value = text[1:].partition("→")
        return f"<c {place}><f>{escape(formula)}</f><v>{value}</v></c>"
    if not text:
        return ""
    kind = 't="inlineStr"'
    return f'<c {place} {kind}><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def xlsx_sheet(rows: Grid, merged: Iterable[str] = ()) -> str:
    lines = "".join(
        f'<row r="{number + 1}">'
        + "".join(xlsx_cell(number, at, cell) for at, cell in enumerate(row))
        + "</row>"
        for number, row in enumerate(rows)
    )
    merges = "".join(f'<mergeCell ref="{each}"/>' for each in merged)
    merges = f"<mergeCells>{merges}</mergeCells>" if merges else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><worksheet '
        'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{lines}</sheetData>{merges}</worksheet>"
    )


TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts><font/></fonts><fills><fill/></fills>'
    "<borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs>"
    '<xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
)


def write_xlsx(
    path: Path,
    *sheets: tuple[str, Grid],
    merged: Iterable[str] = (),
    extra: dict[str, str] | None = None,
) -> Path:
    numbered = list(enumerate(sheets, start=1))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{LINKS}"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        + "".join(
            f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>'
            for n, (name, _) in numbered
        )
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{LINKS}">'
        + "".join(
            f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" '
            f'Target="worksheets/sheet{n}.xml"/>'
            for n, _ in numbered
        )
        + f'<Relationship Id="rId99" Type="{OFFICE}/styles" Target="styles.xml"/>'
        "</Relationships>",
        "xl/styles.xml": STYLES,
    }
    for n, (_, rows) in numbered:
        parts[f"xl/worksheets/sheet{n}.xml"] = xlsx_sheet(rows, merged)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | (extra or {})).items():
            archive.writestr(name, content)
    return path


def ods_cell(cell: object) -> str:
    if isinstance(cell, date):
        return (
            '<table:table-cell office:value-type="date" '
            f'office:date-value="{cell.isoformat()}"/>'
        )
    if isinstance(cell, int | float | Decimal):
        return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
    if not str(cell):
        return "<table:table-cell/>"
    text = escape(str(cell))
    return (
        '<table:table-cell office:value-type="string">'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


def write_ods(path: Path, rows: Grid) -> Path:
    lines = "".join(
        "<table:table-row>" + "".join(map(ods_cell, row)) + "</table:table-row>"
        for row in rows
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}>'
        '<office:body><office:spreadsheet><table:table table:name="Lista">'
        f"{lines}</table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", mime)
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:'
            f'manifest:1.0"><manifest:file-entry manifest:full-path="/" '
            f'manifest:media-type="{mime}"/></manifest:manifest>',
        )
    return path


def write_html(path: Path, rows: Grid, *, encoding: str = "utf-8") -> Path:
    lines = "".join(
        "<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>\n"
        for row in rows
    )
    page = (
        "<html><head><style>td {color: red}</style></head><body>"
        "<table><tr><td>Meny</td></tr></table>"
        f"<table border=1>{lines}</table></body></html>"
    )
    path.write_bytes(page.encode(encoding))
    return path
