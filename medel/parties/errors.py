"""Refusals of this room: told in a sentence, nothing changed."""

from medel.core.errors import MedelError
from medel.core.texts import Text


class PartyError(MedelError):
    """Something about people, organisations or roles was refused."""


def refuse(*, sv: str, en: str) -> PartyError:
    """Give a refusal in both languages."""
    return PartyError(Text(sv=sv, en=en))
