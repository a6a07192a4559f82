"""axe-core, the judge of accessibility, finds nothing on any page type.

Every page type is judged in each width with each scheme, and each language in both of
both: four judgements instead of eight, for the words do not change with the looks.
"""

from functools import cache
from pathlib import Path
from typing import Literal

import axe_playwright_python
import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Page, ViewportSize

from tests.browser.conftest import DESKTOP, PHONE, Visit
from tests.browser.page_types import PageType, both_languages, every_page

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS: dict[str, list[tuple[ViewportSize, Literal["light", "dark"]]]] = {
    "sv": [(DESKTOP, "light"), (PHONE, "dark")],
    "en": [(PHONE, "light"), (DESKTOP, "dark")],
}
RUN = """
async runOnly => {
  document.querySelectorAll("details").forEach(details => { details.open = true; });
  const found = await axe.run(document, {runOnly, resultTypes: ["violations"]});
  return found.violations.flatMap(rule => rule.nodes.map(
    node => `${rule.id}: ${node.html} ${node.failureSummary}`));
}
"""


@cache
def _read_axe() -> str:
    folder = Path(axe_playwright_python.__file__).parent
    return (folder / "axe.min.js").read_text(encoding="utf-8")


def judge(page: Page, *, rules: list[str] | None = None) -> list[str]:
    """Give what axe-core finds wrong with a page."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_read_axe())
    only = (
        {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    )
    found: list[str] = page.evaluate(RUN, only)
    return found


@both_languages
@every_page
def test_axe_finds_nothing(revisit: Visit, kind: PageType, language: str) -> None:
    page = revisit(kind, language)
    for viewport, scheme in LOOKS[language]:
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme=scheme)
        found = judge(page)
        assert not found, f"{viewport} {scheme}: {found}"


@both_languages
def test_axe_finds_nothing_where_we_fail(visit: Visit, language: str) -> None:
    page = visit("/health/live")
    page.set_content(render_to_string("medel/500.html", {"language": language}))
    assert not judge(page)


def test_axe_would_find_a_fault(visit: Visit) -> None:
    page = visit("/sv/")
    page.evaluate("document.querySelector('.lead').style.color = '#ccc'")
    assert any("color-contrast" in fault for fault in judge(page))
