"""The shapes of the API's answers: amounts and shares are strings, dates ISO."""

from decimal import Decimal
from typing import TYPE_CHECKING

from ninja import Schema

from medel.core.periods import PartialDate, Precision

if TYPE_CHECKING:
    from medel.projects.models import Organisation, Project


class TextShape(Schema):
    """A text in both languages."""

    sv: str
    en: str


class EntryShape(Schema):
    """An entry of the register of organisations."""

    code: str
    name: str


class OrganisationShape(Schema):
    """An organisation in a project and what it is there.

    `name` and `number` are as the source writes them; `entry` is what the register of
    organisations calls it, the same under all its spellings.
    """

    name: str
    role: str
    number: str | None
    kind: str | None
    entry: EntryShape


class PlaceShape(Schema):
    """A place as far as the source tells; `basis` says whose place it is."""

    county: str
    county_name: str
    municipality: str
    municipality_name: str
    nuts: str
    latitude: float | None
    longitude: float | None
    basis: str


class SourceShape(Schema):
    """Where a record was read: file, line, the public page behind it and its licence.

    `licence` is null where the source states none.
    """

    file: str
    row: int
    href: str
    retrieved: str
    licence: str | None


class ProjectShape(Schema):
    """A project; null is what its source does not tell.

    `start` and `end` are as exact as the source: 2024, 2024-05 or 2024-05-31.
    """

    id: str
    code: str
    title: str
    title_en: str | None
    purpose: str | None
    achievements: str | None
    natural_person: bool
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
    end_is_actual: bool | None
    decided: str | None
    intervention_fields: list[str]
    country: str | None
    currency: str
    exchange_rate: str | None
    amount_kind: str
    eu_amount: str | None
    total_cost: str | None
    national_public: str | None
    national_private: str | None
    in_kind: str | None
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
        _shape_organisation(part.organisation, part.role)
        for part in project.participations.all()
    ]


def _shape_organisation(one: "Organisation", role: str) -> OrganisationShape:
    return OrganisationShape(
        name=one.name,
        role=role,
        number=one.number or None,
        kind=one.main.kind or one.kind or None,
        entry=EntryShape(code=one.main.code, name=one.main.name),
    )


def _shape_source(project: "Project") -> SourceShape:
    return SourceShape(
        file=project.origin.name,
        row=project.row,
        href=project.href,
        retrieved=project.origin.retrieved.isoformat(),
        licence=project.origin.licence or None,
    )


_AMOUNTS = (
    *("eu_amount", "total_cost", "national_public", "national_private"),
    *("in_kind", "exchange_rate", "eu_share"),
)
_OPTIONAL = (
    *("fund", "instrument", "objective", "priority", "theme"),
    *("title_en", "purpose", "achievements", "country"),
)
_PLAIN = (
    *("code", "title", "programme", "programme_name", "period", "status"),
    *("currency", "amount_kind", "natural_person", "end_is_actual"),
    "intervention_fields",
)
_LENGTHS = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}


def _write(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount.normalize():f}"


def _write_date(stated: PartialDate | None) -> str | None:
    if stated is None:
        return None
    return stated.first.isoformat()[: _LENGTHS[stated.precision]]
