"""What is done with people and roles stands in the journal: keys, and no names."""

import json

import pytest
from django.utils import timezone

from medel.journal.acts import Case
from medel.journal.queries import TellingEntry, read_case
from medel.journal.verifying import verify
from medel.parties.actions import (
    accept,
    anonymise,
    end_membership,
    give_role,
    invite,
    register_organisation,
    withdraw,
)
from medel.parties.errors import PartyError
from medel.parties.models import Invitation, Organisation
from medel.parties.states import Role
from tests.conftest import CODE
from tests.parties.people import cast, make_person

pytestmark = pytest.mark.django_db
NOW = timezone.now()
OFFICER = Role.CASE_OFFICER


def _read(kind: str, key: object) -> list[TellingEntry]:
    return list(read_case(Case(kind, str(key))))


def test_invitation_and_the_role_it_gives_are_told() -> None:
    admin, eva = cast("administrator"), make_person("eva")
    made, secret = invite("eva@example.org", OFFICER, programme=CODE, now=NOW, by=admin)
    given = accept(secret, eva, now=NOW)
    (told,) = _read("invitation", made.pk)
    assert (told.entry.action, told.entry.role) == (
        "invitation.invite",
        "administrator",
    )
    assert told.entry.person == str(admin.pk)
    assert told.told["after"] == {
        "role": OFFICER,
        "programme": CODE,
        "organisation": "",
    }
    (joined,) = _read("person", eva.pk)
    assert (joined.entry.action, joined.entry.role) == ("person.join", "self")
    assert joined.told["after"]["membership"] == str(given.pk)
    assert joined.told["after"]["invitation"] == str(made.pk)
    written = json.dumps([told.told, joined.told])
    assert "eva" not in written
    assert secret not in written
    assert verify().holds


def test_ended_role_and_withdrawn_invitation_are_told_with_who_did_it() -> None:
    admin = cast("administrator")
    held = give_role(make_person("olle"), OFFICER, programme=CODE)
    end_membership(held.pk, now=NOW, by=admin)
    (told,) = _read("person", held.person_id)
    assert (told.entry.action, told.entry.person) == ("person.leave", str(admin.pk))
    assert told.told["before"]["role"] == OFFICER
    made, _ = invite("eva@example.org", OFFICER, now=NOW)
    withdraw(made.pk, now=NOW, by=admin)
    actions = [one.entry.action for one in _read("invitation", made.pk)]
    assert actions == ["invitation.invite", "invitation.withdraw"]


def test_what_is_refused_is_told_as_refused() -> None:
    admin = cast("administrator")
    held = admin.memberships.get()
    with pytest.raises(PartyError):
        end_membership(held.pk, now=NOW, by=admin)
    (told,) = _read("person", admin.pk)
    assert (told.entry.action, told.entry.outcome) == ("person.leave", "refused")
    with pytest.raises(PartyError):
        invite("no address", OFFICER, now=NOW, by=admin)
    (refused,) = _read("invitation", 0)
    assert refused.entry.outcome == "refused"
    assert not Invitation.objects.exists()


def test_link_of_another_is_refused_and_told() -> None:
    _, secret = invite("eva@example.org", OFFICER, now=NOW)
    adam = make_person("adam")
    with pytest.raises(PartyError):
        accept(secret, adam, now=NOW)
    (told,) = _read("person", adam.pk)
    assert (told.entry.action, told.entry.outcome) == ("person.join", "refused")


def test_organisation_and_closed_account_are_told() -> None:
    eva = make_person("eva")
    made = register_organisation("Region Dala", "202100-2023", by=eva, now=NOW)
    (told,) = _read("organisation", made.pk)
    assert told.told["after"] == {"number": "2021002023"}
    assert "Dala" not in json.dumps(told.told)
    anonymise(eva, now=NOW, by=eva)
    (closed,) = _read("person", eva.pk)
    assert (closed.entry.action, closed.entry.role) == ("person.anonymise", "self")
    with pytest.raises(PartyError):
        register_organisation("Vi", "2021002023", now=NOW)
    (refused,) = _read("organisation", 0)
    assert (refused.entry.outcome, refused.entry.role) == ("refused", "system")
    assert Organisation.objects.count() == 1


def test_nobody_sends_invitations_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("medel.parties.actions.invitations.MOST_A_DAY", 2)
    admin = cast("administrator")
    for number in range(2):
        invite(f"a{number}@example.org", OFFICER, now=NOW, by=admin)
    with pytest.raises(PartyError, match="Go on tomorrow"):
        invite("b@example.org", OFFICER, now=NOW, by=admin)
    assert Invitation.objects.count() == 2
