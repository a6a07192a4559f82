"""Organisations are asked, and their own people say yes."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from medel.applications.models import Party, PartyInvitation
from medel.parties.models import Membership
from tests.parties.people import make_person
from tests.web.applications.making import (
    OTHER,
    PARTNER,
    applicant,
    at,
    begin,
    open_call,
    section_at,
)
from tests.web.reading import read

pytestmark = pytest.mark.django_db(transaction=True)
LINK = re.compile(r"http://testserver(/sv/ansokningar/fraga/[\w-]+/)")


def _ask(client: Client, application, **told: str):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    sent = {"number": PARTNER, "name": "Högskolan", "role": "partner", "email": ""}
    return client.post(at(application, "organisationer/fraga/"), {**sent, **told})


def _link() -> str:
    found = LINK.search(str(mail.outbox[-1].body))
    assert found
    return found.group(1)


def test_new_organisation_joins_by_the_link_and_writes() -> None:
    open_call()
    client, _ = applicant("anna")
    application = begin(client)
    assert _ask(client, application, email="eva@example.org").status_code == 302
    assert mail.outbox[-1].to == ["eva@example.org"]
    assert "har inte svarat" in read(
        client.get(section_at(application, "partners"))
    ).text("main")
    eva = Client()
    link = _link()
    assert eva.post(link).headers["Location"].startswith("/sv/konto/logga-in/")
    eva.force_login(make_person("eva"))
    assert "Högskolan" in read(eva.get(link)).text("main")
    assert eva.post(link).headers["Location"] == at(application)
    assert eva.get(at(application)).status_code == 200
    assert eva.post(link).status_code == 410


def test_link_does_not_make_anyone_a_member_of_an_organisation_with_people() -> None:
    open_call()
    client, _ = applicant("anna")
    applicant("pia", PARTNER)
    application = begin(client)
    _ask(client, application, email="eva@example.org")
    eva = Client()
    person = make_person("eva")
    eva.force_login(person)
    answer = eva.post(_link())
    assert "Du företräder inte" in read(answer).text("main")
    assert not Membership.objects.filter(person=person).exists()
    assert Party.objects.get(role="partner").confirmed is None


def test_people_of_the_organisation_find_the_question_in_their_list() -> None:
    open_call()
    client, _ = applicant("anna")
    pia, _ = applicant("pia", PARTNER)
    olle, _ = applicant("olle", OTHER)
    application = begin(client)
    _ask(client, application)
    number = Party.objects.get(role="partner").pk
    assert "tillfrågas" in read(pia.get("/sv/ansokningar/")).text("main")
    assert olle.get(f"/sv/ansokningar/delta/{number}/").status_code == 404
    assert pia.post(f"/sv/ansokningar/delta/{number}/").status_code == 302
    assert pia.get(at(application)).status_code == 200
    client.post(at(application, f"organisationer/{number}/ta-bort/"))
    assert pia.get(at(application)).status_code == 404


def test_old_and_unknown_links_are_told_so() -> None:
    open_call()
    client, _ = applicant("anna")
    application = begin(client)
    _ask(client, application, email="eva@example.org")
    PartyInvitation.objects.update(expires=timezone.now())
    assert Client().get(_link()).status_code == 410
    assert Client().get("/sv/ansokningar/fraga/nothing/").status_code == 410


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"number": "1"}, "inget organisationsnummer"),
        ({"number": "2021002023"}, "redan med"),
        ({"name": ""}, "Skriv dess namn"),
    ],
)
def test_wrong_questions_are_refused(told: dict[str, str], reason: str) -> None:
    open_call()
    client, _ = applicant("anna")
    application = begin(client)
    assert reason in read(_ask(client, application, **told)).text("main")
    assert Party.objects.count() == 1
