"""Who read what, of cases whose reading has to be answered for."""

from datetime import datetime

from medel.journal.acts import Actor, Case
from medel.journal.models import Reading
from medel.journal.states import Outcome


def note_reading(
    case: Case, *, by: Actor, what: str, at: datetime, refused: bool = False
) -> None:
    """Note that somebody read a part of a case (`what`), or was refused to."""
    Reading(
        kind=case.kind,
        key=case.key,
        at=at,
        person=by.person,
        role=by.role,
        organisation=by.organisation,
        what=what,
        outcome=Outcome.REFUSED if refused else Outcome.DONE,
    ).save()
