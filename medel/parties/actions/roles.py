"""Giving and ending roles."""

from datetime import datetime

from medel.journal.actions import recorded
from medel.journal.acts import Act
from medel.parties.actions.acting import name_person, read_actor, tell_membership
from medel.parties.errors import PartyError, refuse
from medel.parties.models import Membership, Organisation, Person
from medel.parties.states import APPLICANT_SIDE, Role
from medel.programmes.catalogue import find_programme, installed


def give_role(
    person: Person,
    role: str,
    *,
    programme: str = "",
    organisation: Organisation | None = None,
) -> Membership:
    """Make someone a member; a role that is held already stays as it is.

    The action that it is part of tells the journal.
    """
    require_sense(role, programme, organisation)
    given, _ = Membership.objects.get_or_create(
        person=person,
        role=role,
        programme=programme,
        organisation=organisation,
        ended=None,
    )
    return given


def end_membership(
    number: int, *, now: datetime, by: Person | None = None
) -> Membership:
    """End a membership; refuse to leave the installation without an administrator."""
    found = Membership.objects.select_related("person").filter(pk=number).first()
    if found is None:
        raise _refuse_ended()
    act = Act(
        case=name_person(found.person),
        by=read_actor(by),
        action="person.leave",
        at=now,
    )
    with recorded(act):
        act.before = tell_membership(found)
        return _end(number, now)


def _end(number: int, now: datetime) -> Membership:
    administrators = _administrators()
    ending = (
        Membership.objects.select_related("person").filter(pk=number, ended=None)
    ).first()
    if ending is None:
        raise _refuse_ended()
    if [one.pk for one in administrators] == [ending.pk]:
        raise refuse(
            sv="Detta är den sista administratören. Bjud in en annan först.",
            en="This is the last administrator. Invite another one first.",
        )
    ending.ended = now
    ending.save(update_fields=["ended"])
    return ending


def _refuse_ended() -> PartyError:
    return refuse(
        sv="Rollen finns inte eller är redan avslutad.",
        en="There is no such role, or it has ended already.",
    )


def require_sense(role: str, programme: str, organisation: Organisation | None) -> None:
    """Refuse a role that is none, or lacks its programme or organisation."""
    if role not in Role.values:
        listed = ", ".join(Role.values)
        raise refuse(
            sv=f"Rollen {role!r} finns inte. Välj bland: {listed}.",
            en=f"There is no role {role!r}. Choose from: {listed}.",
        )
    if programme and find_programme(programme) is None:
        listed = ", ".join(installed())
        raise refuse(
            sv=f"Programmet {programme!r} finns inte. Välj bland: {listed}.",
            en=f"There is no programme {programme!r}. Choose from: {listed}.",
        )
    if role in APPLICANT_SIDE and organisation is None:
        raise refuse(
            sv="Rollen gäller för en organisation. Ange vilken.",
            en="The role is one for an organisation. Say which.",
        )


def is_last_administrator(person: Person) -> bool:
    """Tell whether the installation would be without an administrator."""
    return {one.person_id for one in _administrators()} == {person.pk}


def _administrators() -> list[Membership]:
    """Lock the administrators' memberships, so that two cannot leave at once."""
    held = Membership.objects.filter(role=Role.ADMINISTRATOR, ended=None)
    return list(held.select_for_update().order_by("pk"))
