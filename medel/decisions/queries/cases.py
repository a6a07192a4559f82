"""The list of cases: found by call, state, officer and words."""

import operator
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce

from django.db.models import Q, QuerySet

from medel.applications.models import Application, Party
from medel.applications.models.application import Role
from medel.decisions.queries.reach import Reach
from medel.parties.models import Organisation

PAGE = 50
MOST_WORDS = 8
MOST_ORGANISATIONS = 400
ORDERS = {
    "changed": ("-since", "-pk"),
    "waiting": ("since", "pk"),
    "number": ("-case_id",),
}


@dataclass(frozen=True)
class Wanted:
    """What to list: empty means any. `officer` is a person's key."""

    words: str = ""
    call: int | None = None
    state: str = ""
    officer: str = ""
    order: str = "changed"
    page: int = 1


@dataclass(frozen=True)
class Listed:
    """One case of the list, with who applies and who handles it."""

    case: Application
    owner: str
    officer: str


@dataclass(frozen=True)
class Found:
    """One page of the cases found, and how many there are in all."""

    cases: Sequence[Listed]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are; at least one."""
        return max(-(-self.total // PAGE), 1)


def list_cases(reach: Reach, wanted: Wanted) -> Found:
    """List one page of the cases that someone may read."""
    found = _narrow(reach.cases(), wanted)
    total = found.count()
    first = (wanted.page - 1) * PAGE
    ordered = found.select_related("handling").order_by(*ORDERS[wanted.order])
    cases = list(ordered[first : first + PAGE])
    owners = read_owners(cases)
    listed = []
    for one in cases:
        one.call = reach.call(one.call_id)
        handling = getattr(one, "handling", None)
        officer = handling.officer if handling else ""
        listed.append(Listed(one, owners.get(one.pk, ""), officer))
    return Found(listed, total, wanted.page)


def _narrow(cases: QuerySet[Application], wanted: Wanted) -> QuerySet[Application]:
    if wanted.call is not None:
        cases = cases.filter(call=wanted.call)
    if wanted.state:
        cases = cases.filter(state=wanted.state)
    if wanted.officer:
        cases = cases.filter(handling__officer=wanted.officer)
    for word in wanted.words.split()[:MOST_WORDS]:
        cases = cases.filter(_has(word))
    return cases


def _has(word: str) -> Q:
    """Find a word in case number, title or an organisation that takes part."""
    named = Organisation.objects.filter(_spelt("name", word) | Q(number=word))
    keys = list(named.values_list("pk", flat=True)[:MOST_ORGANISATIONS])
    takes_part = Party.objects.filter(organisation__in=keys).values("application")
    return Q(case_id=word) | _spelt("title", word) | Q(pk__in=takes_part)


def _spelt(field: str, word: str) -> Q:
    """Find a word in small and large letters; SQLite itself knows only a to z."""
    spellings = {word, word.lower(), word.upper(), word.capitalize()}
    return reduce(
        operator.or_, (Q(**{f"{field}__icontains": one}) for one in spellings)
    )


def read_owners(cases: Iterable[Application]) -> dict[int, str]:
    """Read the names of the organisations that own the cases' projects."""
    owners = Party.objects.filter(
        application__in=[one.pk for one in cases], role=Role.OWNER
    )
    return dict(owners.values_list("application", "organisation__name"))
