import pytest
from django.db import IntegrityError, transaction

from medel.parties.actions import register_organisation
from medel.parties.errors import PartyError
from medel.parties.models import Membership, Organisation, Person
from medel.parties.numbers import read_number, write_number
from medel.parties.states import Role
from tests.parties.people import make_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("stated", ["202100-2023", "2021002023", " 202100-2023 "])
def test_number_is_read_however_it_is_written(stated: str) -> None:
    assert read_number(stated) == "2021002023"
    assert write_number("2021002023") == "202100-2023"


@pytest.mark.parametrize(
    ("stated", "reason"),
    [
        ("202100-2024", "not an organisation number"),
        ("20210020", "not an organisation number"),
        ("<b>x</b>", "not an organisation number"),
        ("", "not an organisation number"),
        ("811228-9874", "personal identity number"),
    ],
)
def test_number_that_is_none_is_refused(stated: str, reason: str) -> None:
    with pytest.raises(PartyError, match=reason):
        read_number(stated)


def test_whoever_registers_becomes_applicant() -> None:
    person = make_person("eva")
    made = register_organisation("  Region   Dala ", "202100-2023", by=person)
    held = Membership.objects.get()
    assert (made.name, held.organisation, held.role) == (
        *("Region Dala", made),
        Role.APPLICANT,
    )


def test_organisation_is_registered_once() -> None:
    register_organisation("Region Dala", "202100-2023", by=make_person("eva"))
    with pytest.raises(PartyError, match="registered already"):
        register_organisation("Vi", "2021002023", by=make_person("adam"))
    assert Organisation.objects.count() == Membership.objects.count() == 1


def test_applicant_without_organisation_cannot_be_stored() -> None:
    person = make_person("eva")
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(person=person, role=Role.APPLICANT)


@pytest.mark.parametrize("programme", ["", "x"])
def test_role_is_held_once(programme: str) -> None:
    person = make_person("eva")
    Membership.objects.create(
        person=person, role=Role.CASE_OFFICER, programme=programme
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(
            person=person, role=Role.CASE_OFFICER, programme=programme
        )


def test_address_is_one_whatever_its_letters() -> None:
    make_person("eva")
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(email="EVA@example.org")
