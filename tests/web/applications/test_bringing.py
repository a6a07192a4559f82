"""A plan or an idea made without signing in is taken along into an application."""

import pytest
from django.test import Client

from medel.applications.models import Application, Section
from tests.conftest import CODE
from tests.web.applications.making import BEGIN, PLAN, applicant, begin, open_call
from tests.web.reading import read

pytestmark = pytest.mark.django_db(transaction=True)
IDEA = "Vi vill hjälpa små företag att använda restprodukter från skogen."


def _take_along(client: Client, path: str, sent: dict[str, str]) -> None:
    page = read(client.post(path, sent))
    told = {
        one["name"]: one["value"]
        for one in page.of("input", type="hidden")
        if one["name"] in ("plan", "idea")
    }
    assert told
    answer = client.post("/sv/ansokningar/ta-med/", told)
    assert answer.headers["Location"] == "/sv/ansokningar/valj/"


def test_plan_made_before_signing_in_stands_in_the_application() -> None:
    open_call()
    _, person = applicant("anna")
    client = Client()
    _take_along(client, f"/sv/{CODE}/finansiering/till-ansokan/", PLAN)
    answer = client.get("/sv/ansokningar/valj/")
    assert "/konto/logga-in/" in answer.headers["Location"]
    client.force_login(person)
    assert "finansieringsplan" in read(client.get("/sv/ansokningar/valj/")).text("main")
    application = begin(client)
    plan = Section.objects.get(application=application, code="plan").answers["plan"]
    assert plan["staff"][0]["role"] == "Projektledare"
    assert "Du har inget med dig" in read(client.get("/sv/ansokningar/valj/")).text(
        "main"
    )


def test_idea_is_put_in_a_draft_and_overwrites_nothing() -> None:
    open_call()
    client, _ = applicant("anna")
    first = begin(client)
    _take_along(client, f"/sv/{CODE}/ide/till-ansokan/", {"text": IDEA})
    client.post("/sv/ansokningar/valj/", {"application": str(first.key)})
    kept = Section.objects.get(application=first, code="description")
    assert kept.answers["problem"] == IDEA
    _take_along(client, f"/sv/{CODE}/ide/till-ansokan/", {"text": "Något annat."})
    client.post("/sv/ansokningar/valj/", {"application": str(first.key)})
    kept.refresh_from_db()
    assert kept.answers["problem"] == IDEA


def test_nonsense_is_refused_and_nothing_kept() -> None:
    client = Client()
    answer = client.post("/sv/ansokningar/ta-med/", {"plan": "{]"})
    assert answer.status_code == 422
    answer = client.post("/sv/ansokningar/ta-med/", {"plan": '{"programme": "x"}'})
    assert answer.status_code == 422
    assert not client.session.get("carried")


def test_other_peoples_draft_takes_nothing() -> None:
    open_call()
    client, _ = applicant("anna")
    theirs = begin(client)
    other, _ = applicant("olle", "2321000206")
    _take_along(other, f"/sv/{CODE}/ide/till-ansokan/", {"text": IDEA})
    answer = other.post("/sv/ansokningar/valj/", {"application": str(theirs.key)})
    assert answer.status_code == 404


def test_visitor_gets_no_cookie_until_something_is_taken_along() -> None:
    client = Client()
    client.post(f"/sv/{CODE}/finansiering/till-ansokan/", PLAN)
    assert "medel_session" not in client.cookies


def test_call_that_is_not_there_cannot_be_applied_in() -> None:
    client, _ = applicant("anna")
    assert client.get(BEGIN).status_code == 404
    assert not Application.objects.exists()
