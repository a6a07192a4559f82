"""A real Medel and a real Chromium."""

from collections.abc import Iterator
from typing import Literal, Protocol, TypedDict, Unpack

import pytest
from playwright.sync_api import (
    Browser,
    Locator,
    Page,
    Route,
    ViewportSize,
    sync_playwright,
)

from bench.screenshots import find_browser
from bench.served import Served, serve
from tests.browser.page_types import PageType

ARGUMENTS = (
    *("--no-sandbox", "--disable-quic", "--no-first-run"),
    "--disable-background-networking",
)
DESKTOP: ViewportSize = {"width": 1200, "height": 900}
PHONE: ViewportSize = {"width": 375, "height": 800}
METHOD_NOT_ALLOWED = 405


class Look(TypedDict, total=False):
    """How a visitor's browser is set; the names are Playwright's."""

    viewport: ViewportSize
    color_scheme: Literal["dark", "light"]
    reduced_motion: Literal["reduce", "no-preference"]
    forced_colors: Literal["active", "none"]
    java_script_enabled: bool


class Visit(Protocol):
    """Opens a page in a browser context of its own."""

    def __call__(
        self, kind: PageType | str, language: str = "sv", **look: Unpack[Look]
    ) -> Page: ...


@pytest.fixture(scope="session")
def served() -> Iterator[Served]:
    """Serve a Medel of its own to all browser tests."""
    if find_browser() is None:
        pytest.skip("NO CHROMIUM HERE: THE BROWSER JOURNEYS ARE SKIPPED, NOT PASSED")
    with serve() as running:
        yield running


@pytest.fixture(scope="module")
def browser(served: Served) -> Iterator[Browser]:
    """Start a Chromium for one module.

    Not for the session: while Playwright runs, Django takes this thread for an
    asynchronous one and refuses the database to all other tests.
    """
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=find_browser(), args=ARGUMENTS
        )
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser, served: Served) -> Iterator[Visit]:
    """Open a page type in a language, or an address, in a browser without a past."""
    opened: list[Page] = []

    def _visit(
        kind: PageType | str, language: str = "sv", **look: Unpack[Look]
    ) -> Page:
        page = _open_page(browser, served, look)
        opened.append(page)
        go(page, kind, language)
        return page

    yield _visit
    for page in opened:
        page.context.close()


@pytest.fixture(scope="module")
def revisit(browser: Browser, served: Served) -> Visit:
    """Like `visit`, but quicker: the module's visits in one look share one page.

    What a test changes of the browser, such as its size, meets the next test.
    """
    pages: dict[str, Page] = {}

    def _revisit(
        kind: PageType | str, language: str = "sv", **look: Unpack[Look]
    ) -> Page:
        key = str(sorted(look.items()))
        if key not in pages:
            pages[key] = _open_page(browser, served, look)
        go(pages[key], kind, language)
        return pages[key]

    return _revisit


def _open_page(browser: Browser, served: Served, look: Look) -> Page:
    settings: Look = {"viewport": DESKTOP, **look}
    context = browser.new_context(base_url=served.address, **settings)
    context.set_default_timeout(15_000)
    return context.new_page()


def follow(page: Page, pressed: Locator) -> None:
    """Press what leads to another page, and wait until that page is there.

    Without it a judge may begin while the old page is taken away.
    """
    with page.expect_navigation():
        pressed.click()


def go(page: Page, kind: PageType | str, language: str = "sv") -> None:
    """Go to a page type or an address, and see that it answers as it should."""
    if isinstance(kind, str):
        page.goto(kind)
        return
    address = kind.at(language)
    if "#" in address:  # within the page that is open already, nothing would be asked
        page.goto("about:blank")
    if kind.status == METHOD_NOT_ALLOWED:
        page.route(f"**{address}", _post_the_page, times=1)
    answer = page.goto(address)
    assert answer
    assert answer.status == kind.status


def _post_the_page(route: Route) -> None:
    route.continue_(method="POST")
