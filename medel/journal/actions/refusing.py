"""Noting what was refused before any action began: a door that stayed shut."""

from django.db import transaction

from medel.core.texts import Text
from medel.journal.actions.noting import note
from medel.journal.acts import Act


def note_refused(act: Act, reason: Text) -> None:
    """Note that somebody tried what they may not, and was stopped at the door.

    Actions note their own refusals; this is for whoever is not let in to one.
    """
    with transaction.atomic():
        note(act, refusal=reason)
