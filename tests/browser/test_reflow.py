"""Nothing is cut off on a narrow screen or in large text; fingers find their aim."""

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.conftest import DESKTOP, PHONE, Visit
from tests.browser.page_types import PageType, both_languages, every_page

pytestmark = pytest.mark.browser

NARROW: ViewportSize = {"width": 320, "height": 640}
OPEN_ALL = "document.querySelectorAll('details').forEach(d => { d.open = true; })"
DOUBLE = """
() => {
  const root = document.documentElement;
  root.style.fontSize = `${2 * parseFloat(getComputedStyle(root).fontSize)}px`;
}
"""
# Tables scroll in a box of their own; what is for the ear alone is cut off on purpose.
FIND_CUT_OFF = """
() => [...document.body.querySelectorAll("*")].filter(part => {
  const apart = part.closest(".scroll, .hidden, .skip, svg");
  if (apart || !part.checkVisibility()) return false;
  const {left, right, width} = part.getBoundingClientRect();
  if (width && (left < -0.5 || right > innerWidth + 0.5)) return true;
  // A field scrolls what is typed in it.
  const isField = part.matches("input, textarea");
  const clips = !isField && getComputedStyle(part).overflowX !== "visible";
  return clips && part.scrollWidth > part.clientWidth;
}).map(part => `${part.className}: ${part.outerHTML.slice(0, 90)}`)
"""
# A link in a sentence is as high as its line; all others stand alone.
FIND_SMALL = """
([selector, least]) => {
  const isInline = part => getComputedStyle(part).display === "inline";
  const inSentence = link => {
    if (!isInline(link)) return false;
    let block = link.parentElement;
    while (isInline(block)) block = block.parentElement;
    const words = [...block.childNodes].filter(node =>
      node.nodeType === Node.TEXT_NODE || (node.nodeType === 1 && isInline(node)));
    const text = words.map(node => node.textContent).join("").trim();
    return text !== link.textContent.trim();
  };
  return [...document.querySelectorAll(selector)].filter(link => {
    if (!link.checkVisibility() || link.closest(".skip, svg") || inSentence(link)) {
      return false;
    }
    const {width, height} = link.getBoundingClientRect();
    return height < least - 0.01 || width < least - 0.01;
  }).map(link => {
    const {width, height} = link.getBoundingClientRect();
    const size = `${Math.round(width)} x ${Math.round(height)}`;
    return `${size}: ${link.outerHTML.slice(0, 90)}`;
  });
}
"""
LARGE = ".button, .facet, .tag, .letters a, .nav a, .to-menu, .brand, .pages a, summary"
LARGE_ON_THE_PHONE = f"{LARGE}, #menu li a, .close-facets a, .ways a, .tiles a"


def _assert_fits(page: Page) -> None:
    width = page.evaluate("document.documentElement.scrollWidth")
    cut_off = page.evaluate(FIND_CUT_OFF)
    assert width <= NARROW["width"], cut_off
    assert not cut_off


@both_languages
@every_page
def test_page_fits_a_narrow_screen(
    revisit: Visit, kind: PageType, language: str
) -> None:
    page = revisit(kind, language, viewport=NARROW)
    _assert_fits(page)
    page.evaluate(OPEN_ALL)
    _assert_fits(page)
    page.evaluate(DOUBLE)
    _assert_fits(page)


@every_page
def test_what_one_presses_is_large_enough(revisit: Visit, kind: PageType) -> None:
    page = revisit(kind)
    page.set_viewport_size(DESKTOP)
    page.evaluate(OPEN_ALL)
    assert not page.evaluate(FIND_SMALL, ["a[href], summary", 24])
    assert not page.evaluate(FIND_SMALL, [LARGE, 44])
    page.set_viewport_size(PHONE)
    assert not page.evaluate(FIND_SMALL, ["a[href], summary", 24])
    assert not page.evaluate(FIND_SMALL, [LARGE_ON_THE_PHONE, 44])
