"""A page asks nobody else, keeps nothing, complains of nothing and holds still."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from bench.served import Served
from tests.browser.conftest import PHONE, Visit
from tests.browser.page_types import PageType, both_languages, every_page

pytestmark = pytest.mark.browser

MOST_SHIFT = 0.01
KEPT = "localStorage.length + sessionStorage.length + document.cookie.length"
SUM_SHIFTS = """
async () => {
  let sum = 0;
  new PerformanceObserver(list => {
    for (const shift of list.getEntries()) sum += shift.value;
  }).observe({type: "layout-shift", buffered: true});
  await new Promise(done => setTimeout(done, 300));
  return sum;
}
"""


@pytest.fixture(scope="module")
def heard(revisit: Visit) -> tuple[list[str], list[str]]:
    """Listen to what the pages ask for, and to what Chromium complains of."""
    asked: list[str] = []
    complaints: list[str] = []
    page = revisit("about:blank")
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return asked, complaints


@both_languages
@every_page
def test_page_keeps_to_itself(
    revisit: Visit,
    served: Served,
    heard: tuple[list[str], list[str]],
    kind: PageType,
    language: str,
) -> None:
    asked, complaints = heard
    asked.clear()
    complaints.clear()
    page = revisit(kind, language)
    ours = urlsplit(served.address).netloc
    assert {urlsplit(url).netloc for url in asked} == {ours}
    assert not page.context.cookies()
    assert not page.evaluate(KEPT)
    if kind.status >= 400:  # Chromium says so of every page that is refused
        assert f"responded with a status of {kind.status}" in complaints.pop()
    assert not complaints


@pytest.mark.parametrize("address", ["/sv/", "/sv/projekt/", "/en/projects/"])
def test_page_holds_still_while_it_loads(visit: Visit, address: str) -> None:
    for page in (visit(address), visit(address, viewport=PHONE)):
        assert _sum_shifts(page) < MOST_SHIFT


def _sum_shifts(page: Page) -> float:
    return float(page.evaluate(SUM_SHIFTS))
