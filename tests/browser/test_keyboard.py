"""The keyboard alone reaches everything, in order, and one always sees where one is."""

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import DESKTOP, PHONE, Visit, go
from tests.browser.page_types import NORRA, PAGE_TYPES, PageType

pytestmark = pytest.mark.browser

PROJECTS = next(kind for kind in PAGE_TYPES if kind.name == "projects")
# What stands in a frame has stops of its own; it is walked through by itself.
OF_ONE_PIECE = [kind for kind in PAGE_TYPES if kind.name != "embed"]
ON_THE_PHONE = [
    kind
    for kind in PAGE_TYPES
    if kind.name in {"home", "programme", "projects", "projects-open-filters"}
]

LIST_STOPS = """
() => {
  const all = document.querySelectorAll(
    "a[href], summary, button, select, textarea, input:not([type=hidden]), "
    + "[tabindex]");
  // Of radio buttons only the one chosen is a stop; arrows move among them.
  window.stops = [...all].filter(stop => stop.checkVisibility()
    && (stop.type !== "radio" || stop.checked));
  return window.stops.length;
}
"""
DESCRIBE_STOP = """
() => {
  const stop = document.activeElement;
  const style = getComputedStyle(stop);
  const shape = stop.querySelector("path");
  const boxes = [...stop.getClientRects()];
  const box = stop.getBoundingClientRect();
  const hits = boxes.some(({left, top, width, height}) => {
    const found = document.elementFromPoint(left + width / 2, top + height / 2);
    return found && (stop.contains(found) || found.contains(stop));
  });
  return {
    index: window.stops.indexOf(stop),
    parts: stop.type === "date",
    name: `${stop.tagName} ${stop.textContent.trim().slice(0, 40)}`,
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    edge: shape ? parseFloat(getComputedStyle(shape).strokeWidth) : 0,
    seen: hits && box.bottom > 0 && box.top < innerHeight,
    top: box.top + scrollY, bottom: box.bottom + scrollY,
    left: box.left, right: box.right,
  };
}
"""


class Stop:
    """Where the focus is, and what is seen of it."""

    def __init__(self, page: Page) -> None:
        told = page.evaluate(DESCRIBE_STOP)
        self.index: int = told["index"]
        self.name: str = told["name"]
        self.seen: bool = told["seen"]
        self.has_parts: bool = told["parts"]
        self.mark = max(told["outline"], told["edge"] - 1)
        self.top, self.bottom = told["top"], told["bottom"]
        self.left, self.right = told["left"], told["right"]

    def comes_before(self, other: "Stop") -> bool:
        """Whether the eye, too, meets this one first: above, or in a column before."""
        wholly_below = self.top >= other.bottom
        return not wholly_below or other.left >= self.right


def _walk(page: Page) -> None:
    number = page.evaluate(LIST_STOPS)
    last: Stop | None = None
    page.keyboard.press("Tab")
    first = Stop(page).index  # not 0 where the address points into the page
    for expected in range(first, number):
        stop = Stop(page)
        assert stop.index == expected, f"{stop.name} is not stop number {expected}"
        assert stop.seen, f"{stop.name} has the focus, but is covered or off the screen"
        assert stop.mark >= 2, f"{stop.name} does not show that it has the focus"
        if last:
            assert last.comes_before(stop), f"{stop.name} comes after {last.name}"
        last = stop
        page.keyboard.press("Tab")
        while stop.has_parts and Stop(page).index == stop.index:
            page.keyboard.press("Tab")  # year, month, day and the calendar
    assert Stop(page).index in {-1, 0}, "the focus is trapped"


@pytest.mark.parametrize("kind", OF_ONE_PIECE, ids=lambda kind: kind.name)
def test_tab_visits_everything_in_order(revisit: Visit, kind: PageType) -> None:
    _walk(revisit(kind, reduced_motion="reduce"))


@pytest.mark.parametrize("kind", ON_THE_PHONE, ids=lambda kind: kind.name)
def test_tab_visits_everything_on_the_phone(visit: Visit, kind: PageType) -> None:
    page = visit(kind, reduced_motion="reduce", viewport=PHONE)
    _walk(page)


def test_tab_goes_through_opened_details(visit: Visit) -> None:
    page = visit("/sv/", reduced_motion="reduce")
    summary = page.locator(".map summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".map table")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".map .scroll")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".map table a").first).to_be_focused()


def test_shift_tab_goes_back(visit: Visit) -> None:
    page = visit("/sv/", reduced_motion="reduce")
    page.evaluate(LIST_STOPS)
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert Stop(page).index == 1


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_skip_link_comes_first_and_skips(visit: Visit, size: ViewportSize) -> None:
    page = visit("/sv/", reduced_motion="reduce", viewport=size)
    skip = page.locator(".skip")
    expect(skip).not_to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    expect(page.locator("main a").first).to_be_focused()


def test_counties_on_the_map_are_links(visit: Visit) -> None:
    page = visit("/sv/", reduced_motion="reduce")
    for name in ("Dalarna", "Gävleborg", "Värmland"):
        county = page.get_by_role("link", name=f"{name}:")
        before = county.screenshot()
        county.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        expect(county).to_be_focused()
        assert county.screenshot() != before
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"/sv/{NORRA}/omrade/varmland/")


def test_menu_on_the_phone_is_the_list_at_the_end(visit: Visit) -> None:
    page = visit("/sv/", reduced_motion="reduce", viewport=PHONE)
    menu = page.locator(".to-menu")
    expect(menu).to_be_visible()
    menu.focus()
    page.keyboard.press("Enter")
    first = page.locator("#menu a").first
    expect(first).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(first).to_be_focused()


def test_filters_on_the_phone_open_and_close(visit: Visit) -> None:
    page = visit(PROJECTS, reduced_motion="reduce", viewport=PHONE)
    facets = page.locator("#facets")
    expect(facets).to_be_hidden()
    page.get_by_role("link", name="Avgränsa").focus()
    page.keyboard.press("Enter")
    expect(facets).to_be_visible()
    page.keyboard.press("Tab")
    close = facets.locator(".close-facets a")
    expect(close).to_be_focused()
    page.keyboard.press("Enter")
    expect(facets).to_be_hidden()
    expect(page.locator("#result")).to_be_in_viewport()


def test_filters_stand_open_on_the_desktop(visit: Visit) -> None:
    page = visit(PROJECTS)
    expect(page.locator("#facets")).to_be_visible()
    expect(page.get_by_role("link", name="Avgränsa")).to_be_hidden()
    go(page, PROJECTS, "en")
    expect(page.locator("#facets")).to_be_visible()
