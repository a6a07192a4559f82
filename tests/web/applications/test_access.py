"""Whoever is not of an application's organisations never learns that it exists."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone

from medel.applications.actions.parties import Asked, ask, join
from medel.applications.models import Application, Party
from medel.applications.queries.own import find_part
from medel.journal.acts import Actor
from medel.parties.models import Membership, Organisation
from medel.parties.states import Role
from tests.parties.people import cast as person_of
from tests.web.applications.making import (
    BEGIN,
    OTHER,
    PARTNER,
    applicant,
    at,
    begin,
    fill,
    open_call,
    write,
)
from tests.web.test_access import _patterns

pytestmark = pytest.mark.django_db(transaction=True)
NOT_FOUND, LED_AWAY, REFUSED = 404, 302, 403


def _addresses(application: Application) -> list[str]:
    """Give every address of an application, with things of its own in it."""
    kept = application.attachments.first()
    file = str(kept.key if kept else application.key)
    told = {
        "<uuid:key>": str(application.key),
        "<slug:code>": "general",
        "<uuid:file>": file,
        "<uuid:parked>": str(application.key),
        "<int:number>": "1",
    }
    found = []
    for route, _ in _patterns(get_resolver()):
        if "ansokningar/<uuid:key>" in route:
            path = f"/{route}"
            for key, value in told.items():
                path = path.replace(key, value)
            found.append(path)
    assert len(found) > 15
    return found


def _made() -> tuple[Client, Application]:
    open_call()
    client, _ = applicant("anna")
    application = begin(client)
    fill(client, application)
    client.post(at(application, "kontrollera/"), {"declared": "on", "do": "send"})
    return client, application


@pytest.mark.parametrize("method", ["get", "post"])
def test_others_meet_nothing_at_any_address(method: str) -> None:
    _, application = _made()
    other, _ = applicant("olle", OTHER)
    officer = Client()
    officer.force_login(person_of("officer"))
    before = Application.objects.values().get()
    for path in _addresses(application):
        for client in (other, officer):
            assert getattr(client, method)(path).status_code == NOT_FOUND, path
    assert Application.objects.values().get() == before


def test_anonymous_is_led_to_sign_in() -> None:
    _, application = _made()
    for path in _addresses(application):
        assert Client().get(path).status_code == LED_AWAY, path


def test_forged_forms_change_nothing() -> None:
    client, application = _made()
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    for path in _addresses(application):
        assert strict.post(path).status_code == REFUSED, path


def test_asked_organisation_sees_nothing_until_it_has_said_yes() -> None:
    open_call()
    client, _ = applicant("anna")
    application = begin(client)
    pia, person = applicant("pia", PARTNER)
    by = Actor(role="applicant", person="1")
    now = timezone.now()
    party, _ = ask(application, Asked(PARTNER, "", "partner"), by=by, at=now)
    assert pia.get(at(application)).status_code == NOT_FOUND
    join(party, by=by, at=now)
    assert pia.get(at(application)).status_code == 200
    assert write(pia, application, "partners", {"division": "Vi."}).status_code == 302
    for rest in ("organisationer/fraga/", "kassera/", "skriv-under/", "ta-tillbaka/"):
        assert pia.get(at(application, rest)).status_code == NOT_FOUND
    sent = pia.post(at(application, "kontrollera/"), {"declared": "on", "do": "send"})
    assert sent.status_code == NOT_FOUND
    # A role that has ended, and an organisation that was taken away, see no more.
    Membership.objects.filter(person=person).update(ended=now)
    assert pia.get(at(application)).status_code == NOT_FOUND
    Membership.objects.filter(person=person).update(ended=None)
    Party.objects.filter(pk=party.pk).delete()
    assert pia.get(at(application)).status_code == NOT_FOUND


def test_role_for_another_programme_opens_nothing() -> None:
    open_call()
    client, person = applicant("anna")
    application = begin(client)
    Membership.objects.filter(person=person).update(
        programme="mellersta-norrland-2021-2027"
    )
    held = list(Membership.objects.filter(person=person))
    assert find_part(application.key, held) is None
    assert client.get(at(application)).status_code == NOT_FOUND


def test_draft_belongs_to_the_organisation_not_to_who_began_it() -> None:
    open_call()
    client, person = applicant("anna")
    application = begin(client)
    write(client, application, "general", {"title": "Biogas"})
    Membership.objects.filter(person=person).update(ended=application.begun)
    bo, _ = applicant("bo", role=Role.AUTHORISED_SIGNATORY)
    assert "Biogas" in bo.get("/sv/ansokningar/").content.decode()
    assert bo.get(at(application)).status_code == 200
    assert client.get(at(application)).status_code == NOT_FOUND


def test_one_may_not_begin_for_an_organisation_of_others() -> None:
    open_call()
    client, _ = applicant("anna")
    applicant("olle", OTHER)
    other = Organisation.objects.get(number=OTHER)
    client.post(BEGIN, {"organisation": other.pk})
    assert not Application.objects.exists()


def test_pages_of_an_application_are_for_no_cache_and_no_search_engine() -> None:
    client, application = _made()
    answer = client.get(at(application))
    assert "no-store" in answer.headers["Cache-Control"]
    assert re.search(r'name="robots" content="noindex"', answer.content.decode())
    assert settings.SESSION_COOKIE_HTTPONLY
