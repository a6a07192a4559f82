"""The journey itself: who walks, in which browser, and how a page is used."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

from bench.served import ROOT

if TYPE_CHECKING:
    from playwright._impl._api_structures import SetCookieParam

PROGRAMME = "norra-mellansverige-2021-2027"
CODE = "rundtur"
SEED = 7
OWNER, PARTNER = 1, 8  # numbers of the demonstration's organisations
DESK = "/sv/arbetsbord/"
WIDE = {"width": 1280, "height": 900}
PATIENCE = 20_000  # milliseconds
Look = Callable[[str, Page], None]


def run(home: Path, *command: str) -> str:
    """Run a Python command inside an installation; give what it wrote."""
    settings = {"DJANGO_SETTINGS_MODULE": "medel.config.settings"}
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**os.environ, **settings, "MEDEL_HOME": str(home)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout


def fill(home: Path) -> None:
    """Fill an empty installation by the demonstration."""
    run(home, "-m", "medel", "demo", "--seed", str(SEED))


@dataclass
class Journey:
    """A walk through an installation: who walks, where, and what is seen on the way.

    `key`, `call` and `meeting` are what the walk has made so far.
    """

    browser: Browser
    address: str
    home: Path
    look: Look
    key: str = ""
    call: str = ""
    meeting: str = ""
    _sessions: dict[str, str] = field(default_factory=dict)
    _cookie: str = ""
    _open: dict[str, BrowserContext] = field(default_factory=dict)

    def enter(self, name: str) -> Page:
        """Give the browser of somebody who has signed in; of a visitor without name."""
        if name not in self._open:
            context = self.browser.new_context(
                base_url=self.address,
                viewport=WIDE,  # type: ignore[arg-type]
                locale="sv-SE",
                timezone_id="Europe/Stockholm",
            )
            context.set_default_timeout(PATIENCE)
            if name:
                context.add_cookies([self._find_session(name)])
            context.new_page()
            self._open[name] = context
        return self._open[name].pages[0]

    def _find_session(self, name: str) -> "SetCookieParam":
        if not self._sessions:
            told = self.do("sign_in").splitlines()[-1]
            self._cookie, self._sessions = json.loads(told)
        host = urlsplit(self.address).hostname or ""
        held = {"name": self._cookie, "value": self._sessions[name]}
        return cast("SetCookieParam", held | {"domain": host, "path": "/"})

    def do(self, what: str, *told: str) -> str:
        """Do something behind the pages."""
        return run(self.home, "-m", "bench.journey.behind", what, *told)

    def tick(self) -> None:
        """Let the clock do what is due."""
        run(self.home, "-m", "medel", "tick")

    def close(self) -> None:
        """Close every browser."""
        for context in self._open.values():
            context.close()

    @property
    def mine(self) -> str:
        """The application's address for its applicants."""
        return f"/sv/ansokningar/{self.key}/"

    @property
    def case(self) -> str:
        """The case's address at the desk."""
        return f"{DESK}arenden/{self.key}/"

    @property
    def decision(self) -> str:
        """The decision's address at the desk."""
        return f"{DESK}beslut/{self.key}/"


def act(page: Page, value: str, name: str = "act") -> None:
    """Press the button that does something, and wait for the page that follows."""
    button = page.locator(f'main button[name="{name}"][value="{value}"]').last
    with page.expect_navigation():
        button.click()
    require_no_fault(page)


def press(page: Page, words: str) -> None:
    """Press the button of those words, and wait for the page that follows."""
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=words).first.click()
    require_no_fault(page)


def go(page: Page, path: str) -> None:
    """Go to an address and see that it answers."""
    answer = page.goto(path)
    if answer is None or not answer.ok:
        message = f"{path}: {answer.status if answer else 'no answer'}"
        raise AssertionError(message)


def fill_in(page: Page, **values: str) -> None:
    """Fill fields by their names."""
    for name, value in values.items():
        page.fill(f"[name={name}]", value)


def require_no_fault(page: Page) -> None:
    """Refuse to walk on when the page says that something was wrong."""
    told = page.locator("main .errors")
    if told.count():
        message = f"{page.url}: {told.first.inner_text()}"
        raise AssertionError(message)
