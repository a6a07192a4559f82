"""Every page is whole without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Visit
from tests.browser.page_types import PageType, every_page

pytestmark = pytest.mark.browser


@every_page
def test_page_is_whole_without_script(revisit: Visit, kind: PageType) -> None:
    page = revisit(kind, java_script_enabled=False)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("main")).to_have_text(re.compile(r"\w.{80}", re.DOTALL))


def test_filters_work_without_script(visit: Visit) -> None:
    page = visit("/sv/projekt/", java_script_enabled=False, viewport=PHONE)
    all_projects = page.locator(".result-sum").inner_text()
    page.get_by_role("link", name="Avgränsa").click()
    page.locator("#facets").get_by_role("link", name="Värmland").click()
    expect(page).to_have_url(re.compile(r"\?county=17$"))
    expect(page.locator(".result-sum")).not_to_have_text(all_projects)
    expect(page.locator(".tag")).to_have_text(re.compile("Värmland"))


def test_details_open_without_script(visit: Visit) -> None:
    page = visit("/sv/", java_script_enabled=False)
    table = page.locator(".map table")
    expect(table).to_be_hidden()
    page.get_by_text("Samma siffror som tabell").click()
    expect(table).to_be_visible()
