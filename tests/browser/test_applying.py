"""Nobody's text is lost: two at once, no network, signed out, a restarted server."""

import json
import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from bench.screenshots import find_browser
from bench.served import Served, serve
from tests.browser import applying
from tests.browser.conftest import ARGUMENTS, DESKTOP, PHONE
from tests.browser.test_axe import judge
from tests.browser.test_reflow import FIND_CUT_OFF, NARROW

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PROBLEM = "#q-problem"
SAVED = re.compile(r"^Sparat.*\d\d:\d\d:\d\d")
FIRST = "Små företag i bruksorterna saknar tid att ställa om. De finns i Dalarna."
VERSIONS = """
import django
django.setup()
import json
from medel.applications.models import SectionVersion
print(json.dumps([one.sent for one in SectionVersion.objects.all()]))
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an installation with people who apply."""
    if find_browser() is None:
        pytest.skip("NO CHROMIUM HERE: THE BROWSER JOURNEYS ARE SKIPPED, NOT PASSED")
    made = tmp_path_factory.mktemp("applying")
    applying.seed(made)
    return made


@pytest.fixture(scope="module")
def running(home: Path) -> Iterator[Served]:
    """Serve it."""
    with serve(home) as served:
        yield served


@pytest.fixture(scope="module")
def chromium(running: Served) -> Iterator[Browser]:
    """Start a Chromium for the module."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=find_browser(), args=ARGUMENTS
        )
        yield started
        started.close()


@pytest.fixture
def anna(chromium: Browser, running: Served) -> Iterator[Page]:
    """Give Anna's browser."""
    context = applying.enter(chromium, running.address, "anna")
    yield context.pages[0]
    context.close()


@pytest.fixture
def bo(chromium: Browser, running: Served) -> Iterator[Page]:
    """Give the browser of Bo, who works at the same place."""
    context = applying.enter(chromium, running.address, "bo")
    yield context.pages[0]
    context.close()


def _open(page: Page, application: str, code: str = "description") -> None:
    page.goto(f"{application}avsnitt/{code}/")


def _saved(page: Page, *, patience: int = 5_000) -> None:
    expect(page.locator("#saved")).to_have_text(SAVED, timeout=patience)


def test_two_who_write_at_once_lose_nothing(anna: Page, bo: Page, home: Path) -> None:
    application = applying.begin(anna)
    _open(anna, application)
    anna.fill(PROBLEM, FIRST)
    _saved(anna)
    _open(bo, application)
    anna.fill(PROBLEM, FIRST.replace("saknar tid", "saknar tid och pengar"))
    bo.fill(PROBLEM, FIRST.replace("Dalarna", "Dalarna och Gävleborg"))
    bo.locator(PROBLEM).blur()
    _saved(bo)
    anna.locator(PROBLEM).blur()
    expect(anna.locator("#saved")).to_have_text(re.compile("sammanfogat"))
    both = (
        "Små företag i bruksorterna saknar tid och pengar att ställa om. "
        "De finns i Dalarna och Gävleborg."
    )
    expect(anna.locator(PROBLEM)).to_have_value(both)
    bo.reload()
    expect(bo.locator(PROBLEM)).to_have_value(both)
    # The same words, changed by both: the first stands, the other's is shown and kept.
    anna.fill(PROBLEM, both.replace("Små", "Många mindre"))
    bo.fill(PROBLEM, both.replace("Små", "De allra minsta"))
    anna.locator(PROBLEM).blur()
    _saved(anna)
    bo.locator(PROBLEM).blur()
    clash = bo.locator(".clash")
    expect(clash).to_contain_text("De allra minsta företag")
    expect(bo.locator(PROBLEM)).to_have_value(re.compile("^Många mindre"))
    kept = json.loads(applying.run(VERSIONS, home))
    sent = {one.get("problem", "") for one in kept}
    assert any(one.startswith("De allra minsta") for one in sent)
    assert any(one.startswith("Många mindre") for one in sent)
    clash.get_by_role("button", name="Använd min i stället").click()
    _saved(bo)
    anna.reload()
    expect(anna.locator(PROBLEM)).to_have_value(re.compile("^De allra minsta"))


def test_writing_goes_on_while_another_saves(anna: Page, bo: Page) -> None:
    application = applying.begin(anna)
    for page in (anna, bo):
        _open(page, application)
    for number in range(4):
        anna.locator(PROBLEM).press_sequentially(f"Anna skriver mening {number}. ")
        bo.locator("#q-target_group").press_sequentially(f"Bo skriver {number}. ")
        anna.wait_for_timeout(700)
    for page in (anna, bo):
        page.locator("h1").click()
        page.wait_for_timeout(3000)
    anna.reload()
    for number in range(4):
        expect(anna.locator(PROBLEM)).to_have_value(re.compile(f"mening {number}"))
        expect(anna.locator("#q-target_group")).to_have_value(
            re.compile(f"Bo skriver {number}")
        )


def test_lost_network_keeps_the_text_and_saves_it_later(anna: Page) -> None:
    application = applying.begin(anna)
    _open(anna, application)
    anna.context.set_offline(True)
    anna.fill(PROBLEM, FIRST)
    anna.locator(PROBLEM).blur()
    expect(anna.locator("#saved")).to_have_text(re.compile("ingen kontakt"))
    expect(anna.locator(PROBLEM)).to_have_value(FIRST)
    anna.context.set_offline(False)
    _saved(anna)
    anna.reload()
    expect(anna.locator(PROBLEM)).to_have_value(FIRST)


def test_signed_out_keeps_the_text_until_signed_in_again(anna: Page) -> None:
    application = applying.begin(anna)
    _open(anna, application)
    anna.context.clear_cookies(name="medel_session")
    anna.fill(PROBLEM, FIRST)
    anna.locator(PROBLEM).blur()
    expect(anna.locator("#saved")).to_have_text(re.compile("utloggad"))
    with anna.context.expect_page() as opened:
        anna.get_by_role("link", name="Logga in i ett nytt fönster").click()
    applying.sign_in(opened.value, "anna")
    opened.value.wait_for_url("**/min-sida/")
    opened.value.close()
    anna.bring_to_front()
    anna.evaluate("dispatchEvent(new Event('focus'))")
    _saved(anna)
    anna.reload()
    expect(anna.locator(PROBLEM)).to_have_value(FIRST)


def test_signed_out_without_script_is_saved_after_signing_in(
    chromium: Browser, running: Served
) -> None:
    context = applying.enter(
        chromium, running.address, "anna", java_script_enabled=False
    )
    page = context.pages[0]
    application = applying.begin(page)
    _open(page, application)
    page.fill(PROBLEM, FIRST)
    context.clear_cookies(name="medel_session")
    page.get_by_role("button", name="Spara", exact=True).last.click()
    applying.sign_in(page, "anna")
    expect(page.locator(PROBLEM)).to_have_value(FIRST)
    expect(page.locator("#saved")).to_have_text(SAVED)
    _open(page, application)
    expect(page.locator(PROBLEM)).to_have_value(FIRST)
    context.close()


def test_restart_in_the_middle_of_writing_loses_nothing(
    chromium: Browser, home: Path
) -> None:
    with serve(home) as first:
        context = applying.enter(chromium, first.address, "anna")
        page = context.pages[0]
        application = applying.begin(page)
        _open(page, application)
        page.fill(PROBLEM, FIRST)
        _saved(page)
        port = first.address.rpartition(":")[2]
        _end(first.pid)
        page.fill(PROBLEM, f"{FIRST} Och mer.")
        page.locator(PROBLEM).blur()
        expect(page.locator("#saved")).to_have_text(re.compile("ingen kontakt"))
        with applying.served_at(home, port):
            _saved(page, patience=60_000)
            page.reload()
            expect(page.locator(PROBLEM)).to_have_value(f"{FIRST} Och mer.")
        context.close()


def test_stranger_sees_nothing(chromium: Browser, running: Served, anna: Page) -> None:
    application = applying.begin(anna)
    context = applying.enter(chromium, running.address, "olle")
    page = context.pages[0]
    for rest in ("", "avsnitt/general/", "filer/", "kontrollera/"):
        answer = page.goto(f"{application}{rest}")
        assert answer
        assert answer.status == 404
    context.close()


def test_pages_are_accessible_and_fit_a_phone(bo: Page) -> None:
    application = applying.begin(bo)
    _open(bo, application, "work_packages")
    bo.get_by_role("button", name="Spara och lägg till en rad").click()
    wrong = []
    for rest in (
        *("", "avsnitt/general/", "avsnitt/work_packages/", "avsnitt/plan/"),
        *("avsnitt/partners/", "filer/", "kontrollera/", "organisationer/fraga/"),
        *("avsnitt/general/versioner/", "kassera/", "../", "avsnitt/general/?check=1"),
    ):
        bo.goto(f"{application}{rest}")
        for viewport, scheme in ((DESKTOP, "light"), (PHONE, "dark")):
            bo.set_viewport_size(viewport)
            bo.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            wrong += [(rest, one) for one in judge(bo)]
        bo.set_viewport_size(NARROW)
        wrong += [(rest, one) for one in bo.evaluate(FIND_CUT_OFF)]
    assert wrong == []


def _end(pid: int) -> None:
    """End a server and its worker in the middle of what they do."""
    workers = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    for one in (pid, *map(int, workers.split())):
        os.kill(one, signal.SIGKILL)
