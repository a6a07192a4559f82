"""One case: found by its key, and what its page shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from medel.applications.models import Application, Completion, Party
from medel.applications.queries.authority import NEVER_SENT
from medel.applications.queries.people import name_people
from medel.decisions.models import Decision, Note
from medel.parties.models import Membership
from medel.parties.states import APPLICANT_SIDE


@dataclass(frozen=True)
class Noted:
    """A note and the name of whoever wrote it."""

    note: Note
    name: str


@dataclass(frozen=True)
class Surroundings:
    """What belongs to a case beside what was sent: parties, requests, notes, decision.

    `officer` is the key of whoever handles the case, `officer_name` the name.
    """

    parties: Sequence[Party]
    completions: Sequence[Completion]
    notes: Sequence[Noted]
    decision: Decision | None
    officer: str
    officer_name: str


def find_case(key: UUID) -> Application | None:
    """Find an application that was sent, with its call; None if there is none."""
    sent = Application.objects.exclude(state__in=NEVER_SENT)
    return sent.select_related("call", "handling").filter(key=key).first()


def read_surroundings(application: Application) -> Surroundings:
    """Read what belongs to a case; the queries are always as many."""
    notes = list(application.notes.all())
    handling = getattr(application, "handling", None)
    officer = handling.officer if handling else ""
    names = name_people([*(one.written_by for one in notes), officer])
    return Surroundings(
        parties=list(application.parties.select_related("organisation")),
        completions=list(application.completions.all()),
        notes=[Noted(one, names.get(one.written_by, "")) for one in notes],
        decision=Decision.objects.filter(application=application).first(),
        officer=officer,
        officer_name=names.get(officer, ""),
    )


def list_addresses(application: Application) -> list[str]:
    """List the e-mail addresses of those who act for the organisations of a case."""
    parties = application.parties.exclude(confirmed=None)
    acting = Membership.objects.filter(
        organisation__in=parties.values("organisation"),
        role__in=APPLICANT_SIDE,
        ended=None,
        person__is_active=True,
    )
    return sorted(set(acting.values_list("person__email", flat=True)))
