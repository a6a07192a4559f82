"""Personal data: given out on request, taken away on request, and when time is up."""

from collections.abc import Mapping
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.sessions.models import Session

from medel.journal.actions import recorded
from medel.journal.acts import Act
from medel.parties.actions.acting import name_person, read_actor
from medel.parties.actions.roles import is_last_administrator
from medel.parties.errors import refuse
from medel.parties.models import Invitation, Membership, Person
from medel.parties.retention import period_of


def export_person(person: Person) -> Mapping[str, object]:
    """Give all that is kept of a person, without their secrets."""
    return {
        "email": person.email,
        "name": person.name,
        "joined": person.joined.isoformat(),
        "last_login": _write(person.last_login),
        "addresses": [
            {"email": one.email, "verified": one.verified}
            for one in EmailAddress.objects.filter(user=person)
        ],
        "memberships": [
            _tell_membership(one)
            for one in Membership.objects.filter(person=person).select_related(
                "organisation"
            )
        ],
        "invitations": [
            {"role": one.role, "made": one.made.isoformat()}
            for one in Invitation.objects.filter(email__iexact=person.email)
        ],
        "second_factors": [
            {
                "type": one.type,
                "created": one.created_at.isoformat(),
                "last_used": _write(one.last_used_at),
            }
            for one in Authenticator.objects.filter(user=person)
        ],
        "sign_in_providers": [
            {"provider": one.provider, "identity": one.uid, "data": one.extra_data}
            for one in SocialAccount.objects.filter(user=person)
        ],
    }


def anonymise(person: Person, *, now: datetime, by: Person | None = None) -> None:
    """Take away all that tells who someone is, end their roles, close the account.

    The row stays, so that what was done in a role can still be told apart.
    """
    act = Act(
        case=name_person(person), by=read_actor(by), action="person.anonymise", at=now
    )
    with recorded(act):
        _anonymise(person, now)


def _anonymise(person: Person, now: datetime) -> None:
    if is_last_administrator(person):
        raise refuse(
            sv="Du är den sista administratören. Bjud in en annan först.",
            en="You are the last administrator. Invite another one first.",
        )
    Membership.objects.filter(person=person, ended=None).update(ended=now)
    Invitation.objects.filter(email__iexact=person.email).update(email="")
    for kept in (EmailAddress, Authenticator, SocialAccount):
        kept.objects.filter(user=person).delete()
    person.email = f"anonymised-{person.pk}@invalid"
    person.name = ""
    person.is_active = False
    person.anonymised = now
    person.last_login = None
    person.set_unusable_password()
    person.save()


def tidy(*, now: datetime) -> Mapping[str, int]:
    """Take away what has been kept for its period; give how much of each."""
    sessions, _ = Session.objects.filter(expire_date__lt=now).delete()
    past = now - period_of("invitation_kept")
    invitations, _ = Invitation.objects.filter(expires__lt=past).delete()
    accounts = 0
    for person in _find_unused(now):
        anonymise(person, now=now)
        accounts += 1
    return {"sessions": sessions, "invitations": invitations, "accounts": accounts}


def _find_unused(now: datetime) -> list[Person]:
    past = now - period_of("account_unused")
    unused = Person.objects.filter(anonymised=None, joined__lt=past)
    held = Membership.objects.filter(ended=None).values("person")
    without_role = unused.exclude(pk__in=held)
    return [one for one in without_role if (one.last_login or one.joined) < past]


def _tell_membership(one: Membership) -> Mapping[str, object]:
    return {
        "role": one.role,
        "programme": one.programme,
        "organisation": one.organisation.number if one.organisation else "",
        "began": one.began.isoformat(),
        "ended": _write(one.ended),
    }


def _write(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
