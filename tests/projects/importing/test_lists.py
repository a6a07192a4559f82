"""The four real lists that lie beside the repository, against the truth found here.

The truth is worked out by other means than the importer's: the standard csv and json
modules and plain string work.
"""

import csv
import json
import re
import zipfile
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from medel.core.periods import Precision
from medel.projects.importing.record import Doubt
from medel.projects.importing.sources import Format
from tests.projects.importing.making import Reading, read

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
DENMARK = SHARED / "lists" / "denmark-erdf-2014-2020.csv"
HOLSTEIN = SHARED / "lists" / "schleswig-holstein-erdf-2014-2020.xlsx"
LUXEMBOURG = SHARED / "lists" / "luxembourg-all-funds-2007-2020.json"
PROJEKTBANKEN = SHARED / "projektbanken-2014-2020.csv"

pytestmark = pytest.mark.skipif(
    not PROJEKTBANKEN.exists(), reason="the real lists are not here"
)


@cache
def _read(path: Path) -> Reading:
    return read(path)


def test_denmark_counts_and_sums() -> None:
    with DENMARK.open(encoding="latin-1", newline="") as text:
        _, *rows = csv.reader(text, delimiter=";")
    report = _read(DENMARK).report
    assert report.rows == len(rows) == 107
    assert report.totals == {"DKK": sum(int(r[4].replace(".", "")) for r in rows)}
    assert report.eu_amounts == {"DKK": sum(int(r[5].replace(".", "")) for r in rows)}
    assert (report.left_out, report.doubts) == (0, {})


def test_denmark_format() -> None:
    source = _read(DENMARK).source
    assert (source.format, source.encoding) == (Format.CSV, "iso-8859-1")


def test_denmark_first_operation() -> None:
    first = _read(DENMARK).records[0]
    assert first.row == 2
    assert first.title == "Vækst 2.0"
    assert first.start
    assert first.start.first == date(2014, 4, 24)
    assert (first.eu_share, first.fund, first.country) == (Decimal("0.5"), "ERDF", "DK")
    assert first.postal_codes == ("9220",)
    assert first.purpose.startswith("Formålet er at skabe vækst i 92 virksomheder")


def test_denmark_several_partners() -> None:
    partners = [party.name for party in _read(DENMARK).records[2].partners]
    assert partners == [
        "Professionshøjskolen University College Syddanmark",
        "Professionshøjskolen Lillebælt/University College Lillebælt",
        "Erhvervsakademi Kolding",
    ]


def test_denmark_points_in_metres_are_left_out() -> None:
    assert {record.latitude for record in _read(DENMARK).records} == {None}


def _column_g() -> list[Decimal]:
    """Take the numbers of column G out of the sheet's XML, to the cent."""
    with zipfile.ZipFile(HOLSTEIN) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    found = re.findall(r'<c r="G\d+"(?![^>]*t="s")[^>]*><v>([^<]+)</v>', sheet)
    return [round(Decimal(number), 2) for number in found]


def test_holstein_counts_and_sums() -> None:
    report = _read(HOLSTEIN).report
    assert report.rows == 31
    assert len(_column_g()) == 31
    assert report.totals == {"EUR": sum(_column_g())}
    assert (report.eu_amounts, report.left_out) == ({}, 0)


def test_holstein_two_heading_rows_and_seven_before() -> None:
    source = _read(HOLSTEIN).source
    assert source.layout.head == 9
    assert source.headings[1] == "Name des Begünstigten / beneficiary name"
    assert len(source.preamble) == 3


def test_holstein_code_inside_the_title() -> None:
    first = _read(HOLSTEIN).records[0]
    assert first.row == 10
    assert first.case_number == "LPW-E/1.1.1/222"
    assert first.title.startswith("Kompetenzzentrum Fachkräftesicherung")
    assert first.intervention_fields == ("060",)
    assert (first.postal_codes, first.municipalities) == (("24768",), ("Rendsburg",))
    assert first.eu_share == Decimal("0.47")
    assert first.fund == "ERDF"


def _plain(stated: str) -> Decimal:
    """Read an amount of the Luxembourg list in its own five shapes."""
    bare = re.sub(r"\(.*\)", "", stated).replace("€", "").replace(".-", "").strip()
    if "mio" in bare:
        return Decimal(bare.replace("mio", "").strip().replace(",", ".")) * 1_000_000
    return Decimal(bare.replace(".", "").replace(",", "."))


def test_luxembourg_counts_and_sums() -> None:
    rows = json.loads(LUXEMBOURG.read_text(encoding="utf-8"))
    eu = [row["feder"] or row["part_fse_(50%)"] for row in rows]
    total = [row["total"] or row["coût_total"] for row in rows]
    report = _read(LUXEMBOURG).report
    assert report.rows == len(rows) == 75
    assert report.eu_amounts == {"EUR": sum(_plain(each) for each in eu if each)}
    assert report.totals == {"EUR": sum(_plain(each) for each in total if each)}
    assert report.left_out == 0


def test_luxembourg_owners_and_years() -> None:
    second = _read(LUXEMBOURG).records[1]
    assert [party.name for party in second.beneficiaries] == ["LIST", "LISER"]
    assert second.municipalities == ("Luxembourg", "Esch/Alzette")
    assert second.start
    assert (second.start.first.year, second.start.precision) == (2011, Precision.YEAR)
    assert {record.fund for record in _read(LUXEMBOURG).records} == {"ERDF", "ESF"}
    assert second.period == "2007-2013"


def test_projektbanken_counts_and_sums() -> None:
    with PROJEKTBANKEN.open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text))
    reading = _read(PROJEKTBANKEN)
    sums = sum(int(row["beviljat_belopp_sek"]) for row in rows)
    assert reading.source.format is Format.PROJEKTBANKEN
    assert reading.report.rows == len(rows) == 259
    assert reading.report.eu_amounts == {"SEK": sums}
    assert reading.report.totals == {}
    assert [record.case_number for record in reading.records] == [
        row["ärende-id"] for row in rows
    ]


def test_projektbanken_holds_nothing_personal() -> None:
    assert Doubt.PERSONAL not in _read(PROJEKTBANKEN).report.doubts


def test_projektbanken_counties_and_municipalities() -> None:
    record = _read(PROJEKTBANKEN).records[1]
    assert record.regions == ("Blekinge",)
    assert len(record.municipalities) == 5
    assert record.updated == date(2016, 10, 14)
