"""Projects and applications like a case: hints of double funding, never a verdict.

The same cost may not be paid twice out of EU funds. Nothing here can tell that; it
tells where to look: alike in words, or of the same organisation at the same time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from medel.applications.models import Application, Submission
from medel.applications.queries.authority import received
from medel.projects.following import open_bank
from medel.projects.models import Participation, Project
from medel.projects.queries import read_projects

MOST = 5
MOST_WORDS = 5
# One word in common says nothing.
LEAST_WORDS = 2
TOLD = (
    *(("general", "title"), ("general", "summary"), ("description", "problem")),
    *(("description", "target_group"), ("description", "change")),
)
GONE = ("withdrawn", "dismissed", "rejected", "rejected_check", "rejected_quality")


@dataclass(frozen=True)
class Alike:
    """A project of the bank with the telling words that it shares with the case."""

    project: Project
    shared: tuple[str, ...]


@dataclass(frozen=True)
class Elsewhere:
    """Another application of the same organisation, and whether the times overlap."""

    case: Application
    organisation: str
    starts: date | None
    ends: date | None


@dataclass(frozen=True)
class Hints:
    """What a case may overlap with."""

    alike: Sequence[Alike]
    projects: Sequence[Participation]
    cases: Sequence[Elsewhere]

    @property
    def none(self) -> bool:
        """Whether there is nothing to look at."""
        return not (self.alike or self.projects or self.cases)


@dataclass(frozen=True)
class Period:
    """From a day to a day; None where it is not told, and then anything overlaps."""

    starts: date | None
    ends: date | None

    def overlaps(self, other: "Period") -> bool:
        """Tell whether two periods have a day in common, as far as is known."""
        apart = (self.ends and other.starts and self.ends < other.starts) or (
            other.ends and self.starts and other.ends < self.starts
        )
        return not apart


def find_hints(
    application: Application, content: Mapping[str, Any], *, at: datetime
) -> Hints:
    """Find what a case, as it was sent, may overlap with."""
    period = read_period(content)
    parties = list(application.parties.select_related("organisation"))
    names = {one.organisation.number: one.organisation.name for one in parties}
    keys = [one.organisation_id for one in parties]
    own = application.case_id
    return Hints(
        alike=_find_alike(content, own),
        projects=_find_projects(names, period, own),
        cases=_find_cases(application, keys, period, at),
    )


def read_period(content: Mapping[str, Any]) -> Period:
    """Read the first and last day that an application states."""
    general = content.get("sections", {}).get("general", {})
    return Period(_read_day(general.get("starts")), _read_day(general.get("ends")))


def _find_alike(content: Mapping[str, Any], own: str) -> list[Alike]:
    sections = content.get("sections", {})
    texts = [str(sections.get(one, {}).get(other, "")) for one, other in TOLD]
    near = open_bank().similar(" ".join(texts), limit=MOST * 2)
    projects = read_projects([one.key for one in near])
    found = [
        Alike(projects[one.key], one.shared[:MOST_WORDS])
        for one in near
        if one.key in projects
        and projects[one.key].case_number != own
        and len(one.shared) >= LEAST_WORDS
    ]
    return found[:MOST]


def _find_projects(
    names: Mapping[str, str], period: Period, own: str
) -> list[Participation]:
    """Find projects of the bank with the same organisations in the same time."""
    same = Q(organisation__number__in=list(names)) | Q(
        organisation__name__in=list(names.values())
    )
    found = Participation.objects.filter(same).select_related("project", "organisation")
    if period.ends:
        found = found.filter(
            Q(project__start=None) | Q(project__start__lte=period.ends)
        )
    if period.starts:
        found = found.filter(Q(project__end=None) | Q(project__end__gte=period.starts))
    if own:
        found = found.exclude(project__case_number=own)
    return list(found.order_by("-project__start", "pk")[:MOST])


def _find_cases(
    application: Application, keys: Sequence[int], period: Period, at: datetime
) -> list[Elsewhere]:
    others = (
        received(at=at)
        .filter(parties__organisation__in=keys)
        .exclude(pk=application.pk)
        .exclude(state__in=GONE)
        .select_related("call")
        .order_by("-since", "pk")
        .distinct()[: MOST * 4]
    )
    cases = {one.pk: one for one in others}
    latest: dict[int, Mapping[str, Any]] = {}
    for sent in Submission.objects.filter(application__in=list(cases)).order_by(
        "number"
    ):
        latest[sent.application_id] = sent.content
    found = [
        Elsewhere(cases[key], _name_owner(content), told.starts, told.ends)
        for key, content in latest.items()
        if (told := read_period(content)).overlaps(period)
    ]
    return found[:MOST]


def _name_owner(content: Mapping[str, Any]) -> str:
    parties = content.get("parties", ())
    owners = [one for one in parties if one.get("role") == "project_owner"]
    return str(owners[0].get("organisation", "")) if owners else ""


def _read_day(written: object) -> date | None:
    try:
        return date.fromisoformat(str(written))
    except ValueError:
        return None
