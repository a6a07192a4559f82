"""What is read of a place in the bank: a county or a municipality of Sweden."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum

from medel.core.money import Money
from medel.programmes import codes
from medel.projects.kept import keep
from medel.projects.models import Place, Project
from medel.projects.queries import join_projects

COUNTRY = "SE"
COUNTY = 2  # digits of a code
LATEST = 20


@dataclass(frozen=True)
class Spot:
    """A county or a municipality by its code."""

    code: str
    name: str
    county: str

    @property
    def is_county(self) -> bool:
        """Whether it is a county."""
        return len(self.code) == COUNTY

    @property
    def county_name(self) -> str:
        """The name of the county that it is, or lies in."""
        return codes.short_counties(COUNTRY)[self.county]


@dataclass(frozen=True)
class PeriodShare:
    """What the projects of one period and currency come to."""

    period: str
    count: int
    stated: int
    sum: Money | None


@dataclass(frozen=True)
class PlaceAccount:
    """What the bank knows of one place; towns only of a county."""

    total: int
    periods: list[PeriodShare]
    towns: list[tuple[Spot, int]]
    projects: list[Project]


def find_spot(code: str) -> Spot | None:
    """Find a place by its code; None for a code that no place has."""
    name = codes.short_counties(COUNTRY).get(code) or codes.municipalities(COUNTRY).get(
        code
    )
    return Spot(code, name, code[:COUNTY]) if name else None


def account_for_place(spot: Spot) -> PlaceAccount:
    """Tell what the bank knows of a place; a project of several counts in each."""
    condition = Q(county=spot.code) if spot.is_county else Q(municipality=spot.code)
    here = Place.objects.filter(condition)
    found = Project.objects.filter(pk__in=here.values("project"))
    return PlaceAccount(
        total=found.count(),
        periods=_add_up(found),
        towns=_count_towns(spot) if spot.is_county else [],
        projects=list(join_projects(found)[:LATEST]),
    )


def count_spots() -> list[tuple[Spot, int]]:
    """Count the projects of every county and municipality that has some, by code."""
    return keep("spots", _count_spots)


def _count_spots() -> list[tuple[Spot, int]]:
    counts: dict[str, int] = {}
    for field in ("county", "municipality"):
        rows = _real().exclude(**{field: ""}).order_by().values_list(field)
        counts |= dict(rows.annotate(count=Count("project", distinct=True)))
    spots = ((find_spot(code), count) for code, count in sorted(counts.items()))
    return [(spot, count) for spot, count in spots if spot]


def _real() -> QuerySet[Place]:
    """Give the places of the bank's projects, not of a demonstration's."""
    made_up = Project.everything.filter(fictitious=True)
    return Place.objects.exclude(project__in=made_up.order_by().values("pk"))


def _add_up(projects: QuerySet[Project]) -> list[PeriodShare]:
    rows = (
        projects.order_by("-period", "currency")
        .values("period", "currency")
        .annotate(count=Count("pk"), stated=Count("eu_amount"), total=Sum("eu_amount"))
    )
    return [
        PeriodShare(
            period=row["period"],
            count=row["count"],
            stated=row["stated"],
            sum=Money(row["total"], row["currency"]) if row["stated"] else None,
        )
        for row in rows
    ]


def _count_towns(county: Spot) -> list[tuple[Spot, int]]:
    rows = _real().filter(municipality__startswith=county.code).order_by()
    counts = dict(
        rows.values_list("municipality").annotate(count=Count("project", distinct=True))
    )
    towns = codes.municipalities(COUNTRY).items()
    return [
        (Spot(code, name, county.code), counts.get(code, 0))
        for code, name in towns
        if code.startswith(county.code)
    ]
