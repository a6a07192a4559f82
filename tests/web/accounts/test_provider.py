"""Sign-in by OpenID Connect, against a provider that runs on this machine."""

from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from pytest_django import Settings

from medel.config.environment import Environment
from medel.config.providers import describe_providers
from medel.parties.models import Person
from tests.parties.people import cast, make_person
from tests.web.accounts.provider import CLIENT, SECRET, provide
from tests.web.reading import read

pytestmark = pytest.mark.django_db
ENTER = "/account/provider/oidc/?next=/sv/min-sida/"
MY_PAGE = "/sv/min-sida/"
Offer = Callable[..., str]


@pytest.fixture
def offer(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Offer]:
    """Run a provider and set the installation up to use it."""
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    opened = []

    def _offer(**claims: object) -> str:
        provider = provide(**claims)
        opened.append(provider)
        address = provider.__enter__()
        environment = Environment(
            oidc_issuer=address,
            oidc_client_id=CLIENT,
            oidc_client_secret=SECRET,
            oidc_name="E-legitimation",
        )
        settings.SOCIALACCOUNT_PROVIDERS = describe_providers(environment)
        settings.MEDEL_OIDC_NAME = "E-legitimation"
        return address

    yield _offer
    for provider in opened:
        provider.__exit__(None, None, None)


def _go_through(client: Client) -> str:
    """Go to the provider and back as a browser does; give where one ends up."""
    there = client.get(ENTER).headers["Location"]
    back = requests.get(there, allow_redirects=False, timeout=10).headers["Location"]
    parts = urlsplit(back)
    return client.get(f"{parts.path}?{parts.query}").headers["Location"]


def test_newcomer_gets_an_account(client: Client, offer: Offer) -> None:
    offer(email="eva@example.org", email_verified=True, name="Eva Ek")
    assert "E-legitimation" in read(client.get("/sv/konto/logga-in/")).text("main")
    assert _go_through(client) == MY_PAGE
    person = Person.objects.get()
    assert (person.email, person.name) == ("eva@example.org", "Eva Ek")
    assert not person.has_usable_password()
    assert client.get(MY_PAGE).status_code == 200


def test_known_address_that_the_provider_has_proven_is_the_same_person(
    client: Client, offer: Offer
) -> None:
    person = make_person("eva")
    offer(email="eva@example.org", email_verified=True)
    assert _go_through(client) == MY_PAGE
    assert Person.objects.get() == person


def test_known_address_that_is_not_proven_is_not_let_in(
    client: Client, offer: Offer
) -> None:
    make_person("eva")
    offer(email="eva@example.org", email_verified=False)
    assert _go_through(client) == "/sv/konto/bekrafta-e-post/"
    assert client.get(MY_PAGE).status_code == 302
    assert not SocialAccount.objects.exists()


def test_provider_without_an_address_leads_to_the_question(
    client: Client, offer: Offer
) -> None:
    offer()
    assert _go_through(client) == "/sv/konto/leverantor/nytt/"
    page = read(client.get("/sv/konto/leverantor/nytt/"))
    assert "e-postadress" in page.text("main")


@pytest.mark.parametrize("trusted", [True, False])
def test_two_factors_of_the_provider_count_where_it_is_said(
    client: Client,
    offer: Offer,
    settings: Settings,
    trusted: bool,  # noqa: FBT001
) -> None:
    cast("officer")
    Authenticator.objects.all().delete()
    settings.MEDEL_OIDC_TWO_FACTOR = trusted
    offer(email="officer@example.org", email_verified=True)
    _go_through(client)
    status = client.get("/sv/arbetsbord/").status_code
    assert status == (200 if trusted else 302)


def test_answer_that_was_not_asked_for_is_refused(client: Client, offer: Offer) -> None:
    offer(email="eva@example.org", email_verified=True)
    answer = client.get("/account/provider/oidc/back/?code=x&state=y")
    assert answer.headers["Location"] == "/sv/konto/leverantor/misslyckades/"
    page = read(client.get("/sv/konto/leverantor/misslyckades/"))
    assert "gick inte att logga in" in page.text("h1")
    assert not Person.objects.exists()


def test_request_is_bound_to_its_answer(client: Client, offer: Offer) -> None:
    offer()
    query = parse_qs(urlsplit(client.get(ENTER).headers["Location"]).query)
    assert query["code_challenge_method"] == ["S256"]
    assert query["state"][0]
    assert query["redirect_uri"] == ["http://testserver/account/provider/oidc/back/"]


def test_without_a_provider_there_is_no_such_way_in(client: Client) -> None:
    assert client.get(ENTER).status_code == 404
    assert "E-legitimation" not in read(client.get("/sv/konto/logga-in/")).text("main")
