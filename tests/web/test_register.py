"""Pages of organisations, places and data quality; citing and reporting an error."""

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from pytest_django import Settings

from medel.core.texts import Text
from medel.projects.actions import merge, split
from medel.projects.models import Organisation, Project
from medel.projects.organisations import recognise
from tests.projects.making import make_project
from tests.web.reading import Page, visit, words

MATVARDEN = "/sv/organisationer/foreningen-matvarden-2at2c4ho/"
HOSTILE = "</pre><script>alert(1)</script>{}\\&%"


def _hrefs(page: Page) -> list[str]:
    return [one["href"] for one in page.of("a")]


def test_organisation_tells_names_sums_and_why(visitor: Client) -> None:
    page = visit(visitor, MATVARDEN)
    seen = page.text("main")
    assert "2 projekt som vi känner till" in seen
    assert "MatVärden ek.förening" in seen
    assert "11 216 232 kr" in seen.replace("\xa0", " ")
    assert "Samma namn i samma län" in seen
    told = json.loads(page.text("script"))
    assert told["alternateName"] == ["MatVärden ek.förening"]
    link = next(one for one in page.links if "beneficiary=" in one)
    assert "2 projekt" in words(visitor, link)


def test_organisation_in_english_gives_its_reason_in_english(visitor: Client) -> None:
    seen = words(visitor, MATVARDEN.replace("/sv/organisationer", "/en/organisations"))
    assert "The same name in the same county" in seen


def test_alias_leads_to_its_entry_for_the_time_being(visitor: Client) -> None:
    alias = recognise("MatVärden ek.förening")
    answer = visitor.get(f"/sv/organisationer/{alias.code}/")
    assert (answer.status_code, answer.headers["Location"]) == (302, MATVARDEN)
    split(alias, reason="<b>Två</b>")
    page = visit(visitor, f"/sv/organisationer/{alias.code}/")
    assert "1 projekt" in page.text("main")
    assert "<b>Två</b>" in page.text("main")


@pytest.mark.parametrize(
    "path",
    [
        "/sv/organisationer/finns-inte/",
        "/sv/platser/finns-inte/",
        "/sv/platser/falun-9999/",
        "/sv/platser/20-/",
    ],
)
def test_nothing_there_is_not_found(visitor: Client, path: str) -> None:
    assert visitor.get(path).status_code == 404


def test_place_under_another_name_is_led_to_its_own(visitor: Client) -> None:
    answer = visitor.get("/sv/platser/fel-20/")
    assert (answer.status_code, answer.headers["Location"]) == (
        301,
        "/sv/platser/dalarna-20/",
    )


def test_place_tells_the_same_number_as_its_search(visitor: Client) -> None:
    page = visit(visitor, "/sv/platser/dalarna-20/")
    total = re.search(r"(\d+) projekt som vi", page.text("main"))
    link = next(one for one in page.links if one.endswith("?county=20"))
    assert total
    assert f"{total[1]} projekt" in words(visitor, link)


def test_place_without_projects_has_a_page(visitor: Client) -> None:
    seen = words(visitor, "/en/places/kiruna-2584/")
    assert "0 projects" in seen
    assert "Municipality in Norrbotten" in seen


def test_quality_counts_what_the_records_tell(visitor: Client) -> None:
    stated = Project.objects.filter(eu_amount__isnull=False).count()
    seen = words(visitor, "/en/data-quality/")
    share = stated * 100 // Project.objects.count()
    assert re.search(rf"EU support\s*{share} %\s*{stated}\s*not in the list", seen)
    assert re.search(r"Contractors\s*0 %\s*0\s*a", seen)
    assert "norra-mellansverige-2021-2027/projects.csv" in seen


def test_quality_of_an_empty_bank(client: Client, db: None) -> None:
    del db
    assert "There are no projects" in words(client, "/en/data-quality/")
    assert "We know of no projects" in words(client, "/en/places/")


def test_project_leads_to_others_by_its_organisation(visitor: Client) -> None:
    page = visit(visitor, "/sv/projekt/nm2127-028/")
    assert "(i källan: MatVärden ek.förening)" in page.text("main")
    assert "/sv/projekt/nm2127-006/" in page.links
    assert MATVARDEN in page.links


def test_error_is_reported_by_a_letter_already_begun(
    visitor: Client, settings: Settings
) -> None:
    settings.MEDEL_CONTACT = "mailto:fel@example.org"
    page = visit(visitor, "/sv/projekt/nm2127-028/")
    (letter,) = [
        one for one in _hrefs(page) if one.startswith("mailto:fel") and "?" in one
    ]
    told = parse_qs(urlsplit(letter).query)
    assert told["subject"] == ["Fel i nm2127-028"]
    assert "http://testserver/sv/projekt/nm2127-028/" in told["body"][0]
    assert "rad 29" in told["body"][0]


def test_error_is_reported_on_a_page(visitor: Client, settings: Settings) -> None:
    settings.MEDEL_CONTACT = "https://example.org/fel"
    page = visit(visitor, "/sv/projekt/nm2127-028/")
    assert _hrefs(page).count("https://example.org/fel") == 2


def test_error_without_contact_says_so(visitor: Client, settings: Settings) -> None:
    settings.MEDEL_CONTACT = ""
    seen = words(visitor, "/en/projects/nm2127-028/")
    assert "an error can only be told to the source" in seen


def test_citation_is_json_and_bibtex_whatever_the_title(visitor: Client) -> None:
    make_project("hard", title=HOSTILE)
    page = visit(visitor, "/en/projects/hard/")
    whole = visitor.get("/en/projects/hard/").content.decode()
    csl = re.search(
        r"<summary>CSL-JSON</summary><pre[^>]*>(.*?)</pre>", whole, re.DOTALL
    )
    assert csl
    text = csl[1].replace("&quot;", '"').replace("&lt;", "<").replace("&gt;", ">")
    (told,) = json.loads(text.replace("&amp;", "&").replace("&#x27;", "'"))
    assert told["title"] == HOSTILE
    assert told["URL"] == "http://testserver/en/projects/hard/"
    assert r"\{\}\textbackslash{}\&\%" in page.text("main")


def test_organisation_of_any_name_can_be_shown(visitor: Client) -> None:
    make_project("hostile")
    Organisation.objects.filter(name="Org hostile").update(
        name="<b>" * 90, number="x" * 20
    )
    one = Organisation.objects.get(number="x" * 20)
    merge(
        one,
        recognise("Region Dalarna"),
        reason=Text(sv="<i>", en="<i>"),
        source="javascript:alert(1)",
        by="test",
    )
    code = recognise("Region Dalarna").code
    page = visit(visitor, f"/sv/organisationer/{code}/")
    assert page.of("b") == []
    assert not any(one.startswith("javascript") for one in _hrefs(page))
