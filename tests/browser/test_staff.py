"""An officer's first day: invited, secured, a list imported; judged by axe on the way.

The site is reached as localhost, for browsers allow passkeys there without TLS.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from allauth.mfa.totp.internal import auth as totp
from playwright.sync_api import Browser, Page, expect

from bench.screenshots import find_browser
from bench.served import serve
from tests.browser.conftest import DESKTOP, PHONE, follow
from tests.browser.test_axe import judge

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PASSWORD = "en lång hemlighet 77"
WORK = 60_000  # milliseconds that a step may take on a busy machine
LIST = """\
Ärendenummer;Projektnamn;Stödmottagare;Beviljat EU-stöd (SEK);Startdatum;Kontaktperson
20209991;Ett projekt;Region Dala;1 000 000;2021-01-01;Eva Ek eva@example.org
20209992;Ett till;Region Dala;2 000 000;2021-02-31;Adam Al adam@example.org
"""


@dataclass(frozen=True)
class Site:
    """A Medel of this module's own, and its folder."""

    address: str
    home: Path

    def invite(self, email: str, role: str) -> str:
        """Invite someone by command; give the link's path."""
        command = [sys.executable, "-m", "medel", "people", "invite", email]
        done = subprocess.run(
            [*command, "--role", role],
            env={**os.environ, "MEDEL_HOME": str(self.home)},
            check=True,
            capture_output=True,
            text=True,
        )
        return re.sub(r"^https?://[^/]+", "", done.stdout.strip())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    if find_browser() is None:
        pytest.skip("NO CHROMIUM HERE: THE BROWSER JOURNEYS ARE SKIPPED, NOT PASSED")
    home = tmp_path_factory.mktemp("staff")
    with serve(home) as running:
        yield Site(running.address.replace("127.0.0.1", "localhost"), home)


def _open(browser: Browser, site: Site, *, script: bool = True) -> Page:
    context = browser.new_context(
        base_url=site.address, viewport=DESKTOP, java_script_enabled=script
    )
    context.set_default_timeout(20_000)
    return context.new_page()


def _judge_everywhere(page: Page) -> None:
    """Let axe judge the page wide and narrow, light and dark; nothing may stick out."""
    for viewport, scheme in ((DESKTOP, "light"), (PHONE, "dark")):
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = judge(page)
        assert not found, f"{page.url} {scheme}: {found}"
    page.set_viewport_size({"width": 320, "height": 800})
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 320, page.url
    page.set_viewport_size(DESKTOP)
    page.emulate_media(color_scheme="light")


def _send(page: Page) -> None:
    follow(page, page.locator("main .form button.button").first)


def _join(page: Page, link: str, name: str, *, judged: bool = False) -> None:
    """Go from an invitation to an account with the role."""
    page.goto(link)
    if judged:
        _judge_everywhere(page)
    _send(page)
    page.fill("#id_name", name)
    page.fill("#id_password1", "kort")
    _send(page)
    expect(page).to_have_title(re.compile("^Fel: "))
    if judged:
        assert page.evaluate("document.activeElement.className") == "errors"
        _judge_everywhere(page)
    page.fill("#id_password1", PASSWORD)
    _send(page)
    _send(page)


def _confirm_password(page: Page) -> None:
    page.fill("#id_password", PASSWORD)
    _send(page)


def test_officer_is_led_to_the_second_step_and_imports_a_list(
    browser: Browser, site: Site, tmp_path: Path
) -> None:
    page = _open(browser, site)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    _join(page, site.invite("eva@example.org", "case_officer"), "Eva Ek", judged=True)
    expect(page.locator("h1")).to_have_text("Tvåstegsinloggning")
    _judge_everywhere(page)
    follow(page, page.get_by_role("link", name="Ställ in en app"))
    _judge_everywhere(page)
    _confirm_password(page)
    _judge_everywhere(page)
    secret = page.locator("main p code").inner_text()
    counter = int(time.time()) // 30
    page.fill("#id_code", totp.format_hotp_value(totp.hotp_value(secret, counter)))
    _send(page)
    expect(page.locator("h1")).to_have_text("Reservkoder")
    _judge_everywhere(page)
    for path in ("/sv/min-sida/", "/sv/arbetsbord/", "/sv/konto/losenord/"):
        page.goto(path)
        _judge_everywhere(page)
    page.goto("/sv/arbetsbord/")
    follow(page, page.get_by_role("link", name="Importera en lista"))
    _judge_everywhere(page)
    file = tmp_path / "lista.csv"
    file.write_text(LIST, encoding="utf-8")
    page.set_input_files("#id_list", file)
    _send(page)
    expect(page.get_by_text("Steg 1 av 3")).to_be_visible(timeout=WORK)
    _judge_everywhere(page)
    page.click("button[value=try] >> nth=0")
    expect(page.get_by_text("Steg 2 av 3")).to_be_visible(timeout=WORK)
    _judge_everywhere(page)
    follow(page, page.get_by_role("button", name="Importera listan"))
    expect(page.get_by_text("Steg 3 av 3")).to_be_visible(timeout=WORK)
    _judge_everywhere(page)
    follow(page, page.get_by_role("link", name="Ett projekt"))
    expect(page.locator("h1")).to_have_text("Ett projekt")
    assert not complaints
    assert not list((site.home / "uploads").glob("[0-9]*"))
    page.context.close()


def test_person_signs_in_with_a_passkey_alone(browser: Browser, site: Site) -> None:
    page = _open(browser, site)
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    _join(page, site.invite("adam@example.org", "audit_authority"), "Adam")
    follow(page, page.get_by_role("link", name="Lägg till en nyckel"))
    _confirm_password(page)
    _judge_everywhere(page)
    page.check("#id_passwordless")
    follow(page, page.get_by_role("button", name="Lägg till"))
    expect(page.locator("h1")).to_have_text("Reservkoder")
    page.goto("/sv/konto/sakerhet/nycklar/")
    _judge_everywhere(page)
    page.goto("/sv/konto/logga-ut/")
    _judge_everywhere(page)
    _send(page)
    page.goto("/sv/konto/logga-in/")
    _judge_everywhere(page)
    page.get_by_role("button", name="Logga in med nyckel").click()
    page.wait_for_url("**/sv/min-sida/")
    expect(page.locator("h1")).to_have_text("Min sida")
    page.goto("/sv/arbetsbord/")
    expect(page.locator("h1")).to_have_text("Inkorg")
    page.goto("/sv/arbetsbord/personer/")
    expect(page.locator("h1")).to_have_text("Sidan är stängd")
    page.context.close()


def test_administrator_and_visitor_pages_stand_before_axe(
    browser: Browser, site: Site
) -> None:
    page = _open(browser, site)
    for path in ("/en/account/sign-in/", "/en/account/new/"):
        page.goto(path)
        _judge_everywhere(page)
    page.goto("/sv/konto/glomt-losenord/")
    _judge_everywhere(page)
    page.fill("#id_email", "ingen@example.org")
    _send(page)
    _judge_everywhere(page)
    page.context.close()


def test_signing_in_and_out_needs_no_script(browser: Browser, site: Site) -> None:
    page = _open(browser, site, script=False)
    link = site.invite("ove@example.org", "case_officer")
    _join(page, link, "Ove")
    expect(page.locator("h1")).to_have_text("Tvåstegsinloggning")
    follow(page, page.get_by_role("link", name="Ställ in en app"))
    _confirm_password(page)
    expect(page.locator("svg").last).to_be_visible()
    page.goto("/sv/konto/logga-ut/")
    _send(page)
    page.goto("/sv/min-sida/")
    expect(page.locator("h1")).to_have_text("Logga in")
    page.fill("#id_login", "ove@example.org")
    page.fill("#id_password", PASSWORD)
    _send(page)
    expect(page.locator("h1")).to_have_text("Tvåstegsinloggning")
    page.context.close()
