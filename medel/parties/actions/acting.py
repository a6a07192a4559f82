"""What the journal calls people, organisations, invitations, and who acts on them."""

from medel.journal.acts import CLOCK, Actor, Case
from medel.parties.models import Membership, Person
from medel.parties.states import Role

# Somebody who acts for themselves, whatever roles they have.
SELF = "self"
# An invitation that was refused never got a key.
NONE = "0"


def name_person(person: Person) -> Case:
    """Name a person in the journal: by their key, which tells no name."""
    return Case("person", str(person.pk))


def name_organisation(key: int | str) -> Case:
    """Name an organisation in the journal: by its key."""
    return Case("organisation", str(key))


def name_invitation(key: int | str) -> Case:
    """Name an invitation in the journal: by its key; the address is not told."""
    return Case("invitation", str(key))


def read_actor(person: Person | None) -> Actor:
    """Give who acts: an administrator as one, others as themselves.

    Nobody is the command line or the clock: the system itself.
    """
    if person is None:
        return CLOCK
    held = Membership.objects.filter(person=person, ended=None)
    administers = held.filter(role=Role.ADMINISTRATOR).exists()
    return Actor(
        role=str(Role.ADMINISTRATOR) if administers else SELF, person=str(person.pk)
    )


def tell_membership(one: Membership) -> dict[str, str]:
    """Tell a membership by its keys, as the journal keeps it."""
    return {
        "membership": str(one.pk),
        "role": one.role,
        "programme": one.programme,
        "organisation": str(one.organisation_id or ""),
    }
