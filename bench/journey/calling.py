"""The first legs: a call is opened, and somebody tries an idea and a plan."""

from datetime import datetime, timedelta

from playwright.sync_api import Page

from bench.journey.walking import (
    CODE,
    DESK,
    PROGRAMME,
    Journey,
    fill_in,
    go,
    press,
)

TERMS = {
    "summary_sv": "För den som vill ta vara på det som annars blir avfall.",
    "summary_en": "For those who want to use what would become waste.",
    "who_sv": "Juridiska personer i Dalarna, Gävleborg och Värmland.",
    "who_en": "Legal persons in Dalarna, Gävleborg and Värmland.",
    "contact": "demo@demo.example",
}
CHOICES = {
    "objectives": "2.6",
    "project_types": "project",
    "cost_options": "staff_plus_flat",
}
PLAN = {
    "staff-0-role": "Projektledare",
    "staff-0-monthly_salary": "42 000",
    "staff-0-hours": "1 720",
    "co_financing-0-name": "Hedemora kommun",
    "co_financing-0-amount": "500 000",
}
IDEA = "Slam och matrester blir biogas och gödsel för gårdarna runt bruksorten."


def open_call(way: Journey) -> None:
    """The programme manager writes a call and publishes it; its hour comes."""
    page = way.enter("manager")
    _begin_call(page)
    way.call = page.url.partition("utlysningar/")[2].partition("/")[0]
    fill_in(page, **TERMS)
    for name, value in CHOICES.items():
        page.check(f'[name={name}][value="{value}"]')
    way.look("call-terms", page)
    press(page, "Spara")
    go(page, f"{DESK}utlysningar/{way.call}/steg/publish/")
    press(page, "Publicera")
    way.tick()
    visitor = way.enter("")
    go(visitor, f"/sv/{PROGRAMME}/utlysningar/{CODE}/")
    way.look("call", visitor)


def _begin_call(page: Page) -> None:
    go(page, f"{DESK}utlysningar/ny/")
    now = datetime.now()  # noqa: DTZ005 (as the field of the form has it)
    fill_in(
        page,
        code=CODE,
        title_sv="Påhittad utlysning: Kretslopp i bruksorter",
        title_en="Fictitious call: Circles in works towns",
        budget="20000000",
        opens=(now - timedelta(days=40)).strftime("%Y-%m-%dT08:00"),
        closes=(now + timedelta(days=30)).strftime("%Y-%m-%dT16:00"),
    )
    page.check("[name=fictitious]")
    press(page, "Börja utlysningen")


def try_idea(way: Journey) -> None:
    """Somebody tries an idea without signing in."""
    page = way.enter("")
    go(page, f"/sv/{PROGRAMME}/testa-din-ide/")
    page.locator("main textarea").first.fill(IDEA)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()
    way.look("idea", page)


def try_plan(way: Journey) -> None:
    """The same one tries a financing plan."""
    page = way.enter("")
    go(page, f"/sv/{PROGRAMME}/finansieringsplan/")
    for name, value in PLAN.items():
        page.fill(f'[name="{name}"]', value)
    page.locator('main button[name=do][value="check"]').click()
    page.locator(".plan-answer .finding").first.wait_for()
    way.look("plan", page)
