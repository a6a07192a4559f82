"""The shapes of the API's answers: amounts and shares are strings, dates ISO."""

from decimal import Decimal
from typing import TYPE_CHECKING

from ninja import Schema

from medel.core.periods import PartialDate, Precision

if TYPE_CHECKING:
    from medel.projects.models import Project


class OrganisationShape(Schema):
    """An organisation in a project and what it is there."""

    name: str
    role: str


class PlaceShape(Schema):
    """A county, and a municipality where the source names one."""

    county: str
    county_name: str
    municipality: str
    municipality_name: str


class SourceShape(Schema):
    """Where a record was read: file, line, and the public page behind it."""

    file: str
    row: int
    href: str
    retrieved: str


class ProjectShape(Schema):
    """A project; null is what its source does not tell.

    `start` and `end` are as exact as the source: 2024, 2024-05 or 2024-05-31.
    """

    id: str
    code: str
    title: str
    programme: str
    programme_name: str
    period: str
    fund: str | None
    instrument: str | None
    objective: str | None
    priority: str | None
    theme: str | None
    status: str
    organisations: list[OrganisationShape]
    places: list[PlaceShape]
    start: str | None
    end: str | None
    decided: str | None
    currency: str
    amount_kind: str
    eu_amount: str | None
    total_cost: str | None
    national_public: str | None
    national_private: str | None
    eu_share: str | None
    source: SourceShape


class SumShape(Schema):
    """A sum in one currency."""

    amount: str
    currency: str


class FacetShape(Schema):
    """One value of a facet, counted and added up as if its own filter were open."""

    value: str
    count: int
    sum: str


class ProjectsShape(Schema):
    """One page of projects, with number, sum and facets of the whole selection.

    Sums are in kronor, euro at the fixed rate; other money is not in them.
    """

    total: int
    with_amount: int
    sums: list[SumShape]
    facets: dict[str, list[FacetShape]]
    suggestion: str | None
    page: int
    pages: int
    next: str | None
    results: list[ProjectShape]


def shape_project(project: "Project") -> ProjectShape:
    """Shape one project with its organisations, places and source."""
    return ProjectShape.model_validate(
        {
            **{name: getattr(project, name) for name in _PLAIN},
            **{name: getattr(project, name) or None for name in _OPTIONAL},
            **{name: _write(getattr(project, name)) for name in _AMOUNTS},
            "id": project.case_number or project.code,
            "organisations": _shape_organisations(project),
            "places": [PlaceShape.from_orm(place) for place in project.places.all()],
            "start": _write_date(project.starts),
            "end": _write_date(project.ends),
            "decided": project.decided.isoformat() if project.decided else None,
            "source": _shape_source(project),
        }
    )


def _shape_organisations(project: "Project") -> list[OrganisationShape]:
    return [
        OrganisationShape(name=part.organisation.name, role=part.role)
        for part in project.participations.all()
    ]


def _shape_source(project: "Project") -> SourceShape:
    return SourceShape(
        file=project.origin.name,
        row=project.row,
        href=project.href,
        retrieved=project.origin.retrieved.isoformat(),
    )


_AMOUNTS = (
    *("eu_amount", "total_cost", "national_public", "national_private"),
    "eu_share",
)
_OPTIONAL = ("fund", "instrument", "objective", "priority", "theme")
_PLAIN = (
    *("code", "title", "programme", "programme_name", "period", "status"),
    *("currency", "amount_kind"),
)
_LENGTHS = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}


def _write(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount.normalize():f}"


def _write_date(stated: PartialDate | None) -> str | None:
    if stated is None:
        return None
    return stated.first.isoformat()[: _LENGTHS[stated.precision]]
