"""What changes people, organisations and roles."""

from medel.parties.actions.invitations import accept, find_invitation, invite, withdraw
from medel.parties.actions.organisations import register_organisation
from medel.parties.actions.personal import anonymise, export_person, tidy
from medel.parties.actions.roles import end_membership, give_role

__all__ = [
    "accept",
    "anonymise",
    "end_membership",
    "export_person",
    "find_invitation",
    "give_role",
    "invite",
    "register_organisation",
    "tidy",
    "withdraw",
]
