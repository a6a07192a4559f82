import json
import tomllib
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pikepdf import Pdf

from medel.programmes.catalogue import installed
from medel.rules.plans.checking import check_plan
from medel.rules.plans.reading import build_plan
from tests.conftest import CODE
from tests.web.reading import read

SV, EN = f"/sv/{CODE}/finansieringsplan/", f"/en/{CODE}/financing-plan/"
KINDS = ("staff", "costs", "in_kind", "co_financing")


def fill(**more: str) -> dict[str, str]:
    empty = {
        f"{kind}-{name}": value
        for kind in KINDS
        for name, value in (("TOTAL_FORMS", "1"), ("INITIAL_FORMS", "0"))
    }
    written = {
        "cost_option": "staff_plus_flat",
        "project_type": "project",
        "start": "2027-01-01",
        "end": "2028-06-30",
        "staff-0-role": "Projektledare",
        "staff-0-monthly_salary": "45 000",
        "staff-0-hours": "3 440,5",
        "in_kind-0-name": "Kommunen",
        "in_kind-0-sector": "public",
        "in_kind-0-amount": "100000 kr",
        "in_kind-0-basis": "lokaler",
        "co_financing-0-name": "Region Dalarna",
        "co_financing-0-sector": "public",
        "co_financing-0-amount": "700\N{NO-BREAK SPACE}000",
    }
    return empty | written | more


def test_page_says_nothing_of_an_empty_plan(visitor: Client) -> None:
    page = read(visitor.get(SV))
    assert "Här kommer svaret" in page.text("main")
    assert not visitor.cookies


def test_answer_is_that_of_the_rules(visitor: Client) -> None:
    page = read(visitor.post(SV, fill(do="check")))
    raw = {
        "programme": CODE,
        "cost_option": "staff_plus_flat",
        "period": {"start": date(2027, 1, 1), "end": date(2028, 6, 30)},
        "staff": [{"monthly_salary": "45000", "hours": "3440.5"}],
        "in_kind": [
            {"name": "K", "sector": "public", "amount": "100000", "basis": "lokaler"}
        ],
        "co_financing": [{"name": "R", "sector": "public", "amount": "700000"}],
    }
    told = check_plan(build_plan(raw), installed()[CODE], date(2026, 11, 23))
    shown = page.text("main").replace("\N{NO-BREAK SPACE}", " ")
    missing = f"{-told.totals.balance:,}".replace(",", " ")
    assert "Planen håller inte än" in shown
    assert f"{missing} kr" in shown
    assert "Region Dalarna hoppar av" in shown
    assert "Som mest ligger ni ute" in shown


def test_what_was_written_stays_in_the_form(visitor: Client) -> None:
    page = read(visitor.post(SV, fill(do="check")))
    assert page.of("input", name="staff-0-monthly_salary")[0]["value"] == "45 000"


def test_a_list_grows_without_a_script(visitor: Client) -> None:
    page = read(visitor.post(SV, fill(add="staff")))
    assert page.of("input", name="staff-1-role")
    assert page.of("input", name="staff-0-role")[0]["value"] == "Projektledare"


@pytest.mark.parametrize(
    ("field", "written", "told"),
    [
        ("staff-0-monthly_salary", "mycket", "Skriv ett tal med siffror"),
        ("co_financing-0-amount", "-5", "inte är under 0"),
        ("flat_rate", "140", "procentsats mellan 0 och 100"),
        ("staff-0-hours", "NaN", "Skriv ett tal med siffror"),
        ("lump_sum", "9" * 30, "Planen kan inte läsas"),
        ("end", "2020-01-01", "slutdagen är före startdagen"),
        ("cost_option", "magi", "magi"),
    ],
)
def test_nonsense_is_told_in_words_and_nothing_is_lost(
    visitor: Client, field: str, written: str, told: str
) -> None:
    answer = visitor.post(SV, fill(do="check", **{field: written}))
    assert answer.status_code == 200
    page = read(answer)
    assert told in page.text("main")
    assert page.text("title").startswith("Fel:")
    assert page.of("input", name="staff-0-role")[0]["value"] == "Projektledare"


def test_half_written_lines_are_counted_as_far_as_they_go(visitor: Client) -> None:
    page = read(visitor.post(SV, fill(**{"co_financing-0-name": "", "do": "check"})))
    assert "Planen håller inte än" in page.text("main")


@pytest.mark.parametrize("suffix", ["toml", "json", "xlsx", "pdf"])
def test_plan_is_saved_as_a_file(visitor: Client, suffix: str) -> None:
    answer = visitor.post(EN, fill(do=suffix))
    assert answer.headers["Content-Disposition"].endswith(f'financing-plan.{suffix}"')
    assert answer.headers["Cache-Control"] == "no-store"
    assert _open(suffix, answer.content)


def _open(suffix: str, content: bytes) -> Any:  # noqa: ANN401 (of four kinds)
    if suffix == "toml":
        return tomllib.loads(content.decode())["staff"][0]["hours"]
    if suffix == "json":
        return json.loads(content)["staff"]
    if suffix == "pdf":
        with Pdf.open(BytesIO(content)) as document:
            return "/StructTreeRoot" in document.Root
    return content.startswith(b"PK")


def test_saved_plan_opens_again_as_it_was(visitor: Client) -> None:
    saved = visitor.post(SV, fill(do="toml")).content
    sent = SimpleUploadedFile("plan.toml", saved)
    opened = read(visitor.post(SV, {"do": "open", "file": sent}))
    assert opened.of("input", name="staff-0-hours")[0]["value"] == "3440,5"
    assert (
        opened.of("input", name="co_financing-0-name")[0]["value"] == "Region Dalarna"
    )
    assert "Planen håller inte än" in opened.text("main")


@pytest.mark.parametrize("kind", KINDS)
def test_one_stays_at_the_list_that_grows(visitor: Client, kind: str) -> None:
    page = read(visitor.post(SV, fill(add=kind)))
    (button,) = page.of("button", name="add", value=kind)
    assert button["formaction"] == f"{SV}#{kind}"
    assert page.of("fieldset", id=kind)


FULL = {
    "programme": CODE,
    "on": "2027-03-01",
    "cost_option": "actual_purchases",
    "period": {"start": "2027-01-01", "end": "2028-12-31"},
    "staff": [{"role": "A", "monthly_salary": "45000", "years": ["1720", "860"]}],
    "costs": [
        {"category": "services", "amount": "900000", "supplier": "AB Ett"},
        {"category": "investment", "amount": "90000", "real_estate": True},
    ],
    "in_kind": [{"name": "Byn", "sector": "private", "hours": "100", "basis": "lista"}],
    "co_financing": [
        {"name": "AB Ett", "sector": "private", "amount": "700000", "from_eu": False}
    ],
    "de_minimis": [
        {"undertaking": "AB Ett", "amount_eur": "1000", "granted": "2026-01-01"}
    ],
}


def test_opened_plan_keeps_what_the_form_does_not_show(visitor: Client) -> None:
    sent = SimpleUploadedFile("plan.json", json.dumps(FULL).encode())
    page = read(visitor.post(SV, {"do": "open", "file": sent}))
    assert "Filen säger mer om raden" in page.text("main")
    written = {
        one["name"]: one.get("value") or ""
        for one in page.of("input")
        if one.get("name")
    }
    chosen = {
        "cost_option": "actual_purchases",
        "project_type": "project",
        "costs-0-category": "services",
        "costs-1-category": "investment",
        "in_kind-0-sector": "private",
        "co_financing-0-sector": "private",
        "do": "json",
    }
    for unticked in ("evaluation", "file", "written"):
        written.pop(unticked, None)
    saved = json.loads(visitor.post(SV, written | chosen).content)
    asked, kept = (build_plan(one) for one in (FULL, saved))
    assert kept == asked


def test_opened_plan_is_answered_by_the_rules_of_its_own_day(visitor: Client) -> None:
    sent = SimpleUploadedFile(
        "plan.json", json.dumps({**FULL, "on": "2001-01-01"}).encode()
    )
    page = read(visitor.post(SV, {"do": "open", "file": sent}))
    assert "2001" in page.text("main")


def test_plan_of_another_programme_is_not_answered_by_ours(visitor: Client) -> None:
    other = {**FULL, "programme": "mellersta-norrland-2021-2027"}
    sent = SimpleUploadedFile("plan.json", json.dumps(other).encode())
    page = read(visitor.post(SV, {"do": "open", "file": sent}))
    assert "mellersta-norrland-2021-2027" in page.text("main")
    assert "Planen är för ett annat program" in page.text("main")


@pytest.mark.parametrize("written", ["{", "[]", "7", "[" * 100_000, '{"years": 1}'])
def test_tampered_carried_text_is_no_fault_of_ours(
    visitor: Client, written: str
) -> None:
    sent = fill(**{"more": written, "staff-0-more": written})
    assert visitor.post(SV, sent).status_code == 200


def test_plan_of_a_link_is_opened(visitor: Client) -> None:
    written = visitor.post(SV, fill(do="json")).content.decode()
    opened = read(visitor.post(SV, {"do": "open", "written": written}))
    assert opened.of("input", name="staff-0-role")[0]["value"] == "Projektledare"


@pytest.mark.parametrize(
    "content", [b"", b"\x00\xff\x00", b"[staff", b"x = 1", b"a" * 300_000]
)
def test_files_that_are_no_plan_are_refused_in_words(
    visitor: Client, content: bytes
) -> None:
    sent = SimpleUploadedFile("plan.toml", content)
    answer = visitor.post(SV, {"do": "open", "file": sent})
    assert answer.status_code == 200
    assert "Planen kan inte läsas" in read(answer).text("main")


def test_open_without_a_file_says_so(visitor: Client) -> None:
    page = read(visitor.post(SV, {"do": "open"}))
    assert "välj en fil först" in page.text("main")


@pytest.mark.parametrize("total", ["-1", "many", "100000", ""])
def test_tampered_forms_are_no_fault_of_ours(visitor: Client, total: str) -> None:
    answer = visitor.post(SV, fill(add="staff", **{"staff-TOTAL_FORMS": total}))
    assert answer.status_code == 200
