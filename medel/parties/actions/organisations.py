"""Registering organisations."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from medel.journal.actions import recorded
from medel.journal.acts import Act
from medel.parties.actions.acting import NONE, name_organisation, read_actor
from medel.parties.actions.roles import give_role
from medel.parties.errors import refuse
from medel.parties.models import Organisation, Person
from medel.parties.numbers import read_number
from medel.parties.states import Role


def register_organisation(
    name: str, number: str, *, by: Person | None = None, now: datetime | None = None
) -> Organisation:
    """Register an organisation; whoever does it becomes its first applicant.

    A number that is registered already is refused: its own people invite each other.
    `now` is when, this moment if nothing is said.
    """
    act = Act(
        case=name_organisation(NONE),
        by=read_actor(by),
        action="organisation.register",
        at=now or timezone.now(),
    )
    with recorded(act):
        made = _register(name, number, by)
        act.case = name_organisation(made.pk)
        act.after = {"number": made.number}
    return made


def _register(name: str, number: str, by: Person | None) -> Organisation:
    told = " ".join(name.split())
    if not told:
        raise refuse(
            sv="Skriv organisationens namn.", en="Write the organisation's name."
        )
    read = read_number(number)
    try:
        with transaction.atomic():
            made = Organisation.objects.create(name=told[:300], number=read)
            if by is not None:
                give_role(by, Role.APPLICANT, organisation=made)
    except IntegrityError as error:
        raise refuse(
            sv="Organisationen är redan registrerad. Be en kollega där, eller "
            "myndigheten, att bjuda in dig.",
            en="The organisation is registered already. Ask a colleague there, or the "
            "authority, to invite you.",
        ) from error
    return made
