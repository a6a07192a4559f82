import re
import time
from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.db import OperationalError
from django.test import Client
from pytest_django import Settings

from medel.parties.models import Person
from tests.parties.people import PASSWORD, cast, make_person
from tests.web.reading import read

pytestmark = pytest.mark.django_db
SIGN_IN = "/sv/konto/logga-in/"
SIGN_UP = "/sv/konto/nytt/"
MY_PAGE = "/sv/min-sida/"
CODE = re.compile(r"^\s*([A-Z0-9-]{6,12})\s*$", re.MULTILINE)


@pytest.fixture(autouse=True)
def _forget_attempts() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def _mailed_code() -> str:
    found = CODE.search(str(mail.outbox[-1].body))
    assert found, mail.outbox[-1].body
    return found.group(1)


def _sign_in(client: Client, email: str, password: str = PASSWORD) -> str:
    answer = client.post(SIGN_IN, {"login": email, "password": password})
    return answer.headers.get("Location", "")


def test_new_person_proves_the_address_by_a_code(client: Client) -> None:
    told = {"email": "Eva@example.org", "name": "Eva  Ek", "password1": PASSWORD}
    answer = client.post(SIGN_UP, told)
    assert answer.headers["Location"] == "/sv/konto/bekrafta-e-post/"
    assert client.get(MY_PAGE).status_code == 302
    page = read(client.get("/sv/konto/bekrafta-e-post/"))
    assert "Eva@example.org".lower() in page.text("main").lower()
    answer = client.post("/sv/konto/bekrafta-e-post/", {"code": _mailed_code()})
    assert answer.headers["Location"] == MY_PAGE
    assert "Eva Ek" in read(client.get(MY_PAGE)).text("main")


def test_password_signs_in_and_out(client: Client) -> None:
    make_person("eva")
    assert _sign_in(client, "EVA@example.org") == MY_PAGE
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert client.get(MY_PAGE).status_code == 200
    assert client.post("/sv/konto/logga-ut/").headers["Location"] == "/sv/"
    assert client.get(MY_PAGE).status_code == 302


@pytest.mark.parametrize("email", ["eva@example.org", "nobody@example.org"])
def test_wrong_password_is_told_the_same_for_known_and_unknown(
    client: Client, email: str
) -> None:
    make_person("eva")
    answer = client.post(SIGN_IN, {"login": email, "password": "fel"})
    page = read(answer)
    assert page.text("title").startswith("Fel: Logga in")
    assert "hör inte ihop" in page.text("main")
    summary = page.of("div", role="alert")[0]
    assert "autofocus" in summary


def test_guessing_is_stopped(client: Client) -> None:
    make_person("eva")
    for _ in range(5):
        assert _sign_in(client, "eva@example.org", "fel") == ""
    answer = client.post(SIGN_IN, {"login": "eva@example.org", "password": PASSWORD})
    assert "För många försök" in read(answer).text("main")
    assert client.get(MY_PAGE).status_code == 302


def test_too_many_requests_are_told_on_a_page_of_ours(client: Client) -> None:
    for number in range(30):
        client.post(SIGN_IN, {"login": f"x{number}@example.org"})
    answer = client.post(SIGN_IN, {"login": "x@example.org"})
    assert answer.status_code == 429
    assert "Vänta fem minuter" in read(answer).text("main")


def test_second_step_is_asked_for_and_needed(client: Client) -> None:
    person = make_person("eva")
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(person, secret)
    assert _sign_in(client, "eva@example.org") == "/sv/konto/andra-steget/"
    assert client.get(MY_PAGE).status_code == 302
    wrong = client.post("/sv/konto/andra-steget/", {"code": "000000"})
    assert "Koden är fel" in read(wrong).text("main")
    counter = int(time.time()) // 30
    code = totp.format_hotp_value(totp.hotp_value(secret, counter))
    answer = client.post("/sv/konto/andra-steget/", {"code": code})
    assert answer.headers["Location"] == MY_PAGE
    assert client.get(MY_PAGE).status_code == 200


def test_secret_of_second_step_is_encrypted() -> None:
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(make_person("eva"), secret)
    assert secret not in str(Authenticator.objects.values().get())


def test_staff_sets_up_the_app_and_gets_on(client: Client) -> None:
    person = cast("officer")
    Authenticator.objects.all().delete()
    assert _sign_in(client, person.email) == MY_PAGE
    assert client.get(MY_PAGE).headers["Location"] == "/sv/konto/sakerhet/"
    again = client.get("/sv/konto/sakerhet/app/").headers["Location"]
    assert again.startswith("/sv/konto/bekrafta-losenord/")
    answer = client.post(again, {"password": PASSWORD})
    assert answer.headers["Location"] == "/sv/konto/sakerhet/app/"
    page = read(client.get("/sv/konto/sakerhet/app/"))
    assert page.of("svg")
    secret = client.session["mfa.totp.secret"]
    code = totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))
    answer = client.post("/sv/konto/sakerhet/app/", {"code": code})
    assert answer.headers["Location"] == "/sv/konto/sakerhet/koder/"
    assert len(read(client.get("/sv/konto/sakerhet/koder/")).of("code")) == 10
    assert client.get("/sv/arbetsbord/").status_code == 200


def test_forgotten_password_is_replaced_by_a_code(client: Client) -> None:
    make_person("eva")
    answer = client.post("/sv/konto/glomt-losenord/", {"email": "eva@example.org"})
    assert answer.headers["Location"] == "/sv/konto/glomt-losenord/kod/"
    assert mail.outbox[-1].subject == "Kod för ett nytt lösenord"
    answer = client.post("/sv/konto/glomt-losenord/kod/", {"code": _mailed_code()})
    assert answer.headers["Location"] == "/sv/konto/glomt-losenord/nytt/"
    new = "en annan hemlighet 78"
    answer = client.post(
        "/sv/konto/glomt-losenord/nytt/", {"password1": new, "password2": new}
    )
    assert answer.status_code == 302
    assert Person.objects.get().check_password(new)


def test_mail_is_in_plain_swedish_and_to_known_addresses_only(client: Client) -> None:
    told = {"email": "eva@example.org", "name": "Eva", "password1": PASSWORD}
    client.post(SIGN_UP, told)
    body = str(mail.outbox[-1].body)
    assert body.startswith("Någon, troligen du, vill använda")
    assert "127.0.0.1" not in body
    mail.outbox.clear()
    answer = client.post("/sv/konto/glomt-losenord/", {"email": "x@example.org"})
    assert answer.headers["Location"] == "/sv/konto/glomt-losenord/kod/"
    assert not mail.outbox


@pytest.mark.parametrize(
    "password", ["kort", "lösenordet12345", "password12345", "eva.ek@example.org"]
)
def test_weak_password_is_refused_with_a_reason(client: Client, password: str) -> None:
    told = {"email": "eva.ek@example.org", "name": "Eva", "password1": password}
    answer = client.post(SIGN_UP, told)
    if password == "lösenordet12345":
        assert answer.status_code == 302
    else:
        assert "Något behöver rättas" in read(answer).text("main")
        assert not Person.objects.exists()


def test_installation_may_let_in_by_invitation_only(
    client: Client, settings: Settings
) -> None:
    settings.MEDEL_SIGN_UP = False
    told = {"email": "eva@example.org", "name": "Eva", "password1": PASSWORD}
    answer = client.post(SIGN_UP, told)
    page = read(answer)
    assert "skapas konton efter inbjudan" in page.text("main")
    assert page.of("input") == []
    assert not Person.objects.exists()


def test_database_that_is_busy_is_told_so(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lock(*parts: object, **named: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr("allauth.account.forms.LoginForm.clean", lock)
    answer = client.post(SIGN_IN, {"login": "eva@example.org", "password": PASSWORD})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert "Inget sparades" in read(answer).text("main")


@pytest.mark.parametrize("next_", ["https://evil.example/", "//evil.example/x"])
def test_signing_in_leads_to_no_other_site(client: Client, next_: str) -> None:
    make_person("eva")
    told = {"login": "eva@example.org", "password": PASSWORD, "next": next_}
    assert client.post(SIGN_IN, told).headers["Location"] == MY_PAGE
