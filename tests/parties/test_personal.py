import json
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.utils import timezone

from medel.parties.actions import (
    anonymise,
    end_membership,
    export_person,
    give_role,
    invite,
    tidy,
)
from medel.parties.errors import PartyError
from medel.parties.models import Invitation, Membership, Person
from medel.parties.retention import period_of, retentions
from medel.parties.states import Role
from tests.parties.people import PASSWORD, cast, make_person

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def test_export_tells_all_but_secrets() -> None:
    person = cast("officer")
    told = export_person(person)
    written = json.dumps(told)
    assert told["email"] == "officer@example.org"
    assert Role.CASE_OFFICER in written
    assert "totp" in written
    assert person.password not in written
    assert "secret" not in written


def test_anonymised_is_nowhere_to_be_found() -> None:
    person = cast("officer")
    invite(person.email, Role.CASE_OFFICER, now=NOW)
    anonymise(person, now=NOW)
    kept = [
        *Person.objects.values(),
        *Membership.objects.values(),
        *Invitation.objects.values(),
        *EmailAddress.objects.values(),
        *Authenticator.objects.values(),
    ]
    assert "officer" not in str(kept).replace(Role.CASE_OFFICER, "")
    again = Person.objects.get(pk=person.pk)
    assert not again.is_active
    assert not again.check_password(PASSWORD)
    assert Membership.objects.get().ended == NOW


def test_last_administrator_stays() -> None:
    person = cast("administrator")
    held = Membership.objects.get()
    with pytest.raises(PartyError, match="last administrator"):
        anonymise(person, now=NOW)
    with pytest.raises(PartyError, match="last administrator"):
        end_membership(held.pk, now=NOW)
    give_role(make_person("eva"), Role.ADMINISTRATOR)
    end_membership(held.pk, now=NOW)
    with pytest.raises(PartyError, match="ended already"):
        end_membership(held.pk, now=NOW)


def test_tidy_takes_only_what_is_too_old() -> None:
    cast("officer"), make_person("new")
    old = make_person("old")
    Person.objects.filter(pk=old.pk).update(joined=NOW - timedelta(days=731))
    officer = Person.objects.filter(email="officer@example.org")
    officer.update(joined=NOW - timedelta(days=731))
    invite("eva@example.org", Role.CASE_OFFICER, now=NOW)
    invite("adam@example.org", Role.CASE_OFFICER, now=NOW - timedelta(days=98))
    assert tidy(now=NOW) == {"sessions": 0, "invitations": 1, "accounts": 1}
    names = {"officer@example.org", "new@example.org", f"anonymised-{old.pk}@invalid"}
    assert {one.email for one in Person.objects.all()} == names
    assert tidy(now=NOW) == {"sessions": 0, "invitations": 0, "accounts": 0}


def test_periods_are_data_with_reasons() -> None:
    assert {name for name, one in retentions().items() if one.period} == set(
        retentions()
    )
    assert period_of("invitation_valid") == timedelta(days=7)
