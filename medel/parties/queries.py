"""What is read of people: who someone is, who belongs where, who is invited."""

from collections.abc import Sequence

from allauth.mfa.models import Authenticator
from django.db.models import Prefetch, QuerySet

from medel.parties.models import Invitation, Membership, Organisation, Person
from medel.parties.numbers import read_number
from medel.parties.permissions import Standing

SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
PAGE = 50


def standing_of(person: Person, *, assured: bool = False) -> Standing:
    """Give who someone is right now.

    `assured` says that the sign-in itself had two factors, such as an e-identification.
    """
    return Standing(
        person=person,
        memberships=tuple(_current().filter(person=person)),
        second_factor=assured or has_second_factor(person),
    )


def has_second_factor(person: Person) -> bool:
    """Tell whether someone has an authenticator app, a passkey or a security key."""
    kept = Authenticator.objects.filter(user=person, type__in=SECOND_FACTORS)
    return bool(kept.exists())


def people(page: int = 1) -> Sequence[Person]:
    """Give a page of the people who have a role, with their roles, by name."""
    current = Prefetch("memberships", _current(), to_attr="current")
    found = Person.objects.filter(memberships__ended=None, memberships__isnull=False)
    ordered = found.distinct().order_by("name", "email").prefetch_related(current)
    return list(ordered[(page - 1) * PAGE : page * PAGE])


def count_people() -> int:
    """Count the people who have a role."""
    held = Membership.objects.filter(ended=None)
    return held.values("person").distinct().count()


def open_invitations() -> QuerySet[Invitation]:
    """Give the invitations that nobody has used or withdrawn, newest first."""
    waiting = Invitation.objects.filter(accepted=None, withdrawn=None)
    return waiting.select_related("organisation", "invited_by")


def find_programme_of(kind: str, number: int) -> str | None:
    """Find the programme of a membership or an invitation; "" is all, None is none."""
    kept = Invitation if kind == "withdraw" else Membership
    found = kept.objects.filter(pk=number).values_list("programme", flat=True)
    return found.first()


def find_organisation(number: str) -> Organisation | None:
    """Find an organisation by its number, however it is written; refuse no number."""
    return Organisation.objects.filter(number=read_number(number)).first()


def find_person(email: str) -> Person | None:
    """Find a person by e-mail address."""
    return Person.objects.filter(email__iexact=email.strip()).first()


def organisations() -> QuerySet[Organisation]:
    """Give the organisations by name."""
    return Organisation.objects.order_by("name")


def _current() -> QuerySet[Membership]:
    return Membership.objects.filter(ended=None).select_related("organisation")
