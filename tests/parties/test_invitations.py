from datetime import timedelta

import pytest
from django.utils import timezone

from medel.parties.actions import accept, find_invitation, invite, withdraw
from medel.parties.errors import PartyError
from medel.parties.models import Invitation, Membership
from medel.parties.retention import period_of
from medel.parties.states import Role
from tests.parties.people import make_organisation, make_person

pytestmark = pytest.mark.django_db
NOW = timezone.now()
OFFICER = Role.CASE_OFFICER


def test_link_gives_the_role_once() -> None:
    person, (_, secret) = (
        make_person("eva"),
        invite("Eva@Example.org", OFFICER, now=NOW),
    )
    given = accept(secret, person, now=NOW)
    assert (given.person, given.role, given.ended) == (person, OFFICER, None)
    with pytest.raises(PartyError, match="used already"):
        accept(secret, person, now=NOW)
    assert Membership.objects.count() == 1


def test_link_is_for_its_address_only() -> None:
    _, secret = invite("eva@example.org", OFFICER, now=NOW)
    with pytest.raises(PartyError, match="another e-mail address"):
        accept(secret, make_person("adam"), now=NOW)
    assert not Membership.objects.exists()


def test_address_that_is_not_proven_does_not_do() -> None:
    person, (_, secret) = (
        make_person("eva"),
        invite("eva@example.org", OFFICER, now=NOW),
    )
    person.emailaddress_set.update(verified=False)  # type: ignore[attr-defined]
    with pytest.raises(PartyError, match="another e-mail address"):
        accept(secret, person, now=NOW)


@pytest.mark.parametrize(("seconds", "works"), [(-1, True), (0, False), (1, False)])
def test_link_works_until_it_expires(seconds: int, works: bool) -> None:  # noqa: FBT001
    _, secret = invite("eva@example.org", OFFICER, now=NOW)
    then = NOW + period_of("invitation_valid") + timedelta(seconds=seconds)
    if works:
        assert find_invitation(secret, now=then).email == "eva@example.org"
    else:
        with pytest.raises(PartyError, match="no longer valid"):
            find_invitation(secret, now=then)


def test_link_that_was_withdrawn_does_not_work() -> None:
    made, secret = invite("eva@example.org", OFFICER, now=NOW)
    withdraw(made.pk, now=NOW)
    with pytest.raises(PartyError, match="withdrawn"):
        accept(secret, make_person("eva"), now=NOW)
    with pytest.raises(PartyError, match="used or withdrawn"):
        withdraw(made.pk, now=NOW)


def test_link_that_nobody_made_does_not_work() -> None:
    with pytest.raises(PartyError, match="no invitation"):
        find_invitation("abc", now=NOW)


def test_secret_is_not_in_the_database() -> None:
    _, secret = invite("eva@example.org", OFFICER, now=NOW)
    kept = Invitation.objects.values().get()
    assert secret not in str(kept)


@pytest.mark.parametrize(
    ("email", "role", "programme", "reason"),
    [
        ("not one", OFFICER, "", "not an e-mail address"),
        ("eva@example.org", "king", "", "no role"),
        ("eva@example.org", OFFICER, "atlantis", "no programme"),
        ("eva@example.org", Role.APPLICANT, "", "for an organisation"),
    ],
)
def test_nonsense_is_refused_and_nothing_made(
    email: str, role: str, programme: str, reason: str
) -> None:
    with pytest.raises(PartyError, match=reason):
        invite(email, role, programme=programme, now=NOW)
    assert not Invitation.objects.exists()


def test_applicant_is_invited_to_the_organisation() -> None:
    own = make_organisation()
    person = make_person("eva")
    _, secret = invite("eva@example.org", Role.APPLICANT, organisation=own, now=NOW)
    assert accept(secret, person, now=NOW).organisation == own
