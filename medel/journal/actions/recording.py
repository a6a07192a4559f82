"""An action and its entry: both are done, or neither is."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

from medel.core.errors import MedelError
from medel.core.texts import Text
from medel.journal.actions.noting import note
from medel.journal.acts import Act
from medel.journal.errors import JournalError

# What was refused within the outermost action, and has to be noted when it ends.
_Refused = list[tuple[Act, Text]]
_refused: ContextVar[_Refused | None] = ContextVar("refused", default=None)


@contextmanager
def recorded(act: Act) -> Iterator[Act]:
    """Do an action in a transaction and write its entry there.

    Set `before`, `after` and, if it is known first then, `case` and `reason` of the act
    inside the block. A MedelError undoes everything in the block, is noted as refused
    with its reason, and goes on to the caller. Any other error undoes everything and
    leaves no entry. One action may be done within another: then both stand or fall
    together, and the entry of the inner one comes first.

    The outermost block must not stand in a transaction of somebody else's, who could
    undo what is noted as refused: that raises RuntimeError.
    """
    outer = _refused.get()
    if outer is not None:
        with _noted(act, outer):
            yield act
        return
    with _outermost() as refused, _noted(act, refused, durable=True):
        yield act


@contextmanager
def _noted(act: Act, refused: _Refused, *, durable: bool = False) -> Iterator[None]:
    try:
        with transaction.atomic(durable=durable):
            yield
            note(act)
    except JournalError:
        raise
    except MedelError as error:
        refused.append((act, error.reason))
        raise


@contextmanager
def _outermost() -> Iterator[_Refused]:
    """Gather what is refused, and note it when the transaction has ended."""
    refused: _Refused = []
    token = _refused.set(refused)
    try:
        yield refused
    finally:
        _refused.reset(token)
        if refused:
            with transaction.atomic():
                for act, reason in refused:
                    note(act, refusal=reason)
