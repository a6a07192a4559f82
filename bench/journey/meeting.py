"""The partnership's legs: a meeting is planned, sits with a recusal, and is signed."""

from datetime import date

from playwright.sync_api import Page

from bench.journey.walking import CODE, DESK, PROGRAMME, Journey, act, go

GROUNDS = "1. Nytta för små företag. 2. Samverkan över länsgränser. 3. Varaktighet."
WITHIN = "Stor nytta för många små företag, och alla tre länen är med."
BEYOND = "Angeläget, men andra gör mer för pengarna den här gången."
CHAIR = "Iris Diktén"
PARTIAL = "Ledamotens organisation är med i projektet."


def plan_meeting(way: Journey) -> None:
    """The secretary puts the cases on the agenda, publishes the grounds, summons."""
    way.do("compete", CODE)
    page = way.enter("secretary")
    go(page, f"{DESK}moten/planera/{way.call}/")
    _fill_agenda(page)
    way.look("agenda", page)
    page.locator("main form button[type=submit]").click()
    page.wait_for_url("**/moten/*/")
    way.meeting = page.url.partition(DESK)[2]
    go(page, f"{DESK}{way.meeting}grunder/")
    page.fill("[name=grounds]", GROUNDS)
    page.locator("main form button[type=submit]").click()
    page.wait_for_load_state()
    _note_statements(way, page)
    go(page, f"{DESK}{way.meeting}")
    act(page, "summon")


def _fill_agenda(page: Page) -> None:
    page.fill("[name=on]", date.today().isoformat())  # noqa: DTZ011 (as the field)
    page.fill("[name=place]", "Stora salen, Klarhyttan")
    for one in page.locator("[name=cases]").all():
        one.check()
    # Those who sit for an organisation, which stands in brackets after the name.
    for one in page.locator(".field-tick:has([name=members])").all():
        if "(" in one.inner_text():
            one.locator("input").check()
    chair = page.locator("[name=chair] option", has_text=CHAIR)
    page.select_option("[name=chair]", chair.get_attribute("value"))
    page.fill("[name=quorum]", "4")
    page.select_option("[name=mode]", "binding_partnership")
    page.fill("[name=mode_reason]", "Rundturen visar ett bindande partnerskap.")


def _note_statements(way: Journey, page: Page) -> None:
    go(page, f"{DESK}{way.meeting}yttranden/")
    hrefs = page.locator('main a[href*="/yttranden/"]').evaluate_all(
        "all => all.map(one => one.getAttribute('href'))"
    )
    for href in hrefs:
        go(page, href)
        page.fill("[name=text]", "Projekten stämmer med den regionala strategin.")
        page.locator("main form button[type=submit]").first.click()
        page.wait_for_load_state()


def recuse(way: Journey) -> None:
    """A member whose organisation is a partner stands aside; who is there is noted."""
    page = way.enter("member-1")
    go(page, f"{DESK}{way.meeting}ledamoter/")
    for one in page.locator("[name=interest]").all():
        one.check()
    way.look("recusal", page)
    act(page, "aside")
    secretary = way.enter("secretary")
    _answer_flags(way, secretary)
    for one in secretary.locator("[name=present]").all():
        one.check()
    act(secretary, "attendance")


def _answer_flags(way: Journey, page: Page) -> None:
    """The others whose organisations are part of a case stand aside too."""
    go(page, f"{DESK}{way.meeting}ledamoter/")
    while page.locator("[name=interest]:checked").count():
        form = page.locator("main form:has([name=interest]:checked)").first
        form.locator("[name=reason]").fill(PARTIAL)
        with page.expect_navigation():
            form.locator("[value=recuse]").click()


def rank(way: Journey) -> None:
    """The order is tried, set and reasoned; then it is fixed."""
    chair = way.enter("chair")
    go(chair, f"{DESK}{way.meeting}")
    act(chair, "open")
    page = way.enter("secretary")
    _put_first(way, page)
    way.look("ranking", page)
    for choice in (page.get_by_role("link", name="Prova"), page.locator(".moves a")):
        with page.expect_navigation():
            choice.last.click()
    way.look("trying", page)
    _give_reasons(way, page)
    go(chair, f"{DESK}{way.meeting}")
    act(chair, "settle")


def _put_first(way: Journey, page: Page) -> None:
    """Put the case of the journey first."""
    go(page, f"{DESK}{way.meeting}")
    page.get_by_role("link", name="Gas och gödsel").first.click()
    page.wait_for_load_state()
    page.select_option("[name=position]", "1")
    act(page, "place")
    go(page, f"{DESK}{way.meeting}")


def _give_reasons(way: Journey, page: Page) -> None:
    go(page, f"{DESK}{way.meeting}")
    rows = page.locator("table.ranked tbody tr:not(.money-line)")
    told = rows.evaluate_all(
        "all => all.map(r => [r.querySelector('th a').getAttribute('href'),"
        " r.classList.contains('beyond')])"
    )
    for order, (href, beyond) in enumerate(told):
        go(page, href)
        page.fill("main form [name=reason] >> nth=0", BEYOND if beyond else WITHIN)
        if order == 0:
            way.look("place", page)
        act(page, "reason")


def sign(way: Journey) -> None:
    """The secretary writes the minutes, the chair signs, the order is handed over."""
    page, chair = way.enter("secretary"), way.enter("chair")
    minutes = f"{DESK}{way.meeting}protokoll/"
    go(page, minutes)
    act(page, "write")
    go(chair, minutes)
    act(chair, "sign")
    go(page, minutes)
    way.look("minutes", page)
    act(page, "hand_over")
    visitor = way.enter("")
    number = way.meeting.partition("/")[2]
    go(visitor, f"/sv/{PROGRAMME}/moten/{number}")
    way.look("meeting", visitor)
