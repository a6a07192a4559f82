"""One's own applications: those that one's organisations make or take part in."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from medel.applications.models import Application, Party
from medel.applications.states import Role
from medel.journal.acts import Actor
from medel.parties.models import Membership
from medel.parties.states import APPLICANT_SIDE
from medel.parties.states import Role as Held

PAGE = 50
PARTNER = "partner"


@dataclass(frozen=True)
class Part:
    """What somebody is in an application: for which organisation, in which roles."""

    application: Application
    party: Party
    person: str
    roles: frozenset[str]

    @property
    def owns(self) -> bool:
        """Whether they act for the project owner, who sends and withdraws."""
        return self.party.role == Role.OWNER

    @property
    def may_sign(self) -> bool:
        """Whether they may sign for the project owner."""
        return self.owns and Held.AUTHORISED_SIGNATORY in self.roles

    @property
    def actor(self) -> Actor:
        """Who acts, as the journal tells it."""
        return Actor(
            role=self._role,
            person=self.person,
            organisation=str(self.party.organisation_id),
        )

    @property
    def _role(self) -> str:
        if not self.owns:
            return PARTNER
        signs = Held.AUTHORISED_SIGNATORY in self.roles
        return str(Held.AUTHORISED_SIGNATORY if signs else Held.APPLICANT)


def find_part(key: uuid.UUID, held: Sequence[Membership]) -> Part | None:
    """Find what somebody with these memberships is in an application; None: nothing.

    Whoever has said yes to taking part reads and writes; nobody else learns that the
    application exists.
    """
    parties = _parties_of(held).filter(application__key=key, confirmed__isnull=False)
    found = list(parties.select_related("application__call", "organisation"))
    if not found:
        return None
    party = min(found, key=lambda one: one.role != Role.OWNER)
    own = [one for one in held if one.organisation_id == party.organisation_id]
    roles = frozenset(one.role for one in own if one.role in APPLICANT_SIDE)
    return Part(party.application, party, str(own[0].person_id), roles)


def own_applications(
    held: Iterable[Membership], page: int = 1
) -> Sequence[Application]:
    """Give a page of one's applications, latest change of state first."""
    mine = _parties_of(held).filter(application=OuterRef("pk"), confirmed__isnull=False)
    parties = Prefetch("parties", Party.objects.select_related("organisation"))
    found = Application.objects.filter(Exists(mine)).select_related("call")
    start = (page - 1) * PAGE
    return list(found.prefetch_related(parties)[start : start + PAGE])


def count_own(held: Iterable[Membership]) -> int:
    """Count one's applications."""
    mine = _parties_of(held).filter(confirmed__isnull=False)
    return mine.values("application").distinct().count()


def open_invitations(held: Iterable[Membership]) -> Sequence[Party]:
    """Give the applications that one's organisations are asked to take part in."""
    writing = ("draft", "completion_requested")
    waiting = _parties_of(held).filter(confirmed=None, application__state__in=writing)
    return list(waiting.select_related("application__call", "organisation")[:PAGE])


def find_invited(number: int, held: Iterable[Membership]) -> Party | None:
    """Find an invitation of one of one's own organisations."""
    waiting = _parties_of(held).filter(pk=number, confirmed=None)
    return waiting.select_related("application__call", "organisation").first()


def _parties_of(held: Iterable[Membership]) -> QuerySet[Party]:
    """Give the parts of the organisations, in the programmes that each role is for."""
    mine = Q(pk__in=[])
    for one in held:
        if one.role in APPLICANT_SIDE and one.organisation_id:
            where = Q(organisation=one.organisation_id)
            if one.programme:
                where &= Q(application__call__programme=one.programme)
            mine |= where
    return Party.objects.filter(mine)
