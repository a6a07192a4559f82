"""The people and organisations of the demonstration."""

import secrets
from dataclasses import dataclass

from allauth.account.models import EmailAddress

from medel.demonstration.invented import name_organisations, name_person
from medel.journal.acts import Actor
from medel.parties.actions import give_role, register_organisation
from medel.parties.models import Organisation, Person
from medel.parties.states import STAFF, Role

SECRET_BYTES = 12
MEMBERS = 7
# Which organisations the members come from: every third, from the fifth on.
FIRST_SEAT, APART = 4, 3
# The chair and one more member can sign in.
SEATS_SHOWN = 2
# Who can sign in; the address before the @ and the role.
STAFF_CAST = (
    ("manager", Role.PROGRAMME_MANAGER),
    ("officer", Role.CASE_OFFICER),
    ("officer2", Role.CASE_OFFICER),
    ("officer3", Role.CASE_OFFICER),
    ("decider", Role.DECISION_MAKER),
    ("secretary", Role.SECRETARY),
    ("auditor", Role.AUDIT_AUTHORITY),
    ("administrator", Role.ADMINISTRATOR),
)


@dataclass(frozen=True)
class Known:
    """Somebody who can sign in: address, role and the password that is told once."""

    email: str
    role: str
    password: str


@dataclass(frozen=True)
class Cast:
    """Everybody of the demonstration; `writers` and `signers` by organisation."""

    staff: dict[str, Actor]
    members: tuple[Person, ...]
    member_organisations: dict[int, int]
    organisations: tuple[Organisation, ...]
    writers: dict[int, Actor]
    signers: dict[int, Actor]
    known: tuple[Known, ...]

    def act(self, name: str) -> Actor:
        """Give somebody of the staff as who acts."""
        return self.staff[name]

    @property
    def officers(self) -> tuple[Actor, ...]:
        """The case officers."""
        return tuple(self.staff[one] for one in ("officer", "officer2", "officer3"))

    @property
    def chair(self) -> Actor:
        """The member who chairs the meetings, in that situation."""
        return Actor(role="chair", person=str(self.members[0].pk))


class _Making:
    """Makes people one by one, and keeps what they are told."""

    def __init__(self, programme: str) -> None:
        self.programme = programme
        self.known: list[Known] = []
        self._count = 0

    def make(self, name: str, role: str, *, signs_in: bool = False) -> Person:
        """Make a person; only who signs in has a password, which nobody else has."""
        password = secrets.token_urlsafe(SECRET_BYTES) if signs_in else None
        email = f"{name}@demo.example"
        called = name_person(self._count)
        self._count += 1
        person = Person.objects.create_user(email, password, name=called)
        EmailAddress.objects.create(
            user=person, email=email, verified=True, primary=True
        )
        if password:
            self.known.append(Known(email, role, password))
        return person

    def give(self, name: str, role: Role, own: Organisation | None = None) -> Actor:
        """Make a person with a role; give them as who acts."""
        signs_in = role in STAFF or name.endswith("-1")
        person = self.make(name, str(role), signs_in=signs_in)
        programme = "" if own or role == Role.ADMINISTRATOR else self.programme
        give_role(person, role, programme=programme, organisation=own)
        key = str(own.pk) if own else ""
        return Actor(role=str(role), person=str(person.pk), organisation=key)


def make_cast(programme: str) -> Cast:
    """Make the organisations, those who write and sign for them, and the staff."""
    making = _Making(programme)
    staff = {name: making.give(name, role) for name, role in STAFF_CAST}
    own = tuple(
        register_organisation(name, number) for name, number in name_organisations()
    )
    seats = [own[FIRST_SEAT + order * APART] for order in range(MEMBERS)]
    members = tuple(_make_member(making, order, one) for order, one in enumerate(seats))
    numbered = list(enumerate(own, 1))
    return Cast(
        staff=staff,
        members=members,
        member_organisations={
            one.pk: seat.pk for one, seat in zip(members, seats, strict=True)
        },
        organisations=own,
        writers={
            one.pk: making.give(f"writer-{order}", Role.APPLICANT, one)
            for order, one in numbered
        },
        signers={
            one.pk: making.give(f"signer-{order}", Role.AUTHORISED_SIGNATORY, one)
            for order, one in numbered
        },
        known=tuple(making.known),
    )


def _make_member(making: _Making, order: int, own: Organisation) -> Person:
    name = "chair" if order == 0 else f"member-{order}"
    person = making.make(
        name, str(Role.PARTNERSHIP_MEMBER), signs_in=order < SEATS_SHOWN
    )
    role, programme = Role.PARTNERSHIP_MEMBER, making.programme
    give_role(person, role, programme=programme, organisation=own)
    return person
