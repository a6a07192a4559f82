"""Official codes of places, to check that those in a programme exist."""

import csv
from functools import cache
from pathlib import Path

FOLDERS = {"SE": "sweden"}
DATA = Path(__file__).parent / "data"


@cache
def municipalities(country: str) -> dict[str, str]:
    """Give a country's municipalities, code to short name; empty without a list."""
    return {
        row["municipality_code"]: row["municipality_name_short"]
        for row in _rows(country)
    }


@cache
def counties(country: str) -> dict[str, str]:
    """Give a country's counties, code to official name; empty when we have no list."""
    return {row["county_code"]: row["county_name"] for row in _rows(country)}


@cache
def short_counties(country: str) -> dict[str, str]:
    """Give a country's counties, code to the name without its word for county."""
    return {row["county_code"]: row["county_name_short"] for row in _rows(country)}


@cache
def _rows(country: str) -> tuple[dict[str, str], ...]:
    folder = FOLDERS.get(country)
    if folder is None:
        return ()
    path = DATA / folder / "municipality-codes.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))
