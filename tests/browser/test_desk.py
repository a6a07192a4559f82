"""The officer's desk in a real browser: axe on every page type, and without scripts."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, BrowserContext

from bench.screenshots import find_browser
from bench.served import ROOT, Served, serve
from tests.browser.conftest import DESKTOP, PHONE, follow
from tests.browser.test_axe import judge

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser
APPLICATIONS = 120
NARROW = 320
MAKE = (
    "import django, json; django.setup();"
    "from bench.cases import generate_desk;"
    f"print(json.dumps(generate_desk({APPLICATIONS}), default=str))"
)


@pytest.fixture(scope="module")
def desk(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Served, list[str]]]:
    """Serve an installation with made-up cases; give a session and the pages."""
    if find_browser() is None:
        pytest.skip("NO CHROMIUM HERE: THE BROWSER JOURNEYS ARE SKIPPED, NOT PASSED")
    home: Path = tmp_path_factory.mktemp("desk")
    with serve(home):
        pass  # makes the tables
    environment = {"DJANGO_SETTINGS_MODULE": "medel.config.settings"}
    made = subprocess.run(
        [sys.executable, "-c", MAKE],
        cwd=ROOT,
        env=os.environ | environment | {"MEDEL_HOME": str(home)},
        check=True,
        capture_output=True,
        text=True,
    )
    session, case, call = json.loads(made.stdout.splitlines()[-1])
    base = f"/sv/arbetsbord/arenden/{case}/"
    parts = ("ansokan/", "kontroll/", "komplettering/", "betyg/", "forslag/")
    paths = [
        *("/sv/arbetsbord/?whose=all", "/en/desk/", "/sv/arbetsbord/arenden/"),
        *(f"/sv/arbetsbord/arenden/utlysning/{call}/", base),
        *(base + part for part in (*parts, "historik/")),
    ]
    with serve(home) as running:
        yield running, [session, *paths]


def _enter(
    browser: Browser, desk: tuple[Served, list[str]], **look: object
) -> BrowserContext:
    served, (session, *_) = desk
    context = browser.new_context(base_url=served.address, **look)  # type: ignore[arg-type]
    cookie = {"name": "medel_session", "value": session, "url": served.address}
    context.add_cookies([cookie])  # type: ignore[list-item]
    return context


def test_axe_finds_nothing_at_the_desk(
    browser: Browser, desk: tuple[Served, list[str]]
) -> None:
    context = _enter(browser, desk)
    page = context.new_page()
    found = []
    for path in desk[1][1:]:
        for size, scheme in ((DESKTOP, "light"), (PHONE, "dark")):
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            answer = page.goto(path)
            assert answer
            assert answer.status == 200, path
            found += [f"{path}: {fault}" for fault in judge(page)]
    context.close()
    assert found == []


def test_desk_flows_at_320_pixels(
    browser: Browser, desk: tuple[Served, list[str]]
) -> None:
    context = _enter(browser, desk, viewport={"width": NARROW, "height": 800})
    page = context.new_page()
    wide = []
    for path in desk[1][1:]:
        page.goto(path)
        if page.evaluate("document.documentElement.scrollWidth") > NARROW:
            wide.append(path)
    context.close()
    assert wide == []


def test_check_begins_without_scripts(
    browser: Browser, desk: tuple[Served, list[str]]
) -> None:
    context = _enter(browser, desk, java_script_enabled=False)
    page = context.new_page()
    page.goto("/sv/arbetsbord/?kind=start")
    page.locator(".rows input[type=checkbox]").first.check()
    follow(page, page.get_by_role("button", name="Börja kontrollen av de valda"))
    assert page.get_by_role("status").is_visible()
    context.close()
