"""The applicants' legs: written together, checked, sent, signed and completed."""

import io
from datetime import datetime

import pikepdf
from playwright.sync_api import Page

from bench.journey.walking import (
    CODE,
    OWNER,
    PARTNER,
    PROGRAMME,
    Journey,
    act,
    fill_in,
    go,
    press,
)
from medel.demonstration.invented import number_organisation

YEAR = datetime.now().year + 1  # noqa: DTZ005 (a year's difference of an hour is none)
TITLE = "Gas och gödsel inom fem mil"
PAPERS = {"signatory": "Firmateckning.pdf", "procurement_plan": "Inköpsplan.pdf"}


def write_application(way: Journey) -> None:
    """The owner begins an application and writes in it."""
    page = way.enter(f"writer-{OWNER}")
    go(page, f"/sv/ansokningar/ny/{PROGRAMME}/{CODE}/")
    press(page, "Börja på ansökan")
    way.key = page.url.rstrip("/").rpartition("/")[2]
    _write_general(way, page)
    go(page, f"{way.mine}avsnitt/description/")
    for one in page.locator("main textarea[name^=q-]").all():
        one.fill("Slam körs långt bort och gödsel köps in. Vi gör det nära.")
    act(page, "list", "do")
    way.look("tasks", page)


def _write_general(way: Journey, page: Page) -> None:
    go(page, f"{way.mine}avsnitt/general/")
    page.fill("[name=q-title]", TITLE)
    page.check('[name=q-objective][value="2.6"]')
    page.check('[name=q-project_type][value="project"]')
    page.fill("[name=q-starts]", f"{YEAR}-01-01")
    page.fill("[name=q-ends]", f"{YEAR + 1}-12-31")
    told = "Rest blir gas och gödsel i ett flöde som flera delar."
    page.fill("[name=q-summary]", told)
    page.locator("main details").evaluate_all("all => all.forEach(o => o.open = true)")
    page.check('[name=q-places][value="2083"]')
    way.look("section", page)
    act(page, "list", "do")


def apply_together(way: Journey) -> None:
    """The owner asks a partner, who says yes."""
    page = way.enter(f"writer-{OWNER}")
    go(page, f"{way.mine}organisationer/fraga/")
    fill_in(page, number=number_organisation(PARTNER - 1))
    page.select_option("[name=role]", "partner")
    press(page, "Fråga")
    partner = way.enter(f"writer-{PARTNER}")
    go(partner, "/sv/ansokningar/")
    way.look("asked", partner)
    partner.locator('main a[href*="/delta/"]').first.click()
    partner.wait_for_load_state()
    partner.locator("main form button[type=submit]").first.click()
    partner.wait_for_load_state()


def hand_in(way: Journey) -> None:
    """The rest is written, two files are handed in, and the whole is looked through."""
    way.do("write_rest", way.key)
    page = way.enter(f"writer-{OWNER}")
    for kind, name in PAPERS.items():
        go(page, f"{way.mine}filer/")
        page.select_option("[name=kind]", kind)
        told = {"name": name, "mimeType": "application/pdf"}
        page.set_input_files("[name=file]", {**told, "buffer": _make_pdf()})  # type: ignore[arg-type]
        press(page, "Lämna")
    way.look("files", page)


def _make_pdf() -> bytes:
    into = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(into)
    return into.getvalue()


def send(way: Journey) -> None:
    """The owner sends it, and the signatory signs on the page."""
    page = way.enter(f"writer-{OWNER}")
    go(page, f"{way.mine}kontrollera/")
    page.check("[name=declared]")
    way.look("ready", page)
    act(page, "send", "do")
    way.look("receipt", page)
    signer = way.enter(f"signer-{OWNER}")
    go(signer, f"{way.mine}skriv-under/")
    way.look("sign", signer)
    act(signer, "page", "do")


def complete(way: Journey) -> None:
    """The owner answers what the officer asked."""
    page = way.enter(f"writer-{OWNER}")
    go(page, f"{way.mine}komplettera/")
    answer = page.locator("main textarea[name^=reply-]").first
    answer.fill("212 företag har svarat i vår enkät.")
    way.look("completion", page)
    act(page, "send", "do")
