"""Where an operation is, by the EU's codes for regions."""

from functools import cache

from medel.programmes.catalogue import installed
from medel.reporting.operations import Location, Operation

NUTS_2 = 4
COUNTRY = 2


def list_regions(operation: Operation) -> list[str]:
    """Give the NUTS codes of an operation's places, each once."""
    found = (
        place.nuts or _regions().get(place.county, "") for place in operation.places
    )
    return list(dict.fromkeys(filter(None, found)))


def list_wide_regions(operation: Operation) -> list[str]:
    """Give the NUTS 2 regions, the finest that may be told of a person's operation."""
    return list(dict.fromkeys(code[:NUTS_2] for code in list_regions(operation)))


def find_country(operation: Operation) -> str:
    """Give the country, by its code: as stated, else that of the first region."""
    regions = () if operation.country else list_regions(operation)
    return operation.country or "".join(regions[:1])[:COUNTRY]


def name_place(place: Location) -> str:
    """Give what people call a place."""
    return place.municipality_name or place.county_name


@cache
def _regions() -> dict[str, str]:
    """Give the NUTS 3 region of each county that an installed programme describes."""
    return {
        county.code: county.nuts3
        for programme in installed().values()
        for county in programme.area.counties
    }
