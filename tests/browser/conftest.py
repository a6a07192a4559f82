"""A real Medel and a real Chromium."""

from collections.abc import Callable, Iterator
from typing import Literal, Protocol, TypedDict, Unpack

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
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
def open_context(
    browser: Browser, served: Served
) -> Iterator[Callable[..., BrowserContext]]:
    """Open contexts, none of which outlives the test."""
    opened: list[BrowserContext] = []

    def _open(**look: Unpack[Look]) -> BrowserContext:
        settings: Look = {"viewport": DESKTOP, **look}
        context = browser.new_context(base_url=served.address, **settings)
        context.set_default_timeout(15_000)
        opened.append(context)
        return context

    yield _open
    for context in opened:
        context.close()


@pytest.fixture
def visit(open_context: Callable[..., BrowserContext]) -> Visit:
    """Open a page type in a language, or an address."""

    def _visit(
        kind: PageType | str, language: str = "sv", **look: Unpack[Look]
    ) -> Page:
        page = open_context(**look).new_page()
        go(page, kind, language)
        return page

    return _visit


def go(page: Page, kind: PageType | str, language: str = "sv") -> None:
    """Go to a page type or an address, and see that it answers as it should."""
    if isinstance(kind, str):
        page.goto(kind)
        return
    if kind.status == METHOD_NOT_ALLOWED:
        page.route("**/*", _post_the_page)
    answer = page.goto(kind.at(language))
    assert answer
    assert answer.status == kind.status


def _post_the_page(route: Route) -> None:
    if route.request.is_navigation_request():
        route.continue_(method="POST")
    else:
        route.continue_()
