"""Places: degrees in one cell or two, either order; and whose place it is."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from medel.projects.importing.fields import Field
from medel.projects.importing.lines import Column
from medel.projects.importing.vocabulary import recognise

LATITUDES = (Decimal(34), Decimal(72))  # of the mainland; longitudes end at 35
NORTHMOST, EASTMOST = 90, 180
_DEGREES = re.compile(r"-?\d{1,3}(?:\.\d+)?")
_COMMAS = re.compile(r"-?\d{1,3},\d+")


def read_degrees(stated: str, most: int) -> Decimal | None:
    """Read degrees, or None when the number cannot be degrees."""
    match = _DEGREES.fullmatch(stated.strip().replace(",", "."))
    number = Decimal(match[0]) if match else None
    return number if number is not None and abs(number) <= most else None


def read_point(stated: str) -> tuple[Decimal | None, Decimal | None]:
    """Give latitude and longitude; in Europe the values tell which is which."""
    first_only = stated.split("|", maxsplit=1)[0]
    texts = _COMMAS.findall(first_only) if len(_COMMAS.findall(first_only)) > 1 else []
    found = texts or _DEGREES.findall(first_only)
    if len(found) != len(("latitude", "longitude")):
        return None, None
    one, other = (Decimal(each.replace(",", ".")) for each in found)
    turned = _is_north(other) and not _is_north(one)
    if turned or "point" in stated.casefold():
        one, other = other, one
    fits = abs(one) <= NORTHMOST and abs(other) <= EASTMOST
    return (one, other) if fits else (None, None)


def _is_north(number: Decimal) -> bool:
    return LATITUDES[0] <= number <= LATITUDES[1]


PLACED = (
    *(Field.MUNICIPALITY, Field.REGION, Field.NUTS, Field.POSTAL_CODE),
    *(Field.COORDINATES, Field.LATITUDE),
)
SEAT = "beneficiary_seat"
# Words of lists, and what they are in the bank (states.LocationBasis).
_BASES = {"beneficiary": SEAT, SEAT: SEAT, "nuts2": "nuts2", "operation": "operation"}


def find_place_owner(columns: Mapping[Field, Sequence[Column]]) -> str:
    """Tell by the headings whose place a list tells: "Postal code of beneficiary".

    Nothing where no heading says so; then the source does not tell.
    """
    headings = [one.choice.heading for name in PLACED for one in columns[name]]
    owned = [Field.BENEFICIARY in recognise(heading) for heading in headings]
    return SEAT if owned and all(owned) else ""


def read_basis(stated: str) -> str:
    """Read whose place a row tells; nothing for a word that we do not know."""
    return _BASES.get(stated.strip().casefold(), "")
