"""The authority's legs: a decision by four eyes, its letter, and the public project."""

from bench.journey.applying import TITLE
from bench.journey.walking import OWNER, PARTNER, Journey, act, go, press

REASONS = "Projektet prioriterades först av partnerskapet och gör nytta för många."


def decide(way: Journey) -> None:
    """An officer prepares the decision, and somebody else decides."""
    page = way.enter("officer")
    go(page, f"{way.decision}skriv/?outcome=support")
    page.fill("[name=reasons]", REASONS)
    way.look("proposal", page)
    act(page, "prepare")
    decider = way.enter("decider")
    go(decider, f"{way.decision}steg/decide/")
    way.look("decide", decider)
    press(decider, "Besluta")
    way.tick()


def confirm(way: Journey) -> None:
    """The signatories of owner and partner confirm what they take on."""
    owner, partner = (way.enter(f"signer-{one}") for one in (OWNER, PARTNER))
    go(owner, f"{way.mine}beslut/")
    way.look("letter", owner)
    press(owner, "Bekräfta")
    go(partner, f"{way.mine}beslut/")
    press(partner, "Bekräfta")
    way.look("confirmed", partner)


def publish(way: Journey) -> None:
    """The project stands in the public bank; the history tells how it came there."""
    officer = way.enter("officer")
    go(officer, f"{way.case}historik/")
    way.look("history", officer)
    page = way.enter("")
    go(page, "/sv/projekt/")
    page.get_by_role("link", name="Påhittade projekt").click()
    page.get_by_role("link", name=TITLE).first.click()
    page.wait_for_load_state()
    way.look("project", page)
