"""The inbox: what waits for someone, computed from where the cases stand.

Nothing of it is kept, so that it cannot be wrong: a task is gone when it is done.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.utils import timezone

from medel.applications.models import Application, Completion
from medel.decisions.models import Agreed, Grader
from medel.decisions.queries.cases import read_owners
from medel.decisions.queries.reach import Reach
from medel.decisions.queries.usual import read_usual
from medel.decisions.tasks import BY_CODE, KINDS, Kind
from medel.parties.states import Role

PAGE = 50
PROPOSED = Q(decision__state="prepared")


@dataclass(frozen=True)
class Task:
    """One thing to do: what, with which case, since when, and how long is usual."""

    kind: Kind
    case: Application
    owner: str
    waited: timedelta
    usual: timedelta | None

    @property
    def is_late(self) -> bool:
        """Whether it has waited longer than is usual."""
        return self.usual is not None and self.waited > self.usual


@dataclass(frozen=True)
class Inbox:
    """One page of tasks, oldest first, and how many there are of each kind."""

    tasks: Sequence[Task]
    counts: Sequence[tuple[Kind, int]]
    chosen: str

    @property
    def total(self) -> int:
        """How many tasks there are of the chosen kind, or of all."""
        return sum(n for kind, n in self.counts if self.chosen in ("", kind.code))


@dataclass(frozen=True)
class Asked:
    """Whose inbox: the person's key and roles; `everyones` adds all colleagues'."""

    person: str
    roles: Collection[str]
    everyones: bool = False
    kind: str = ""
    page: int = 1


def read_inbox(reach: Reach, asked: Asked, *, at: datetime) -> Inbox:
    """Read one page of an inbox as it is at an hour; the queries are always as many."""
    waiting = find_tasks(reach, asked, at=at)
    rows = waiting.order_by().values("task").annotate(many=Count("pk"))
    many = {row["task"]: row["many"] for row in rows}
    counts = [(kind, many[kind.code]) for kind in KINDS if kind.code in many]
    chosen = waiting.filter(task=asked.kind) if asked.kind else waiting
    first = (asked.page - 1) * PAGE
    cases = list(chosen.order_by("since", "pk")[first : first + PAGE])
    owners = read_owners(cases)
    usual = read_usual({one.programme for one in reach.calls})
    tasks = [_make(one, reach, owners, usual, at) for one in cases]
    return Inbox(tasks, counts, asked.kind)


def _make(
    case: Application,
    reach: Reach,
    owners: dict[int, str],
    usual: dict[tuple[str, str], timedelta],
    at: datetime,
) -> Task:
    case.call = reach.call(case.call_id)
    return Task(
        kind=BY_CODE[case.task],  # type: ignore[attr-defined]
        case=case,
        owner=owners.get(case.pk, ""),
        waited=at - case.since,
        usual=usual.get((case.call.programme, case.state)),
    )


def find_tasks(reach: Reach, asked: Asked, *, at: datetime) -> QuerySet[Any]:
    """Find the cases that wait for someone; `task` on each is the kind of task."""
    whens: list[When] = []
    if Role.DECISION_MAKER in asked.roles:
        mine = PROPOSED & ~Q(decision__prepared_by=asked.person)
        whens.append(When(mine, then=Value("decide")))
    if Role.CASE_OFFICER in asked.roles:
        whens += _of_officers(asked, at)
    kinds = [one for one in KINDS if one.role in asked.roles]
    states = {state for one in kinds for state in one.states}
    within = Q(state__in=states)
    if Role.DECISION_MAKER in asked.roles:
        within |= PROPOSED
    if not whens:
        return reach.cases().none().annotate(task=Value(""))
    told = Case(*whens, default=Value(""), output_field=CharField())
    return reach.cases().filter(within).annotate(task=told).exclude(task="")


def _of_officers(asked: Asked, at: datetime) -> list[When]:
    own = Q(handling=None) | Q(handling__officer=asked.person)
    mine = Q() if asked.everyones else own
    free = mine & ~PROPOSED
    passed = Q(state="approved_for_quality")
    ordered = Q(state__in=("prioritised", "not_prioritised"))
    waits: dict[str, Q] = {
        "start": Q(state="submitted") & ~PROPOSED,
        "check": Q(state="under_check") & free,
        "resume": Q(state="completion_requested") & mine & _is_due(at),
        "grade": passed & _grades(asked, mine),
        "agree": passed & _agrees(asked),
        "send": Q(state="graded") & free,
        "recheck": Q(state="returned") & mine,
        "prepare": ordered & free,
    }
    return [When(when, then=Value(kind)) for kind, when in waits.items()]


def _is_due(at: datetime) -> Q:
    today = timezone.localtime(at).date()
    waiting = Completion.objects.filter(application=OuterRef("pk"), due__gte=today)
    return Q(~Exists(waiting))


def _graders(**of: object) -> Exists:
    return Exists(Grader.objects.filter(application=OuterRef("pk"), **of))


def _grades(asked: Asked, mine: Q) -> Q:
    """Find where nobody is appointed yet, or this officer is and is not done."""
    unfinished = {} if asked.everyones else {"person": asked.person}
    return Q(_graders(done=None, **unfinished)) | (Q(~_graders()) & mine)


def _agrees(asked: Asked) -> Q:
    """Find where all are done, and this officer has not proposed the agreed grades."""
    proposed = Agreed.objects.filter(application=OuterRef("pk"), agreed_by=asked.person)
    all_done = Q(~_graders(done=None))
    if asked.everyones:
        return all_done & Q(_graders())
    return all_done & Q(_graders(person=asked.person)) & Q(~Exists(proposed))
