"""What is read of decisions: those that wait for somebody, one case's, one party's."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from medel.applications.models import Application
from medel.applications.queries.own import find_part
from medel.decisions.models import Commitment, Decision
from medel.parties.models import Membership, Person
from medel.parties.states import APPLICANT_SIDE, Role

PAGE = 100
# What the applicant has got: before it is notified the decision is nobody's.
NOTIFIED = ("notified", "appealed", "confirmed", "lapsed", "final")


@dataclass(frozen=True)
class Waiting:
    """What waits at the desk of decisions, oldest first."""

    to_decide: Sequence[Decision]
    to_write: Sequence[Application]
    drafts: Sequence[Decision]
    to_confirm: Sequence[Decision]
    late: Sequence[Decision]


def read_waiting(programmes: Collection[str], *, on: date) -> Waiting:
    """Read what waits in some programmes; a hundred of each kind at most."""
    of = Decision.objects.filter(application__call__programme__in=programmes)
    of = of.select_related("application__call").order_by("prepared", "pk")
    asked = of.filter(outcome="support", state="notified").annotate(
        confirmed=Count("commitments", filter=Q(commitments__confirmed__isnull=False)),
        asked_of=Count("commitments"),
    )
    cases = Application.objects.filter(
        call__programme__in=programmes, state__in=("prioritised", "not_prioritised")
    )
    cases = cases.filter(Q(decision=None) | Q(decision__state="abandoned"))
    return Waiting(
        to_decide=list(of.filter(state="prepared")[:PAGE]),
        to_write=list(cases.select_related("call").order_by("since", "pk")[:PAGE]),
        drafts=list(of.filter(state="draft")[:PAGE]),
        to_confirm=list(asked.filter(confirm_by__gte=on)[:PAGE]),
        late=list(asked.filter(confirm_by__lt=on)[:PAGE]),
    )


def find_case(key: uuid.UUID) -> Application | None:
    """Find a case that has been sent, with its call and decision."""
    cases = Application.objects.select_related("call", "decision")
    return cases.filter(key=key).exclude(case_id="").first()


def find_decision(application: Application) -> Decision | None:
    """Find the decision of a case, if one is begun."""
    found = Decision.objects.filter(application=application)
    return found.select_related("application__call").first()


def find_notified(application: Application) -> Decision | None:
    """Find the decision that the applicant has got: for the applicant's own pages."""
    found = Decision.objects.filter(application=application, state__in=NOTIFIED)
    return found.select_related("application__call").first()


def read_commitments(decision: Decision) -> Sequence[Commitment]:
    """Read who is to confirm the commitment, and who has."""
    return list(decision.commitments.select_related("organisation"))


def find_party(key: uuid.UUID, held: Sequence[Membership]) -> Application | None:
    """Find a case that somebody's organisation takes part in, by their memberships.

    An organisation that was asked but has not said yes takes no part, and a role for
    another programme opens nothing.
    """
    part = find_part(key, held)
    return part.application if part else None


def find_confirmable(
    commitments: Sequence[Commitment], held: Sequence[Membership], programme: str
) -> Sequence[Commitment]:
    """Find the commitments that somebody may confirm: they sign for the party here."""
    signs = {
        (one.organisation_id, one.programme)
        for one in held
        if one.role == Role.AUTHORISED_SIGNATORY
    }
    open_ones = (one for one in commitments if one.confirmed is None)
    return [
        one
        for one in open_ones
        if signs & {(one.organisation_id, ""), (one.organisation_id, programme)}
    ]


def find_receivers(decision: Decision) -> Sequence[Person]:
    """Find who is told of a decision: those who act for its organisations."""
    parties = decision.application.parties.exclude(confirmed=None)
    organisations = parties.values("organisation")
    people = Person.objects.filter(
        is_active=True,
        anonymised=None,
        memberships__ended=None,
        memberships__role__in=APPLICANT_SIDE,
        memberships__organisation__in=organisations,
    )
    return list(people.distinct().order_by("pk"))


def find_unfinished() -> QuerySet[Decision]:
    """Find taken decisions whose letter or mail was interrupted."""
    left = Q(state="decided") | Q(state="notified", mailed=None)
    found = Decision.objects.filter(left).select_related("application__call")
    return found.order_by("pk")


def find_stale() -> QuerySet[Decision]:
    """Find proposals whose application was withdrawn meanwhile."""
    open_ones = Decision.objects.filter(state__in=("draft", "prepared"))
    return open_ones.filter(application__state="withdrawn")


def name_people(keys: Collection[str]) -> dict[str, str]:
    """Give the names of people by their keys."""
    numbers = [int(one) for one in keys if one.isascii() and one.isdigit()]
    return {str(one.pk): one.name for one in Person.objects.filter(pk__in=numbers)}
