import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from medel.parties.actions import give_role, invite
from medel.parties.models import Invitation, Membership, Organisation, Person
from medel.parties.states import Role
from tests.conftest import CODE
from tests.parties.people import PASSWORD, cast, make_person
from tests.web.reading import read

pytestmark = pytest.mark.django_db
ELSEWHERE = "mellersta-norrland-2021-2027"
MY_PAGE = "/sv/min-sida/"
LINK = re.compile(r"http://testserver(/sv/inbjudan/[\w-]+/)")


def _mailed_link() -> str:
    found = LINK.search(str(mail.outbox[-1].body))
    assert found
    return found.group(1)


def test_invited_makes_an_account_and_takes_the_role(client: Client) -> None:
    administrator = Client()
    administrator.force_login(cast("administrator"))
    told = {"email": "eva@example.org", "role": "case_officer", "programme": CODE}
    answer = administrator.post("/sv/arbetsbord/personer/bjud-in/", told)
    assert answer.headers["Location"] == "/sv/arbetsbord/personer/?sent=1"
    assert mail.outbox[-1].to == ["eva@example.org"]
    link = _mailed_link()
    assert "Handläggare" in read(client.get(link)).text("main")
    sign_up = client.post(link).headers["Location"]
    assert "email=eva%40example.org" in sign_up
    told = {"email": "eva@example.org", "name": "Eva", "password1": PASSWORD}
    answer = client.post("/sv/konto/nytt/", {**told, "next": link})
    assert answer.headers["Location"] == link
    assert client.post(link).headers["Location"] == f"{MY_PAGE}?done=joined"
    assert Membership.objects.filter(person__name="Eva", role="case_officer").exists()
    used = client.get(link)
    assert used.status_code == 410
    assert reverse("account_login") in used.content.decode()
    assert "redan använd" in read(used).text("main")


def test_another_address_cannot_take_it(client: Client) -> None:
    _, secret = invite("eva@example.org", Role.CASE_OFFICER, now=timezone.now())
    client.force_login(make_person("adam"))
    answer = client.post(f"/sv/inbjudan/{secret}/")
    assert answer.status_code == 410
    assert "annan e-postadress" in read(answer).text("main")
    assert not Membership.objects.exists()


def test_invitation_proves_only_its_own_address(client: Client) -> None:
    _, secret = invite("eva@example.org", Role.CASE_OFFICER, now=timezone.now())
    client.post(f"/sv/inbjudan/{secret}/")
    told = {"email": "boss@example.org", "name": "Eva", "password1": PASSWORD}
    client.post("/sv/konto/nytt/", told)
    proven = EmailAddress.objects.filter(verified=True)
    assert [one.email for one in proven] == ["eva@example.org"]
    assert Person.objects.get().email == "eva@example.org"


def test_page_of_invitation_tells_no_search_engine(client: Client) -> None:
    _, secret = invite("eva@example.org", Role.CASE_OFFICER, now=timezone.now())
    page = read(client.get(f"/en/invitation/{secret}/"))
    assert page.of("meta", name="robots", content="noindex")
    assert not page.of("link", rel="canonical")


def test_administrator_ends_roles_and_takes_back_invitations() -> None:
    client = Client()
    client.force_login(cast("administrator"))
    cast("officer")
    made, _ = invite(
        "eva@example.org", Role.CASE_OFFICER, programme=CODE, now=timezone.now()
    )
    page = read(client.get("/sv/arbetsbord/personer/"))
    assert "officer@example.org" in page.text("main")
    held = Membership.objects.get(role=Role.CASE_OFFICER)
    client.post(f"/sv/arbetsbord/personer/roll/{held.pk}/")
    held.refresh_from_db()
    assert held.ended
    client.post(f"/sv/arbetsbord/personer/inbjudan/{made.pk}/")
    assert Invitation.objects.get(pk=made.pk).withdrawn
    last = Membership.objects.get(role=Role.ADMINISTRATOR)
    answer = client.post(f"/sv/arbetsbord/personer/roll/{last.pk}/")
    assert "sista administratören" in read(answer).text("main")


def test_administrator_of_one_programme_reaches_no_other_and_not_all() -> None:
    client = Client()
    client.force_login(cast("administrator"))
    made, _ = invite("eva@example.org", Role.ADMINISTRATOR, now=timezone.now())
    held = give_role(make_person("olle"), Role.CASE_OFFICER, programme=ELSEWHERE)
    for programme in ("", ELSEWHERE):
        told = {"email": "x@example.org", "role": "administrator"}
        path = "/sv/arbetsbord/personer/bjud-in/"
        answer = client.post(path, {**told, "programme": programme})
        assert "bara ditt eget program" in read(answer).text("main")
    client.post(f"/sv/arbetsbord/personer/inbjudan/{made.pk}/")
    client.post(f"/sv/arbetsbord/personer/roll/{held.pk}/")
    held.refresh_from_db()
    assert held.ended is None
    assert Invitation.objects.get().withdrawn is None
    # The installation's own administrator may.
    whole = make_person("root", second_factor=True)
    give_role(whole, Role.ADMINISTRATOR)
    client.force_login(whole)
    client.post(f"/sv/arbetsbord/personer/roll/{held.pk}/")
    held.refresh_from_db()
    assert held.ended


def test_colleague_gets_no_more_than_the_one_who_invites_has() -> None:
    client = Client()
    client.force_login(cast("applicant"))
    own = Organisation.objects.get()
    path = f"/sv/min-sida/organisation/{own.pk}/bjud-in/"
    client.post(path, {"email": "adam@example.org"})
    assert Invitation.objects.get().programme == CODE


def test_person_registers_organisation_and_invites_a_colleague() -> None:
    client = Client()
    client.force_login(make_person("eva"))
    told = {"name": "Region Dala", "number": "nej"}
    wrong = read(client.post("/sv/min-sida/registrera/", told))
    assert "inget organisationsnummer" in wrong.text("main")
    assert wrong.text("title").startswith("Fel:")
    told["number"] = "202100-2023"
    assert client.post("/sv/min-sida/registrera/", told).headers["Location"] == MY_PAGE
    own = Organisation.objects.get()
    path = f"/sv/min-sida/organisation/{own.pk}/bjud-in/"
    client.post(path, {"email": "adam@example.org"})
    assert mail.outbox[-1].to == ["adam@example.org"]
    assert (
        client.get(f"/sv/min-sida/organisation/{own.pk + 1}/bjud-in/").status_code
        == 404
    )


def test_person_takes_their_data_along_and_leaves() -> None:
    client = Client()
    client.force_login(make_person("eva"))
    told = client.get("/sv/min-sida/mina-uppgifter/")
    assert told.json()["email"] == "eva@example.org"
    assert "attachment" in told.headers["Content-Disposition"]
    assert client.get("/sv/min-sida/stang-kontot/").status_code == 200
    assert Person.objects.get().is_active
    assert client.post("/sv/min-sida/stang-kontot/").headers["Location"] == "/sv/"
    assert not Person.objects.get().is_active
    assert client.get(MY_PAGE).status_code == 302


def test_people_page_takes_as_many_queries_however_many(
    django_assert_num_queries: pytest.FixtureRequest,
) -> None:
    client = Client()
    client.force_login(cast("administrator"))
    counts = []
    for name in ("officer", "auditor"):
        cast(name)
        with django_assert_num_queries(8, exact=False) as counted:  # type: ignore[operator]
            client.get("/sv/arbetsbord/personer/")
        counts.append(len(counted))
    assert counts[0] == counts[1]
