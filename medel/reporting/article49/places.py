"""What the list of operations may tell of the place: points (l) and (m)."""

from enum import StrEnum

from medel.projects.states import LocationBasis
from medel.reporting.article49.persons import is_persons
from medel.reporting.columns import join
from medel.reporting.locations import (
    list_regions,
    list_wide_regions,
    name_place,
)
from medel.reporting.operations import Operation


class Basis(StrEnum):
    """Whose location is told."""

    OPERATION = "operation"
    BENEFICIARY = "beneficiary"
    NUTS_2 = "nuts2"


def find_basis(operation: Operation) -> str:
    """Tell whose location the row has; nothing where no place is known.

    A person's operation at several places is told by its NUTS 2 region only. Of an
    organisation's, the bank knows the places themselves and tells them all.
    """
    if not operation.places:
        return ""
    if _is_hidden(operation) or _is_all(operation, LocationBasis.NUTS2):
        return Basis.NUTS_2
    seat = _is_all(operation, LocationBasis.BENEFICIARY)
    return Basis.BENEFICIARY if seat else Basis.OPERATION


def _is_all(operation: Operation, basis: LocationBasis) -> bool:
    return all(place.basis == basis for place in operation.places)


def write_regions(operation: Operation) -> str:
    """Write the NUTS codes."""
    found = list_wide_regions if _is_hidden(operation) else list_regions
    return join(found(operation))


def write_municipalities(operation: Operation) -> str:
    """Write the municipalities, or the counties where no municipality is known."""
    if _is_hidden(operation):
        return ""
    finer = (place for place in operation.places if place.basis != LocationBasis.NUTS2)
    return join([name_place(place) for place in finer])


def write_latitude(operation: Operation) -> str:
    """Write the latitude of the only point."""
    return _write_degrees(operation, 0)


def write_longitude(operation: Operation) -> str:
    """Write the longitude of the only point."""
    return _write_degrees(operation, 1)


def _write_degrees(operation: Operation, at: int) -> str:
    points = [] if _is_hidden(operation) else operation.points
    return str(points[0][at]) if len(points) == 1 else ""


def _is_hidden(operation: Operation) -> bool:
    return len(operation.places) > 1 and is_persons(operation)
