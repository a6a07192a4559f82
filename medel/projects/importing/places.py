"""Points on the map: degrees in one cell or two, either order."""

import re
from decimal import Decimal

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
