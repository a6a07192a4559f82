"""An operation as the formats read it: plain tuples, texts as the database has them.

Amounts and dates are texts, or None where the source tells nothing: a list of a million
operations is written without making a million numbers and dates of them.
"""

from typing import NamedTuple

from medel.projects.states import Role

BENEFICIARY, PARTNER = Role.BENEFICIARY.value, Role.PARTNER.value
CONTRACTOR = Role.CONTRACTOR.value


class Party(NamedTuple):
    """An organisation and what it is in the operation."""

    role: str
    name: str
    number: str
    kind: str


def name_beneficiary(party: Party) -> str:
    """Give the name of an organisation that receives the support, else nothing."""
    return party[1] if party[0] == BENEFICIARY else ""


def name_partner(party: Party) -> str:
    """Give the name of a partner, else nothing."""
    return party[1] if party[0] == PARTNER else ""


class Location(NamedTuple):
    """A place of the operation."""

    county_name: str
    county: str
    municipality_name: str
    municipality: str
    nuts: str
    latitude: float | None
    longitude: float | None
    basis: str


class PersonName(NamedTuple):
    """A natural person's name, and the day that it was first published."""

    name: str
    published: str


class Source(NamedTuple):
    """The file that the operation was read from, at one reading of it."""

    name: str
    checksum: str
    mapping: str
    format: str
    licence: str
    retrieved: str


class Operation(NamedTuple):
    """A project with all that the bank holds of it; the fields are the model's."""

    key: int
    code: str
    programme: str
    programme_name: str
    case_number: str
    title: str
    title_en: str
    purpose: str
    achievements: str
    status: str
    period: str
    fund: str
    instrument: str
    objective: str
    priority: str
    theme: str
    start: str | None
    start_precision: str
    end: str | None
    end_precision: str
    decided: str | None
    currency: str
    amount_kind: str
    eu_amount: str | None
    total_cost: str | None
    national_public: str | None
    national_private: str | None
    in_kind: str | None
    eu_rate: str | None
    exchange_rate: str | None
    end_is_actual: bool | None
    natural_person: bool
    areas: str
    intervention_fields: str
    country: str
    updated_in_source: str | None
    row_checksum: str
    row: int
    href: str
    first_published: str
    changed: str
    source: Source
    parties: tuple[Party, ...] = ()
    places: tuple[Location, ...] = ()
    persons: tuple[PersonName, ...] = ()

    def named(self, role: str) -> list[str]:
        """Give the names of the organisations in one role."""
        return [name for role_, name, _, _ in self.parties if role_ == role]

    @property
    def beneficiaries(self) -> list[Party]:
        """The organisations that receive the support."""
        return [party for party in self.parties if party.role == BENEFICIARY]

    @property
    def points(self) -> list[tuple[float, float]]:
        """The points on the map, each once: latitude and longitude."""
        found = (
            (place.latitude, place.longitude)
            for place in self.places
            if place.latitude is not None and place.longitude is not None
        )
        return list(dict.fromkeys(found))
