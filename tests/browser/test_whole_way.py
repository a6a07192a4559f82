"""The whole way in a real browser: from a call to the public project, judged by axe.

The installation is the demonstration's. Every page that the journey looks at is judged
wide and light, and narrow and dark; afterwards the desk is read without scripts.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from bench.journey import walking
from bench.journey.applying import TITLE
from bench.journey.legs import LEGS, walk
from bench.journey.walking import DESK, Journey
from bench.screenshots import find_browser
from bench.served import serve
from tests.browser.conftest import ARGUMENTS, PHONE
from tests.browser.test_axe import judge
from tests.browser.test_reflow import FIND_CUT_OFF

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LOOKED_AT = 25  # pages at least that the journey shows to the judge


@dataclass
class Judged:
    """What the judge saw on the way."""

    pages: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def look(self, name: str, page: Page) -> None:
        """Judge a page as it stands, and as a phone in the dark shows it."""
        self.pages.append(name)
        self._judge(name, page)
        page.set_viewport_size(PHONE)
        page.emulate_media(color_scheme="dark")
        self._judge(f"{name} on a phone", page)
        self.faults += [f"{name}: {one}" for one in page.evaluate(FIND_CUT_OFF)]
        page.set_viewport_size(walking.WIDE)  # type: ignore[arg-type]
        page.emulate_media(color_scheme="light")

    def _judge(self, name: str, page: Page) -> None:
        self.faults += [f"{name}: {one}" for one in judge(page)]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Start a Chromium for the module."""
    if find_browser() is None:
        pytest.skip("NO CHROMIUM HERE: THE BROWSER JOURNEYS ARE SKIPPED, NOT PASSED")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=find_browser(), args=ARGUMENTS
        )
        yield started
        started.close()


@pytest.fixture(scope="module")
def walked(
    chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Journey, Judged]]:
    """Walk the whole way once; give where it went and what was judged."""
    home: Path = tmp_path_factory.mktemp("way")
    walking.fill(home)
    judged = Judged()
    with serve(home) as served:
        way = Journey(chromium, served.address, home, judged.look)
        assert len(list(walk(way))) == len(LEGS)
        yield way, judged
        way.close()


def test_the_way_ends_with_a_public_project_that_is_marked(
    walked: tuple[Journey, Judged],
) -> None:
    way, _ = walked
    page = way.enter("")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.locator("main .flag-made-up").first).to_have_text("Påhittad")


def test_axe_finds_nothing_on_the_way(walked: tuple[Journey, Judged]) -> None:
    _, judged = walked
    assert len(judged.pages) >= LOOKED_AT
    assert judged.faults == []


def test_the_journal_proves_the_way(walked: tuple[Journey, Judged]) -> None:
    way, _ = walked
    assert walking.run(way.home, "-m", "medel", "journal", "verify")


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("secretary", "{meeting}"),
        ("secretary", "{meeting}ledamoter/"),
        ("manager", "utlysningar/"),
        ("manager", "utlysningar/{call}/"),
        ("decider", "beslut/"),
        ("decider", "beslut/{key}/"),
        ("officer", "arenden/{key}/historik/"),
        ("auditor", "arenden/{key}/"),
    ],
)
def test_page_is_whole_without_script(
    walked: tuple[Journey, Judged], chromium: Browser, name: str, path: str
) -> None:
    way, _ = walked
    meeting = way.meeting
    context = chromium.new_context(
        base_url=way.address, java_script_enabled=False, viewport=PHONE
    )
    context.add_cookies(way.enter(name).context.cookies())  # type: ignore[arg-type]
    page = context.new_page()
    answer = page.goto(DESK + path.format(meeting=meeting, call=way.call, key=way.key))
    assert answer
    assert answer.ok
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.locator("main")).to_contain_text("Påhittad")
    context.close()
