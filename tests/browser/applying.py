"""An installation with people who apply, for the journeys of applicants."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from tests.parties.people import PASSWORD
from tests.process.cast import PROGRAMME

ROOT = Path(__file__).resolve().parents[2]
BEGIN = f"/sv/ansokningar/ny/{PROGRAMME}/circular-2026/"
SEED = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.web.applications.making import OTHER, OWNER, open_call
from medel.parties.actions import give_role
from tests.parties.people import make_organisation, make_person
open_call()
for name, role, number in (
    ("anna", "applicant", OWNER),
    ("bo", "authorised_signatory", OWNER),
    ("olle", "applicant", OTHER),
):
    own = make_organisation(number, f"Org {number}")
    give_role(make_person(name), role, organisation=own)
"""


def seed(home: Path) -> None:
    """Put the cast and an open call into an installation."""
    run(SEED, home)


def run(script: str, home: Path) -> str:
    """Run a script inside an installation; give what it wrote."""
    settings = {"DJANGO_SETTINGS_MODULE": "medel.config.settings"}
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**kept, **settings, "MEDEL_HOME": str(home)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout


def sign_in(page: Page, name: str) -> None:
    """Sign in on the page that asks for it."""
    page.fill("[name=login]", f"{name}@example.org")
    page.fill("[name=password]", PASSWORD)
    page.locator("[name=password]").press("Enter")


def enter(browser: Browser, address: str, name: str, **look: object) -> BrowserContext:
    """Open a browser of somebody who has signed in."""
    context = browser.new_context(base_url=address, **look)  # type: ignore[arg-type]
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto("/sv/ansokningar/")
    sign_in(page, name)
    page.get_by_role("heading", name="Mina ansökningar").wait_for()
    return context


def begin(page: Page) -> str:
    """Begin an application; give its address."""
    page.goto(BEGIN)
    page.get_by_role("button", name="Börja på ansökan").click()
    page.wait_for_url("**/ansokningar/*-*/")
    return page.url


@contextmanager
def served_at(home: Path, port: str) -> Iterator[None]:
    """Serve an installation again at the port where it was served before."""
    process = subprocess.Popen(
        [sys.executable, "-m", "medel", "serve"],
        cwd=ROOT,
        env={**os.environ, "MEDEL_HOME": str(home), "PORT": port},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=60)
