"""On paper, with little motion, and in the visitor's own colours."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.page_types import NORRA, PAGE_TYPES, PageType

pytestmark = pytest.mark.browser

PRINTED = [
    kind
    for kind in PAGE_TYPES
    if kind.name in {"home", "programme", "financing", "projects", "project"}
]
CHOSEN = next(kind for kind in PAGE_TYPES if kind.name == "projects-chosen")
PROGRAMME = f"/sv/{NORRA}/"
BLACK, WHITE = "rgb(0, 0, 0)", "rgb(255, 255, 255)"
NAVIGATION = (".nav", ".languages", ".skip", ".bottom", ".crumbs", ".contents")
READ = "(part, name) => getComputedStyle(part).getPropertyValue(name)"
OUTSIDE_WITHOUT_ADDRESS = """
() => [...document.querySelectorAll("main a[href^=http]")].filter(link =>
  !getComputedStyle(link, "::after").content.includes(link.getAttribute("href")) &&
  link.textContent.trim() !== link.getAttribute("href")
).map(link => link.href)
"""
HIDDEN_IN_DETAILS = """
() => [...document.querySelectorAll("details > :not(summary)")].filter(part =>
  part.getBoundingClientRect().height === 0 || !part.checkVisibility()
).map(part => part.textContent.trim().slice(0, 60))
"""
INK_AND_PAPER = """
() => { const {color, backgroundColor} = getComputedStyle(document.body);
        return [color, backgroundColor]; }
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_programme_prints_readably(visit: Visit, scheme: str) -> None:
    page = visit(PROGRAMME, color_scheme="dark" if scheme == "dark" else "light")
    page.emulate_media(media="print")
    for part in NAVIGATION:
        for found in page.locator(part).all():
            expect(found).to_be_hidden()
    assert page.evaluate(INK_AND_PAPER) == [BLACK, WHITE]
    assert not page.evaluate(OUTSIDE_WITHOUT_ADDRESS)
    assert not page.evaluate(HIDDEN_IN_DETAILS)


@pytest.mark.parametrize("kind", PRINTED, ids=lambda kind: kind.name)
def test_page_becomes_a_document(revisit: Visit, kind: PageType) -> None:
    page = revisit(kind)
    paper = page.pdf(format="A4")
    assert paper.startswith(b"%PDF")
    assert len(paper) > 10_000


def test_home_prints_its_map_and_sums(visit: Visit) -> None:
    page = visit("/sv/")
    page.emulate_media(media="print")
    for part in (".map svg", ".bar", ".legend", "h1", ".map table"):
        expect(page.locator(part)).to_be_visible()


def _read(page: Page, selector: str, name: str) -> str:
    return str(page.locator(selector).first.evaluate(READ, name))


def test_nothing_moves_for_those_who_ask_for_calm(visit: Visit) -> None:
    calm = visit("/sv/", reduced_motion="reduce")
    assert (
        calm.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
        == "auto"
    )
    moving = calm.evaluate("document.getAnimations().length")
    assert not moving


def test_choice_is_seen_in_the_visitors_own_colours(visit: Visit) -> None:
    page = visit(CHOSEN, forced_colors="active")
    for part in (".facet", ".nav a"):
        chosen = _read(page, f"{part}[aria-current]", "border-bottom")
        assert chosen != _read(page, f"{part}:not([aria-current])", "border-bottom")
    for part in (".facet[aria-current]", ".nav a[aria-current]", ".button"):
        outline = _read(page, part, "outline-style")
        assert outline == "none", "an outline is for the focus alone"
    page.locator(".facet[aria-current]").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert (
        page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        == "solid"
    )
