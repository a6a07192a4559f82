"""Results follow typing where scripts run; nothing is lost where they do not."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Visit

pytestmark = pytest.mark.browser

KEPT = "localStorage.length + sessionStorage.length + document.cookie.length"


def _type(page: Page, words: str) -> None:
    page.locator("#words").press_sequentially(words, delay=20)


def test_results_follow_typing(visit: Visit) -> None:
    page = visit("/sv/projekt/?period=2014-2020&view=table")
    told = page.locator("#told")
    page.evaluate("window.mark = document.querySelector('#told')")
    _type(page, "energi")
    expect(page).to_have_url(re.compile(r"\?q=energi&period=2014-2020&view=table$"))
    expect(told).to_have_text(re.compile(r"^\d+ projekt"))
    assert told.inner_text() == page.locator(".result-sum").inner_text()
    expect(page.locator("#words")).to_be_focused()
    # The same element: a new one would not be read out.
    assert page.evaluate("window.mark === document.querySelector('#told')")
    assert page.locator("#found").count() == 1
    expect(page.locator(".tag").first).to_have_text(re.compile("energi"))


def test_back_and_forward_give_each_result_again(visit: Visit) -> None:
    page = visit("/sv/projekt/")
    everything = page.locator(".result-sum").inner_text()
    _type(page, "energi")
    expect(page).to_have_url(re.compile(r"\?q=energi$"))
    few = page.locator(".result-sum").inner_text()
    page.go_back()
    expect(page.locator(".result-sum")).to_have_text(everything)
    expect(page.locator("#words")).to_have_value("")
    page.go_forward()
    expect(page.locator(".result-sum")).to_have_text(few)
    expect(page.locator("#words")).to_have_value("energi")


def test_typing_leaves_nothing_in_the_browser(visit: Visit) -> None:
    page = visit("/sv/projekt/")
    _type(page, "skog")
    expect(page).to_have_url(re.compile(r"\?q=skog$"))
    assert page.evaluate(KEPT) == 0


def test_typing_breaks_no_policy(visit: Visit) -> None:
    page = visit("/sv/projekt/?view=charts")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    _type(page, "<b onclick=alert(1)>företag")
    expect(page).to_have_url(re.compile(r"q=%3Cb"))
    assert complaints == []
    assert page.locator("#found b").count() == 0


def test_search_works_without_script(visit: Visit) -> None:
    page = visit(
        "/sv/projekt/?county=20&view=map", java_script_enabled=False, viewport=PHONE
    )
    page.locator("#words").fill("företag")
    page.get_by_role("button", name="Sök").click()
    expect(page).to_have_url(re.compile(r"\?q=f%C3%B6retag&county=20&view=map$"))
    expect(page.locator(".regions")).to_be_visible()


def test_map_and_bars_filter_without_script(visit: Visit) -> None:
    page = visit("/sv/projekt/?view=map", java_script_enabled=False)
    page.locator(".regions a", has_text="Värmland").click()
    expect(page).to_have_url(re.compile(r"\?county=17&view=map$"))
    page.get_by_role("link", name="Diagram").click()
    page.locator(".columns-chart").first.locator("a").last.click()
    expect(page).to_have_url(re.compile(r"county=17&year=\d{4}&view=charts$"))
    expect(page.locator(".result-sum")).not_to_have_text(re.compile("^0 "))


def test_frame_shows_on_the_page_with_its_code(visit: Visit) -> None:
    page = visit("/sv/projekt/badda-in/year/?county=20")
    frame = page.frame_locator("iframe")
    expect(frame.locator("h1")).to_have_text("Dalarna")
    expect(frame.locator(".column-bar").first).to_be_visible()
