import json
from decimal import Decimal

import pytest
from django.test import Client

from medel.projects.changes import note_change
from medel.projects.models import Organisation, Project
from tests.projects.making import make_project
from tests.web.reading import Page, visit, words

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp;"
LONG = (HOSTILE * 10)[:300]


def _project(visitor: Client, code: str, language: str = "sv") -> Page:
    part = {"sv": "projekt", "en": "projects"}[language]
    return visit(visitor, f"/{language}/{part}/{code}/")


def test_list_tells_number_and_sum(visitor: Client) -> None:
    seen = words(visitor, "/sv/projekt/?period=2021-2027")
    assert "30 projekt, 185 500 166 kr i EU-stöd" in seen
    assert "27 projekt" in seen
    assert "3 projekt" in seen


def test_list_goes_page_by_page(visitor: Client) -> None:
    first = visit(visitor, "/en/projects/")
    (forward,) = first.of("a", rel="next")
    assert forward["href"] == "/en/projects/?page=2"
    second = visit(visitor, forward["href"])
    (back,) = second.of("a", rel="prev")
    assert back["href"] == "/en/projects/"
    assert second.of("a", rel="next") == []
    rows = [len(page.of("a", **{"class": "row-name"})) for page in (first, second)]
    assert rows == [50, 13]


def test_list_facets_toggle(visitor: Client) -> None:
    page = visit(visitor, "/sv/projekt/?county=20")
    chosen = page.of("a", **{"class": "facet", "aria-current": "true"})
    assert [one["href"] for one in chosen] == ["/sv/projekt/"]
    others = {one["href"] for one in page.of("a", **{"class": "facet"})}
    assert "/sv/projekt/?county=20&county=21" in others


def test_list_shows_what_is_chosen_and_excluded(visitor: Client) -> None:
    page = visit(visitor, "/sv/projekt/?county=!20&period=2014-2020&page=1")
    tags = page.of("a", **{"class": "tag"})
    assert [tag["href"] for tag in tags] == [
        "/sv/projekt/?county=%2120",
        "/sv/projekt/?period=2014-2020",
    ]
    assert "inte Dalarna" in page.text("main")


def test_list_without_result_says_so(visitor: Client) -> None:
    seen = words(visitor, "/en/projects/?year=1999")
    assert "No project fits" in seen
    assert "SEK 0" not in seen


def test_list_says_amount_not_stated(visitor: Client) -> None:
    Project.objects.update(eu_amount=None)
    note_change(whole=True)
    seen = words(visitor, "/sv/projekt/")
    assert "kr" not in seen.replace("kring", "").split("Hur är det räknat?")[0].split()
    assert "belopp saknas" in seen or "belopp ej" in seen or "uppgift" in seen


@pytest.mark.parametrize(
    ("language", "told"), [("sv", "uppgift saknas"), ("en", "not stated")]
)
def test_page_says_what_is_unknown(visitor: Client, language: str, told: str) -> None:
    make_project("unknown", ("", "Uppsala", ""))
    Project.objects.filter(code="unknown").update(href="", title="Utan uppgifter")
    page = _project(visitor, "unknown", language)
    seen = page.text("main")
    assert seen.count(told) >= 6
    assert " 0 " not in seen
    assert "None" not in seen
    assert all(anchor["href"] for anchor in page.of("a"))


def test_page_without_organisation_or_place(visitor: Client) -> None:
    project = make_project("bare")
    project.participations.all().delete()
    project.places.all().delete()
    page = _project(visitor, "bare", "en")
    assert "county not stated" in page.text("main")
    assert "A project in" in page.of("meta", name="description")[0]["content"]


def test_page_stated_zero_is_shown_as_zero(visitor: Client) -> None:
    make_project("zero", national_public=Decimal(0))
    assert "SEK 0" in _project(visitor, "zero", "en").text("main")


def test_page_leads_to_county_by_code_or_name(visitor: Client) -> None:
    make_project("two", ("20", "Dalarna", ""), ("", "Söder & Norr", ""))
    links = set(_project(visitor, "two").links)
    (by_name,) = (href for href in links if "county=" in href)
    assert "1 projekt" in words(visitor, by_name)
    assert "/sv/platser/dalarna-20/" in links


def test_page_tells_when_the_source_does_not_add_up(visitor: Client) -> None:
    assert "234 642 kr" in _project(visitor, "nm1420-009").text("main")
    assert "234" not in _project(visitor, "nm1420-002").text("dl")


def test_page_tells_its_source(visitor: Client) -> None:
    project = Project.objects.get(code="nm2127-001")
    page = _project(visitor, project.code)
    assert page.of("a", href=project.href)
    assert "projects.csv" in page.text("main")


def test_page_tells_dates_as_exactly_as_known(visitor: Client) -> None:
    Project.objects.filter(code="nm2127-001").update(
        start="2024-05-01", start_precision="month", end="2026-12-31"
    )
    seen = _project(visitor, "nm2127-001").text("main")
    assert "maj 2024 \N{EN DASH} 31 december 2026" in seen


def _make_hostile() -> Project:
    project = make_project("hostile", title=(HOSTILE * 20)[:500], priority=LONG)
    Organisation.objects.filter(name="Org hostile").update(name=LONG)
    project.places.update(county_name=HOSTILE[:100], municipality_name=HOSTILE[:100])
    return project


@pytest.mark.parametrize("path", ["/sv/projekt/hostile/", "/sv/projekt/?year=2031"])
def test_hostile_words_are_only_words(visitor: Client, path: str) -> None:
    project = _make_hostile()
    Project.objects.filter(code="hostile").update(decided="2031-01-01")
    note_change(whole=True)
    page = visit(visitor, path)
    assert page.of("img") == []
    assert not any("onerror" in found for _, found in page.elements)
    inside = [one.get("type") for one in page.of("script") if not one.get("src")]
    assert inside in ([], ["application/ld+json"])
    assert project.title[:60] in page.text("main")


def test_hostile_words_stay_inside_linked_data(visitor: Client) -> None:
    project = _make_hostile()
    page = _project(visitor, "hostile")
    assert len(page.of("script")) == 1
    told = json.loads(page.text("script"))
    assert told["name"] == project.title
    assert told["member"][0]["name"] == LONG


def test_hostile_organisation_can_be_a_filter(visitor: Client) -> None:
    _make_hostile()
    answer = visitor.get("/sv/projekt/", {"beneficiary": HOSTILE})
    assert answer.status_code == 200
    scripts = Page(answer.content.decode()).of("script")
    assert all(one.get("src", "").startswith("/static/") for one in scripts)
