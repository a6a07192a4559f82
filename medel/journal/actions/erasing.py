"""Erasing what an entry says, where the law asks for it; the chain stays whole."""

from datetime import datetime

from django.db import transaction

from medel.core.texts import Text
from medel.journal.actions.noting import note
from medel.journal.acts import Act, Actor, Case
from medel.journal.errors import JournalError
from medel.journal.models import Content, Entry

ERASE = "journal.erase"


def erase_content(
    case: Case, number: int, *, by: Actor, reason: str, at: datetime
) -> Entry:
    """Erase the words and figures of one entry, and write who did so, and why.

    That the entry was made, by whose key, when and how it ended, stays. Raise
    JournalError when there is no such content or no reason, or when the entry tells of
    an erasure itself: that has to remain.
    """
    with transaction.atomic():
        erased = _find_erasable(case, number)
        if erased is None or not reason.strip():
            raise _refuse(case, number)
        act = Act(case=case, by=by, action=ERASE, at=at, reason=reason)
        act.after = {"number": number}
        entry = note(act, erases=erased.content)
        Content.objects.filter(pk=erased.content).erase()
    return entry


def _find_erasable(case: Case, number: int) -> Entry | None:
    found = Entry.objects.filter(kind=case.kind, key=case.key, number=number).first()
    if found is None or found.erases:
        return None
    return found if Content.objects.filter(pk=found.content).exists() else None


def _refuse(case: Case, number: int) -> JournalError:
    return JournalError(
        Text(
            sv=f"Innehållet i post {number} om {case} kan inte raderas: det saknas, "
            "är redan raderat, berättar själv om en radering eller skälet är tomt.",
            en=f"The content of entry {number} of {case} cannot be erased: there is "
            "none, it is erased, it tells of an erasure itself or the reason is empty.",
        )
    )
