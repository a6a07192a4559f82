"""Who read a case, and who tried what they may not: for the journal.

Reading is noted apart from the chains of actions; an attempt to send a form is noted in
the case's own chain, as an action that was refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from medel.core.texts import Text
from medel.journal.actions import note_reading, note_refused
from medel.journal.acts import Act, Actor
from medel.web.access import READING, standing_in

if TYPE_CHECKING:
    from django.http import HttpRequest

    from medel.journal.acts import Case

# Who has signed in and has no role in the case at all.
STRANGER = "stranger"
NOT_THEIRS = Text(
    sv="Den som försökte har inte den roll som krävs i ärendet.",
    en="Whoever tried does not have the role that is required in the case.",
)


def note_read(request: HttpRequest, case: Case, what: str, by: Actor) -> None:
    """Note that a page or file of a case was opened; sending a form is no reading."""
    if request.method in READING:
        note_reading(case, by=by, what=what, at=timezone.now())


def note_stopped(
    request: HttpRequest, case: Case, what: str, by: Actor | None = None
) -> None:
    """Note that somebody was stopped at a case: reading it, or sending a form to it."""
    actor, now = by or stranger_in(request), timezone.now()
    if request.method in READING:
        note_reading(case, by=actor, what=what, at=now, refused=True)
    else:
        act = Act(case=case, by=actor, action=what, at=now)
        note_refused(act, NOT_THEIRS)


def stranger_in(request: HttpRequest) -> Actor:
    """Give who has signed in as somebody without a role in the case."""
    person = standing_in(request).person
    return Actor(role=STRANGER, person=str(person.pk) if person else "")
