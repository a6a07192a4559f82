import shutil
import subprocess
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from python_calamine import CalamineWorkbook

from medel.core.texts import Language
from medel.programmes.catalogue import installed
from medel.reporting.plans.document import write_document
from medel.reporting.plans.texts import write_json, write_toml
from medel.reporting.plans.workbook import NAMES, write_workbook
from medel.rules.plans.answer import write_totals
from medel.rules.plans.basis import Basis
from medel.rules.plans.checking import check_plan, count
from medel.rules.plans.plan import Plan
from medel.rules.plans.reading import build_plan, read_plan
from tests.rules.plans.writing import PLANS, calm

ON = date(2026, 11, 23)
NASTY = "=1+1 \"'\\ <b> åäö\t[[staff]] #"
WHOLE: dict[str, Any] = {
    "programme": "norra-mellansverige-2021-2027",
    "name": NASTY,
    "on": "2026-11-23",
    "period": {"start": "2027-01-01", "end": "2028-12-31"},
    "cost_option": "actual_purchases",
    "income": "1000.5",
    "evaluation": True,
    "staff": [
        {"role": "Projektledare", "monthly_salary": "45000", "hours": "1720"},
        {"role": NASTY, "monthly_salary": "35000", "years": ["100", "100", "50.5"]},
    ],
    "costs": [
        {"category": "services", "amount": "1250000.5", "note": NASTY},
        {"category": "travel", "amount": "0.49"},
    ],
    "in_kind": [{"name": "A", "sector": "private", "hours": "10.5", "basis": "x"}],
    "co_financing": [{"name": "B", "sector": "public", "amount": "900000"}],
    "de_minimis": [
        {"undertaking": "C", "amount_eur": "1", "granted": "2026-01-02"},
    ],
}


def _count(plan: Plan) -> Basis:
    return count(plan, installed()[plan.programme], ON)


@calm
@given(PLANS)
def test_plan_opens_again_as_the_same_plan(written: dict[str, Any]) -> None:
    plan = build_plan(written)
    assert read_plan(write_toml(plan).encode()) == plan
    assert read_plan(write_json(plan).encode()) == plan


def test_plan_with_every_key_opens_again_as_the_same_plan() -> None:
    plan = build_plan(WHOLE)
    assert read_plan(write_toml(plan).encode()) == plan
    assert read_plan(write_json(plan).encode()) == plan


def _expect(basis: Basis) -> list[float]:
    totals = write_totals(basis.totals)
    return [float(totals[key] or 0) for key in NAMES]


def _read_totals(book: bytes) -> list[float]:
    rows = (
        CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_index(0).to_python()
    )
    return [float(str(row[1] or 0)) for row in rows[-len(NAMES) :]]


def _recount(book: bytes, changes: dict[str, float]) -> list[float]:
    """Count a workbook's formulas by an engine that nobody here wrote."""
    formualizer = pytest.importorskip("formualizer")
    workbook = formualizer.Workbook.from_bytes(book)
    name = workbook.sheet_names[0]
    for cell, value in changes.items():
        workbook.set_value(name, *_place(cell), value)
    workbook.evaluate_all()
    rows = (
        CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_index(0).to_python()
    )
    last = len(rows)
    places = range(last - len(NAMES) + 1, last + 1)
    return [float(workbook.evaluate_cell(name, row, 2) or 0) for row in places]


def _place(cell: str) -> tuple[int, int]:
    return int(cell[1:]), ord(cell[0]) - ord("A") + 1


@calm
@given(PLANS)
def test_workbook_s_formulas_agree_to_the_krona(written: dict[str, Any]) -> None:
    basis = _count(build_plan(written))
    book = write_workbook(basis, language=Language.SWEDISH)
    expected = _expect(basis)
    assert _read_totals(book) == expected
    assert _recount(book, {}) == pytest.approx(expected, abs=0.00005)


def test_workbook_counts_anew_when_a_figure_changes() -> None:
    basis = _count(build_plan(WHOLE))
    book = write_workbook(basis, language=Language.ENGLISH)
    rows = (
        CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_index(0).to_python()
    )
    row = next(n for n, cells in enumerate(rows, 1) if cells[0] == "Projektledare")
    staff = [{**WHOLE["staff"][0], "monthly_salary": "50000"}, WHOLE["staff"][1]]
    changed = _count(build_plan({**WHOLE, "staff": staff}))
    told = _recount(book, {f"B{row}": 50_000})
    assert told == pytest.approx(_expect(changed), abs=0.00005)
    assert told != pytest.approx(_expect(basis), abs=0.00005)


def test_workbook_takes_no_text_for_a_formula() -> None:
    book = write_workbook(_count(build_plan(WHOLE)), language=Language.SWEDISH)
    sheet = zipfile.ZipFile(BytesIO(book)).read("xl/worksheets/sheet1.xml").decode()
    assert "1+1" not in sheet.partition("<f>")[2]
    assert "ROUNDDOWN(" in sheet


def test_workbook_agrees_in_libreoffice(tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed: its sums are not compared")
    basis = _count(build_plan(WHOLE))
    path = tmp_path / "plan.xlsx"
    path.write_bytes(write_workbook(basis, language=Language.SWEDISH))
    subprocess.run(
        [office, "--headless", "--convert-to", "ods", "--outdir", tmp_path, path],
        check=True,
        capture_output=True,
        timeout=120,
    )
    counted = CalamineWorkbook.from_path(str(tmp_path / "plan.ods"))
    rows = counted.get_sheet_by_index(0).to_python()
    told = [float(str(row[1] or 0)) for row in rows[-len(NAMES) :]]
    assert told == pytest.approx(_expect(basis), abs=0.00005)


@pytest.mark.parametrize("language", list(Language))
def test_document_is_tagged_and_named(language: Language) -> None:
    plan = build_plan(WHOLE)
    basis = _count(plan)
    answer = check_plan(plan, basis.programme, ON)
    with pikepdf.open(BytesIO(write_document(basis, answer, language=language))) as pdf:
        assert str(pdf.Root.Lang) == language.value
        assert pdf.Root.MarkInfo.Marked
        assert "/K" in pdf.Root.StructTreeRoot
        assert str(pdf.docinfo["/Title"]) == plan.name
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        roles = {str(tag) for tag in _roles(pdf.Root.StructTreeRoot)}
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/P"} <= roles


def _roles(node: Any) -> Any:  # noqa: ANN401 (a PDF object)
    if isinstance(node, pikepdf.Array):
        for one in node:
            yield from _roles(one)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node.S
        if "/K" in node:
            yield from _roles(node.K)
