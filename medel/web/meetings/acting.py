"""Who somebody is at a meeting: what they may see there, and as what they act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404
from django.utils import timezone

from medel.decisions.queries.meetings import HIDDEN_FROM_MEMBERS, find_meeting
from medel.decisions.sitting import Sitting, read_sitting
from medel.journal.acts import Actor
from medel.parties.states import Role
from medel.rules.steps import find_steps, read_table
from medel.web.access import person_in, standing_in

if TYPE_CHECKING:
    from django.http import HttpRequest

    from medel.decisions.models import Meeting
    from medel.parties.permissions import Standing

CHAIR = "chair"
# Who sees every meeting of their programme, whether they are called to it or not.
OVERSEERS = {
    *(Role.SECRETARY, Role.PROGRAMME_MANAGER, Role.CASE_OFFICER),
    *(Role.DECISION_MAKER, Role.AUDIT_AUTHORITY),
}


@dataclass(frozen=True)
class Seat:
    """Somebody at a meeting: the meeting, their roles there, and what they can do."""

    sitting: Sitting
    person: str
    roles: tuple[str, ...]
    can: frozenset[str]

    @property
    def meeting(self) -> Meeting:
        """The meeting."""
        return self.sitting.meeting

    def actor(self, step: str) -> Actor:
        """Give who acts when they take a step: in the role that the step is for."""
        asked = [
            role
            for one in read_table("meeting").steps
            if one.code == step
            for role in one.roles
        ]
        role = next((one for one in asked if one in self.roles), self.roles[0])
        return Actor(role=role, person=self.person)


def list_overseen(standing: Standing) -> set[str] | None:
    """List the programmes whose every meeting somebody sees; None is all."""
    held = {one.programme for one in standing.memberships if one.role in OVERSEERS}
    return None if "" in held else held


def take_seat(request: HttpRequest, number: int) -> Seat:
    """Find a meeting for who asks; one that they may not see is not there: 404."""
    meeting, person = find_meeting(number), str(person_in(request).pk)
    if meeting is None:
        raise Http404
    sitting = read_sitting(meeting)
    member = sitting.member(person)
    roles = _list_roles(standing_in(request), meeting)
    if not roles:
        raise Http404
    seen = any(one in OVERSEERS for one in roles)
    if not seen and (member is None or meeting.state in HIDDEN_FROM_MEMBERS):
        raise Http404
    if member and member.chairs:
        roles = (CHAIR, *roles)
    steps = find_steps(
        read_table("meeting"),
        meeting.state,
        on=timezone.localdate(),
        roles=roles,
        choices={"prioritisation": meeting.mode},
    )
    return Seat(sitting, person, roles, frozenset(one.code for one in steps))


def _list_roles(standing: Standing, meeting: Meeting) -> tuple[str, ...]:
    held = (
        str(one.role)
        for one in standing.memberships
        if one.of_staff and one.programme in ("", meeting.programme)
    )
    return tuple(dict.fromkeys(held))
