"""Applying together: organisations are asked, say yes, or are taken away again."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from medel.applications.actions.sections import list_open, name_case
from medel.applications.errors import LockedError, PartyRefusedError, refuse_party
from medel.applications.models import Application, Party, PartyInvitation
from medel.applications.states import Role
from medel.journal.actions import recorded
from medel.journal.acts import Act, Actor
from medel.parties.actions import give_role
from medel.parties.actions.acting import name_person, tell_membership
from medel.parties.models import Membership, Organisation, Person
from medel.parties.numbers import read_number
from medel.parties.states import APPLICANT_SIDE
from medel.parties.states import Role as Held

SECTION = "partners"
VALID = timedelta(days=14)
SECRET_BYTES = 32
MOST = 50


@dataclass(frozen=True)
class Asked:
    """Which organisation is asked to take part, as what, and whom the link goes to."""

    number: str
    name: str
    role: str
    email: str = ""


def ask(
    application: Application, asked: Asked, *, by: Actor, at: datetime
) -> tuple[Party, str]:
    """Ask an organisation to take part; give its part and the secret of the link.

    It sees nothing of the application until one of its own people has said yes.
    Without an address there is no link: its people find the question in their list.
    """
    number = read_number(asked.number)
    act = Act(case=name_case(application), by=by, action="application.ask", at=at)
    with recorded(act):
        _require_room(_hold(application), number)
        organisation = _find_organisation(number, asked.name)
        party = Party.objects.create(
            application=application, organisation=organisation, role=_read_role(asked)
        )
        secret = _invite(party, asked.email, at) if asked.email else ""
        act.after = {"organisation": str(organisation.pk), "role": party.role}
    return party, secret


def join(party: Party, *, by: Actor, at: datetime) -> None:
    """Say yes for one's own organisation: its people then see and write."""
    act = Act(
        case=name_case(party.application), by=by, action="application.join", at=at
    )
    with recorded(act):
        _join(party, at)
        act.after = {"organisation": str(party.organisation_id)}


def join_by_link(invitation: PartyInvitation, person: Person, *, at: datetime) -> None:
    """Say yes by a link; a first person of an organisation joins it thereby.

    Raise PartyRefusedError when the organisation has people of its own already and
    this is none of them, or when the link is used or too old.
    """
    party = invitation.party
    by = Actor(
        role=Held.APPLICANT,
        person=str(person.pk),
        organisation=str(party.organisation_id),
    )
    act = Act(
        case=name_case(party.application), by=by, action="application.join", at=at
    )
    with recorded(act):
        _require_valid(invitation, at)
        _join(party, at)
        _use(invitation, at)
        _require_membership(party.organisation, person, act)
        act.after = {"organisation": str(party.organisation_id)}


def take_away(party: Party, *, by: Actor, at: datetime) -> None:
    """Take an organisation out of the application; what it wrote stays."""
    act = Act(
        case=name_case(party.application), by=by, action="application.part", at=at
    )
    with recorded(act):
        _hold(party.application)
        if party.role == Role.OWNER:
            raise refuse_party(
                sv="Projektägaren kan inte tas bort ur ansökan.",
                en="The project owner cannot be taken out of the application.",
            )
        act.before = {"organisation": str(party.organisation_id), "role": party.role}
        party.delete()


def find_invitation(secret: str) -> PartyInvitation | None:
    """Find the invitation of a link."""
    kept = PartyInvitation.objects.select_related(
        "party__application__call", "party__organisation"
    )
    return kept.filter(fingerprint=_fingerprint(secret)).first()


def _invite(party: Party, email: str, at: datetime) -> str:
    secret = secrets.token_urlsafe(SECRET_BYTES)
    PartyInvitation.objects.create(
        party=party,
        email=email,
        fingerprint=_fingerprint(secret),
        made=at,
        expires=at + VALID,
    )
    return secret


def _hold(application: Application) -> Application:
    held = Application.objects.select_for_update().get(pk=application.pk)
    if SECTION not in list_open(held):
        raise LockedError
    return held


def _require_room(application: Application, number: str) -> None:
    parties = application.parties.select_related("organisation")
    numbers = [one.organisation.number for one in parties]
    if number in numbers:
        raise refuse_party(
            sv="Organisationen är redan med i ansökan.",
            en="The organisation takes part in the application already.",
        )
    if len(numbers) >= MOST:
        raise refuse_party(
            sv=f"Högst {MOST} organisationer kan vara med.",
            en=f"At most {MOST} organisations can take part.",
        )


def _find_organisation(number: str, name: str) -> Organisation:
    found = Organisation.objects.filter(number=number).first()
    told = " ".join(name.split())[:300]
    if found is None and not told:
        raise refuse_party(
            sv="Organisationen är ny här. Skriv dess namn.",
            en="The organisation is new here. Write its name.",
        )
    return found or Organisation.objects.create(number=number, name=told)


def _read_role(asked: Asked) -> str:
    if asked.role not in (Role.PARTNER, Role.COOPERATION):
        raise refuse_party(
            sv="Välj hur organisationen är med.", en="Choose how it takes part."
        )
    return asked.role


def _join(party: Party, at: datetime) -> None:
    cases = Application.objects.select_for_update()
    case = cases.filter(pk=party.application_id).first()
    held = Party.objects.select_for_update().filter(pk=party.pk).first()
    if case is None or held is None or SECTION not in list_open(case):
        raise refuse_party(
            sv="Frågan gäller inte längre.", en="The question is no longer open."
        )
    Party.objects.filter(pk=held.pk, confirmed=None).update(confirmed=at)


def _require_valid(invitation: PartyInvitation, at: datetime) -> None:
    if invitation.used or invitation.expires <= at:
        raise _refuse_link()


def _use(invitation: PartyInvitation, at: datetime) -> None:
    """Use a link up; of two who use it at the same moment the second is refused."""
    unused = PartyInvitation.objects.filter(pk=invitation.pk, used=None)
    if not unused.update(used=at):
        raise _refuse_link()


def _require_membership(organisation: Organisation, person: Person, act: Act) -> None:
    held = Membership.objects.filter(
        organisation=organisation, ended=None, role__in=sorted(APPLICANT_SIDE)
    )
    if not held.exists():
        _give_first_role(organisation, person, act)
    elif not held.filter(person=person).exists():
        raise refuse_party(
            sv=f"Du företräder inte {organisation} här. Be en kollega där att svara, "
            "eller att bjuda in dig.",
            en=f"You do not act for {organisation} here. Ask a colleague there to "
            "answer, or to invite you.",
        )


def _give_first_role(organisation: Organisation, person: Person, act: Act) -> None:
    joining = Act(case=name_person(person), by=act.by, action="person.join", at=act.at)
    with recorded(joining):
        given = give_role(person, Held.APPLICANT, organisation=organisation)
        joining.after = tell_membership(given)


def _refuse_link() -> PartyRefusedError:
    return refuse_party(
        sv="Länken är använd eller för gammal. Be om en ny.",
        en="The link is used or too old. Ask for a new one.",
    )


def _fingerprint(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
