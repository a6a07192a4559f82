"""Inviting someone to a role: a link that works once, for one address, for a week."""

import hashlib
import secrets
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from medel.journal.actions import recorded
from medel.journal.acts import Act
from medel.parties.actions.acting import (
    NONE,
    name_invitation,
    name_person,
    read_actor,
    tell_membership,
)
from medel.parties.actions.roles import give_role, require_sense
from medel.parties.errors import PartyError, refuse
from medel.parties.models import Invitation, Membership, Organisation, Person
from medel.parties.retention import period_of

SECRET_BYTES = 32
A_DAY = timedelta(days=1)
MOST_A_DAY = 100


def invite(
    email: str,
    role: str,
    *,
    now: datetime,
    programme: str = "",
    organisation: Organisation | None = None,
    by: Person | None = None,
) -> tuple[Invitation, str]:
    """Invite someone to a role; give the invitation and the secret of its link."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    with recorded(_act("invite", NONE, by, now)) as act:
        address = _read_email(email)
        require_sense(role, programme, organisation)
        _require_measure(by, now)
        made = Invitation.objects.create(
            email=address,
            role=role,
            programme=programme,
            organisation=organisation,
            fingerprint=_fingerprint(secret),
            expires=now + period_of("invitation_valid"),
            invited_by=by,
        )
        act.case = name_invitation(made.pk)
        own = str(organisation.pk) if organisation else ""
        act.after = {"role": role, "programme": programme, "organisation": own}
    return made, secret


def find_invitation(secret: str, *, now: datetime) -> Invitation:
    """Find the invitation of a link, or refuse with the reason why it fails."""
    kept = Invitation.objects.select_related("organisation", "invited_by")
    found = kept.filter(fingerprint=_fingerprint(secret)).first()
    refusal = _refuse_invitation(found, now)
    if refusal or found is None:
        raise refusal or _unknown()
    return found


def accept(secret: str, person: Person, *, now: datetime) -> Membership:
    """Take the role that is offered: for the invited address only, and once."""
    found = find_invitation(secret, now=now)
    act = Act(
        case=name_person(person), by=read_actor(person), action="person.join", at=now
    )
    with recorded(act):
        given = _accept(found, person, now)
        act.after = {**tell_membership(given), "invitation": str(found.pk)}
    return given


def _accept(found: Invitation, person: Person, now: datetime) -> Membership:
    if not _reads_mail_of(person, found.email):
        raise refuse(
            sv="Inbjudan gäller en annan e-postadress än den du är inloggad med.",
            en="The invitation is for another e-mail address than the one you signed "
            "in with.",
        )
    waiting = Invitation.objects.filter(pk=found.pk, accepted=None, withdrawn=None)
    if not waiting.update(accepted=now, accepted_by=person):
        raise _used()
    return give_role(
        person, found.role, programme=found.programme, organisation=found.organisation
    )


def withdraw(number: int, *, now: datetime, by: Person | None = None) -> None:
    """Take an invitation back; one that was used or withdrawn stays as it is."""
    with recorded(_act("withdraw", number, by, now)):
        waiting = Invitation.objects.filter(pk=number, accepted=None, withdrawn=None)
        if not waiting.update(withdrawn=now):
            raise refuse(
                sv="Inbjudan är redan använd eller återtagen.",
                en="The invitation has been used or withdrawn already.",
            )


def _act(step: str, key: int | str, by: Person | None, now: datetime) -> Act:
    action = f"invitation.{step}"
    return Act(case=name_invitation(key), by=read_actor(by), action=action, at=now)


def _require_measure(by: Person | None, now: datetime) -> None:
    """Refuse more invitations in a day than anybody needs: each sends a mail."""
    if by is None:
        return
    made = Invitation.objects.filter(invited_by=by, made__gt=now - A_DAY)
    if made.count() >= MOST_A_DAY:
        raise refuse(
            sv=f"Du har skickat {MOST_A_DAY} inbjudningar det senaste dygnet. "
            "Fortsätt i morgon.",
            en=f"You have sent {MOST_A_DAY} invitations in the last day. Go on "
            "tomorrow.",
        )


def _reads_mail_of(person: Person, email: str) -> bool:
    proven = EmailAddress.objects.filter(user=person, verified=True)
    return bool(proven.filter(email__iexact=email).exists())


def _read_email(stated: str) -> str:
    address = stated.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise refuse(
            sv=f'"{stated[:80]}" är ingen e-postadress. Skriv till exempel '
            "namn@example.org.",
            en=f'"{stated[:80]}" is not an e-mail address. Write for example '
            "name@example.org.",
        ) from error
    return address


def _fingerprint(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _refuse_invitation(found: Invitation | None, now: datetime) -> PartyError | None:
    if found is None:
        return _unknown()
    if found.accepted:
        return _used()
    if found.withdrawn:
        return refuse(
            sv="Inbjudan har återtagits.", en="The invitation has been withdrawn."
        )
    if found.expires <= now:
        return refuse(
            sv="Inbjudan gäller inte längre. Be om en ny.",
            en="The invitation is no longer valid. Ask for a new one.",
        )
    return None


def _unknown() -> PartyError:
    return refuse(
        sv="Länken gäller ingen inbjudan. Kontrollera att hela adressen kom med.",
        en="The link is of no invitation. Check that the whole address came along.",
    )


def _used() -> PartyError:
    return refuse(
        sv="Inbjudan är redan använd.", en="The invitation has been used already."
    )
