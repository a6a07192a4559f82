"""From an idea to its answer and its sheet, without JavaScript, judged by axe-core."""

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import DESKTOP, PHONE, Visit, follow
from tests.browser.page_types import NORRA
from tests.browser.test_axe import judge

pytestmark = pytest.mark.browser
PATH = f"/sv/{NORRA}/testa-din-ide/"
IDEA = (
    "Solel på natten\nMånga företag i Dalarna har solceller men saknar el på kvällen. "
    "Vi vill bygga en testbädd med batterilager."
)


def _send(page: Page, text: str, total: str = "") -> None:
    page.locator("#text").fill(text)
    page.locator("#total").fill(total)
    page.get_by_label("Dalarna").check()
    follow(page, page.get_by_role("button", name="Testa idén"))


def test_idea_gets_an_answer_and_a_sheet_without_script(visit: Visit) -> None:
    page = visit(PATH, java_script_enabled=False, viewport=PHONE)
    _send(page, IDEA)
    expect(page.get_by_role("heading", name="Svaret")).to_be_visible()
    expect(page.locator("main")).to_contain_text("2.3 Utveckla smarta energisystem")
    expect(page.get_by_label("Dalarna")).to_be_checked()
    follow(page, page.get_by_role("button", name="Underlag att skriva ut"))
    expect(page.locator("main")).to_contain_text("1. Övergripande")
    expect(page.locator("main")).to_contain_text("Solel på natten")
    follow(page, page.get_by_role("button", name="Tillbaka till svaret"))
    expect(page.get_by_role("heading", name="Svaret")).to_be_visible()
    follow(page, page.get_by_role("button", name="Läs svaret på engelska"))
    expect(page).to_have_url(re.compile("/en/"))
    expect(page.get_by_role("heading", name="The answer")).to_be_visible()


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE])
@pytest.mark.parametrize(
    ("text", "total"), [(IDEA, ""), (IDEA, "mycket"), ("qwzx", "")]
)
def test_axe_finds_nothing_in_the_answer(
    visit: Visit, viewport: ViewportSize, text: str, total: str
) -> None:
    page = visit(PATH, viewport=viewport)
    _send(page, text, total)
    assert judge(page) == []
