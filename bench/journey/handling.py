"""The officer's legs: the case is checked, completed, graded and sent on."""

from playwright.sync_api import Page

from bench.journey.applying import complete
from bench.journey.walking import DESK, Journey, act, go


def check(way: Journey) -> None:
    """An officer takes the case on, asks for a completion, gets it, and passes it."""
    page = way.enter("officer")
    go(page, DESK)
    way.look("inbox", page)
    go(page, way.case)
    act(page, "start")
    go(page, f"{way.case}komplettering/")
    page.fill("[name=ask-description]", "Beskriv problemet med siffror.")
    act(page, "send")
    complete(way)
    go(page, f"{way.case}kontroll/")
    _judge(page)
    way.look("check", page)
    page.fill("[name=approval]", "Alla krav är uppfyllda.")
    act(page, "approve")


def _judge(page: Page) -> None:
    for one in page.locator('main input[type=radio][value="met"]').all():
        one.check()
    for one in page.locator("main textarea[name^=reason-]").all():
        one.fill("Ansökan visar det.")


def grade(way: Journey) -> None:
    """The officer grades the four qualities and sends the case on."""
    page = way.enter("officer")
    go(page, f"{way.case}betyg/")
    _grade(page)
    way.look("grades", page)
    act(page, "hand_in")
    for step in ("agree", "settle"):
        go(page, f"{way.case}betyg/")
        if page.locator(f'main button[value="{step}"]').count():
            _grade(page)
            act(page, step)
    go(page, way.case)
    way.look("case", page)
    act(page, "send")


def _grade(page: Page) -> None:
    for one in page.locator('main input[type=radio][value="VG"]').all():
        one.check()
    for one in page.locator("main textarea[name^=grounds-]").all():
        one.fill("Väl grundat, och mer än det som krävs.")
