"""What is read of meetings: who may see which, what waits for one, what is public."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from medel.applications.models import Application, Call
from medel.decisions.models import Meeting, Member, Minutes, Ranked
from medel.decisions.sitting import READY
from medel.parties.models import Membership, Organisation, Person
from medel.programmes.programme import Programme

OVER = ("cancelled", "handed_over")
PAGE = 100
# What a member sees: a meeting that nobody is summoned to is the secretary's alone.
HIDDEN_FROM_MEMBERS = ("planned",)


@dataclass(frozen=True)
class Somebody:
    """A person who can be called: key, name, and the organisations they stand for."""

    key: str
    name: str
    organisations: tuple[tuple[int, str], ...]
    role: str


def list_meetings(programmes: Collection[str] | None, person: str) -> list[Meeting]:
    """List the meetings that somebody may see, the latest first.

    `programmes` are those whose every meeting they see, None for all programmes; of
    the others they see the meetings that they are a member of.
    """
    own = Member.objects.filter(meeting=OuterRef("pk"), person=person)
    mine = Exists(own) & ~Q(state__in=HIDDEN_FROM_MEMBERS)
    seen = Q() if programmes is None else Q(programme__in=programmes) | mine
    found = Meeting.objects.filter(seen).select_related("call")
    return list(found.annotate(cases=Count("ranked"))[:PAGE])


def find_meeting(number: int) -> Meeting | None:
    """Find a meeting with its call."""
    return Meeting.objects.select_related("call").filter(pk=number).first()


def list_waiting_calls(programmes: Collection[str] | None) -> list[Call]:
    """List the calls with cases that wait for a meeting, with how many and how much."""
    free = Q(applications__state=READY) & ~Q(applications__in=_at_meetings())
    calls = Call.objects.annotate(waiting=Count("applications", filter=free))
    if programmes is not None:
        calls = calls.filter(programme__in=programmes)
    return list(calls.filter(waiting__gt=0)[:PAGE])


def list_ready(call: Call, meeting: Meeting | None = None) -> list[Application]:
    """List the cases of a call that can be put on a meeting's agenda."""
    ready = Application.objects.filter(call=call, state=READY)
    return list(ready.exclude(pk__in=_at_meetings(meeting)).order_by("case_id"))


def find_call(number: int) -> Call | None:
    """Find a call."""
    return Call.objects.filter(pk=number).first()


def list_people(programme: str, role: str) -> list[Somebody]:
    """List who has a role in a programme, with every organisation they belong to."""
    held = Membership.objects.filter(ended=None, role=role)
    held = held.filter(programme__in=("", programme))
    belongs = Membership.objects.filter(
        ended=None, person__in=held.values("person"), person__is_active=True
    ).select_related("person", "organisation")
    people: dict[str, Person] = {}
    own: dict[str, dict[int, str]] = {}
    for one in belongs.order_by("person__name", "person__email"):
        key = str(one.person_id)
        people[key] = one.person
        names = own.setdefault(key, {})
        if one.organisation:
            names[one.organisation.pk] = one.organisation.name
    return [
        Somebody(key, str(person), tuple(own[key].items()), role)
        for key, person in people.items()
    ]


def name_people(keys: Collection[str]) -> dict[str, str]:
    """Give the names of persons by their keys; who is gone has none."""
    known = Person.objects.filter(pk__in=[int(one) for one in keys if one.isdigit()])
    return {str(one.pk): str(one) for one in known}


def read_minutes(meeting: Meeting, number: int) -> Minutes | None:
    """Read one version of a meeting's minutes with its document."""
    return Minutes.objects.filter(meeting=meeting, number=number).first()


def list_public(programme: Programme) -> Sequence[Meeting]:
    """List the meetings that the public is told of, the latest first."""
    return list(_public(programme).annotate(cases=Count("ranked"))[:PAGE])


def find_public(programme: Programme, number: int) -> Meeting | None:
    """Find a meeting that the public is told of."""
    return _public(programme).filter(pk=number).first()


def list_prioritised(meeting: Meeting) -> list[Ranked]:
    """List the cases that a meeting prioritised, in order: these are public."""
    within = Ranked.objects.filter(meeting=meeting, within=True)
    return list(within.select_related("application"))


def _public(programme: Programme) -> QuerySet[Meeting]:
    told = Meeting.objects.filter(programme=programme.code).select_related("call")
    return told.filter(grounds_published__isnull=False)


def _at_meetings(
    but: Meeting | None = None,
) -> QuerySet[Ranked, Any]:
    taken = Ranked.objects.exclude(meeting__state__in=OVER)
    taken = taken.exclude(meeting=but) if but else taken
    return taken.values("application")


def name_organisations(keys: Collection[int]) -> dict[int, str]:
    """Give the names of organisations by their keys."""
    return dict(Organisation.objects.filter(pk__in=keys).values_list("pk", "name"))


def list_addresses(meeting: Meeting) -> list[str]:
    """List the e-mail addresses of a meeting's members whose accounts are open."""
    keys = [int(one.person) for one in meeting.members.all() if one.person.isdigit()]
    open_accounts = Person.objects.filter(pk__in=keys, is_active=True, anonymised=None)
    return list(open_accounts.values_list("email", flat=True))
