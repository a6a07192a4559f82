"""What a demonstration makes up has pages that say so, and is nowhere else."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from medel.programmes.catalogue import installed
from medel.projects.actions.granting import store_grant
from medel.projects.importing.record import Party, Record
from tests.conftest import CODE
from tests.web.reading import visit

pytestmark = pytest.mark.django_db
PAGE = "/sv/projekt/pahittade/"
TITLE = "Hyvelspån blir hus"
OWNER = "Hyvleriet i Påhittet AB"


def _make() -> str:
    record = Record(
        row=1,
        case_number="PÅHITTAT-1",
        title=TITLE,
        beneficiaries=(Party(name=OWNER),),
        eu_amount=Decimal(1_234_567),
        currency="SEK",
        regions=("20",),
    )
    programme = installed()[CODE]
    return store_grant(
        record, programme=programme, on=date(2026, 11, 23), fictitious=True
    )


@pytest.mark.parametrize(
    ("language", "word"), [("sv", "Påhittad"), ("en", "Fictitious")]
)
def test_made_up_project_says_so(visitor: Client, language: str, word: str) -> None:
    code = _make()
    part = {"sv": "projekt", "en": "projects"}[language]
    page = visit(visitor, f"/{language}/{part}/{code}/")
    assert TITLE in page.text("h1")
    assert word in page.text("main")
    listed = visit(visitor, {"sv": PAGE, "en": "/en/projects/fictitious/"}[language])
    assert TITLE in listed.text("main")


def test_made_up_project_is_in_nothing_else(visitor: Client) -> None:
    before = visit(visitor, "/sv/projekt/").text("h1")
    code = _make()
    after = visit(visitor, "/sv/projekt/")
    assert after.text("h1") == before
    assert "Påhittade projekt" in after.text("main")
    for path in (
        "/sv/projekt/?q=hyvelsp%C3%A5n",
        "/sv/projekt.csv",
        "/sv/projekt.json?q=hyvelsp%C3%A5n",
        "/api/v1/projects?q=hyvelsp%C3%A5n",
        "/sitemap-0.xml",
        "/sv/dalarna-20/",
        "/sv/",
    ):
        answer = visitor.get(path)
        told = b"".join(answer) if answer.streaming else answer.content
        assert TITLE.encode() not in told, path
        assert code.encode() not in told, path
        assert OWNER.encode() not in told, path
    assert visitor.get(f"/api/v1/projects/{code}").status_code == 404


def test_page_without_made_up_projects_says_there_are_none(visitor: Client) -> None:
    assert "Här finns inga" in visit(visitor, PAGE).text("main")
    assert "Påhittade" not in visit(visitor, "/sv/projekt/").text("main")
