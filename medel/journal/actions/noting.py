"""Writing an entry, in the transaction of the action that it tells of."""

import secrets

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from medel.core.texts import Text
from medel.journal.acts import Act, Case
from medel.journal.canonical import write_canonical
from medel.journal.chain import START, commit, link
from medel.journal.errors import JournalError, OpenTransactionError
from medel.journal.models import Content, Entry
from medel.journal.states import Outcome

# How often somebody else may come first with the next number of a case before we stop.
TRIES = 100
SALT_BYTES = 16


def note(act: Act, *, refusal: Text | None = None, erases: str = "") -> Entry:
    """Write an act to the journal, inside the transaction that does it.

    A refusal says why it was not done. Raise OpenTransactionError when there is no
    transaction, and JournalError when the journal cannot take the entry: then the
    transaction must not be kept.
    """
    if not connection.in_atomic_block:
        message = "an entry is written in the transaction of its action: open one"
        raise OpenTransactionError(message)
    content = _keep_content(act, refusal)
    entry = _describe(act, content, Outcome.REFUSED if refusal else Outcome.DONE)
    entry.erases = erases
    _append(entry)
    return entry


def _keep_content(act: Act, refusal: Text | None) -> Content:
    told: dict[str, object] = {"reason": act.reason, "before": act.before}
    told |= {"refusal": refusal.model_dump()} if refusal else {"after": act.after}
    content = Content(salt=secrets.token_hex(SALT_BYTES), body=write_canonical(told))
    content.commitment = commit(content)
    content.save()
    return content


def _describe(act: Act, content: Content, outcome: Outcome) -> Entry:
    return Entry(
        kind=act.case.kind,
        key=act.case.key,
        at=act.at,
        day=timezone.localdate(act.at),
        person=act.by.person,
        role=act.by.role,
        organisation=act.by.organisation,
        action=act.action,
        outcome=outcome,
        content=content.commitment,
    )


def _append(entry: Entry) -> None:
    """Give the entry the next number of its case; wait for those who come first."""
    case = Case(entry.kind, entry.key)
    for _ in range(TRIES):
        last = _last(case)
        entry.number = last.number + 1 if last else 1
        entry.previous = last.digest if last else START
        entry.digest = link(entry)
        try:
            with transaction.atomic():
                entry.save()
        except IntegrityError as error:
            if not _is_taken(entry):
                raise _refuse(entry) from error
        else:
            return
    raise _refuse(entry)


def _last(case: Case) -> Entry | None:
    of_case = Entry.objects.filter(kind=case.kind, key=case.key)
    return of_case.order_by("-number").first()


def _is_taken(entry: Entry) -> bool:
    same = Entry.objects.filter(kind=entry.kind, key=entry.key, number=entry.number)
    return same.exists()


def _refuse(entry: Entry) -> JournalError:
    return JournalError(
        Text(
            sv=f"Journalen för {entry.kind} {entry.key} tar inte emot posten. "
            "Inget har ändrats. Försök igen.",
            en=f"The journal of {entry.kind} {entry.key} does not take the entry. "
            "Nothing was changed. Try again.",
        )
    )
