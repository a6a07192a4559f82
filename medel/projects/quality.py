"""How complete the bank is: how many records of each source tell each field.

Counted by the database from the records as they are; kept until the bank changes.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q

from medel.projects.changes import latest_change
from medel.projects.models import Participation, Place, Project
from medel.projects.states import Role


@dataclass(frozen=True)
class Source:
    """One file that records came from: how many, and how many tell each field."""

    name: str
    retrieved: date | None
    total: int
    told: Mapping[str, int]


@dataclass(frozen=True)
class Quality:
    """The whole bank, and its sources, the largest first."""

    whole: Source
    sources: tuple[Source, ...]


def _party(role: Role, **more: Any) -> Exists:  # noqa: ANN401 (any field)
    parts = Participation.objects.filter(project=OuterRef("pk"), role=role, **more)
    return Exists(parts)


def _place(condition: Q) -> Exists:
    return Exists(Place.objects.filter(condition, project=OuterRef("pk")))


def _says(field: str) -> Q:
    return ~Q(**{field: ""})


def _knows(field: str) -> Q:
    return Q(**{f"{field}__isnull": False})


# In the order of article 49(3), each with its point; then what the list does not need.
FIELDS: Mapping[str, tuple[str, Any]] = {
    "case_number": ("", _says("case_number")),
    "beneficiary": ("a, b", Q(natural_person=True) | Q(_party(Role.BENEFICIARY))),
    "contractors": ("a", _party(Role.CONTRACTOR)),
    "title": ("d", _says("title")),
    "title_en": ("d", _says("title_en")),
    "purpose": ("e", _says("purpose")),
    "achievements": ("e", _says("achievements")),
    "start": ("f", _knows("start")),
    "end": ("g", _knows("end")),
    "end_is_actual": ("g", _knows("end_is_actual")),
    "total_cost": ("h", _knows("total_cost")),
    "fund": ("i", _says("fund")),
    "objective": ("j", _says("objective")),
    "eu_share": (
        "k",
        _knows("eu_rate") | (_knows("eu_amount") & _knows("total_cost")),
    ),
    "county": ("l", _place(~Q(county="") | ~Q(nuts=""))),
    "municipality": ("l", _place(~Q(municipality=""))),
    "point": ("l", _place(Q(latitude__isnull=False))),
    "country": ("l", _says("country")),
    "location_basis": ("m", _place(~Q(basis=""))),
    "intervention_fields": ("n", ~Q(intervention_fields=[])),
    "eu_amount": ("", _knows("eu_amount")),
    "decided": ("", _knows("decided")),
    "number": ("", _party(Role.BENEFICIARY, organisation__number_valid=True)),
    "kind": (
        "",
        _party(Role.BENEFICIARY) & ~_party(Role.BENEFICIARY, organisation__kind=""),
    ),
    "href": ("", _says("href")),
}


def measure_quality() -> Quality:
    """Measure how complete the bank is."""
    return _measure(latest_change())


@lru_cache(maxsize=2)
def _measure(change: int) -> Quality:
    del change
    counts = {
        name: Count("pk", filter=condition) for name, (_, condition) in FIELDS.items()
    }
    renamed = {f"told_{name}": count for name, count in counts.items()}
    rows = (
        Project.objects.order_by()
        .values("origin__name")
        .annotate(total=Count("pk"), read=Max("origin__retrieved"), **renamed)
    )
    sources = [_make(row) for row in rows]
    return Quality(
        whole=_add_up(sources),
        sources=tuple(sorted(sources, key=lambda one: (-one.total, one.name))),
    )


def _make(row: Mapping[str, Any]) -> Source:
    told = {name: row[f"told_{name}"] for name in FIELDS}
    return Source(row["origin__name"], row["read"], row["total"], told)


def _add_up(sources: list[Source]) -> Source:
    told: defaultdict[str, int] = defaultdict(int)
    for source in sources:
        for name, count in source.told.items():
            told[name] += count
    days = [source.retrieved for source in sources if source.retrieved]
    total = sum(source.total for source in sources)
    return Source("", max(days, default=None), total, dict(told))
