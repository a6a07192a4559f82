"""Who acts in a request, as the journal tells it: a role, a person, an organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medel.journal.acts import Actor
from medel.web.access import standing_in

if TYPE_CHECKING:
    from django.http import HttpRequest

    from medel.parties.models import Membership
    from medel.parties.states import Role


class NoRoleError(Exception):
    """Whoever has signed in has none of the roles that the action is for."""


def actor_in(
    request: HttpRequest,
    *roles: Role,
    programme: str = "",
    organisation: int | None = None,
) -> Actor:
    """Give who acts: the first of the roles that they have here.

    Raise NoRoleError when they have none; the view's access rule comes before.
    """
    held = standing_in(request).memberships
    for role in roles:
        for membership in held:
            if _fits(membership, role, programme, organisation):
                return Actor(
                    role=str(role),
                    person=str(membership.person_id),
                    organisation=str(membership.organisation_id or ""),
                )
    raise NoRoleError(", ".join(roles))


def _fits(
    membership: Membership, role: Role, programme: str, organisation: int | None
) -> bool:
    return (
        membership.role == role
        and (not programme or membership.programme in ("", programme))
        and (organisation is None or membership.organisation_id == organisation)
    )
