"""A visitor finds their way."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, follow
from tests.browser.page_types import NORRA

pytestmark = pytest.mark.browser

PERIOD = "2021\N{EN DASH}2027"


def _heading(page: Page, name: str | re.Pattern[str]) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_from_home_to_an_objective_its_need_and_back(visit: Visit) -> None:
    page = visit("/sv/")
    page.get_by_role("link", name="Vad kan jag söka för?").click()
    page.get_by_role("link", name="2.6 Främja cirkulär ekonomi").click()
    _heading(page, "2.6 Främja cirkulär ekonomi")
    need = "Jobba mer cirkulärt, smart och resurseffektivt"
    page.get_by_role("link", name=need).click()
    _heading(page, need)
    page.locator("main").get_by_role("link", name=re.compile(r"^2\.6 ")).first.click()
    _heading(page, "2.6 Främja cirkulär ekonomi")
    page.get_by_role("link", name="Norra Mellansverige", exact=True).click()
    expect(page).to_have_url(f"/sv/{NORRA}/")


def test_choosing_among_projects(visit: Visit) -> None:
    page = visit("/sv/")
    follow(page, page.get_by_role("link", name="Projekt", exact=True).first)
    told = page.locator(".result-sum")
    sums = [told.inner_text()]
    for choice in ("county=20", "period=2021-2027"):
        page.locator(f"#facets a[href*='{choice}']").first.click()
        expect(told).not_to_have_text(sums[-1])
        sums.append(told.inner_text())
    assert "15 projekt" in sums[-1]
    assert "89 551 127 kr" in sums[-1].replace("\xa0", " ")
    page.locator(".tag", has_text=PERIOD).click()
    expect(told).to_have_text(sums[1])
    expect(page).to_have_url("/sv/projekt/?county=20")
    page.get_by_role("link", name="Rensa").click()
    expect(told).to_have_text(sums[0])


def test_a_project_in_the_other_language(visit: Visit) -> None:
    page = visit("/sv/projekt/?county=20&period=2021-2027")
    page.get_by_role("link", name="Inkubator Dalarna (INDA)").click()
    _heading(page, "Inkubator Dalarna (INDA)")
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    page.locator(".top").get_by_role("link", name="English").click()
    _heading(page, "Inkubator Dalarna (INDA)")
    expect(page).to_have_url(re.compile(r"/en/projects/nm2127-003/$"))
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_switching_language_keeps_the_choice(visit: Visit) -> None:
    page = visit("/sv/projekt/?county=20&period=2021-2027")
    page.locator(".top").get_by_role("link", name="English").click()
    expect(page).to_have_url("/en/projects/?county=20&period=2021-2027")
    expect(page.locator(".tag")).to_have_count(2)


def test_from_a_missing_page_and_on(visit: Visit) -> None:
    page = visit("/sv/finns-inte/")
    _heading(page, "Sidan finns inte här")
    page.locator("main").get_by_role("link", name="Startsidan").click()
    expect(page).to_have_url("/sv/")


def test_nothing_found_leads_back_to_all(visit: Visit) -> None:
    page = visit("/en/projects/?county=17&period=2014-2020&year=2024")
    page.get_by_role("link", name="Show all").click()
    expect(page).to_have_url("/en/projects/")
