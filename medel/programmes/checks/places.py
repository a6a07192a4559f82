"""The codes of counties and municipalities exist, and belong together."""

from collections.abc import Iterator

from medel.programmes import codes
from medel.programmes.area import Area, County
from medel.programmes.faults import Fault
from medel.programmes.programme import Programme

FILE = "area.toml"


def check_places(programme: Programme) -> Iterator[Fault]:
    """Check every county and municipality against the country's official codes."""
    area = programme.area
    if not area.counties:
        yield Fault(FILE, "counties", "a programme has at least one county")
    if not area.nuts2.code.startswith(area.country):
        message = f'"{area.nuts2.code}" has to start with the country, {area.country}'
        yield Fault(FILE, "nuts2.code", message)
    for county in area.counties:
        yield from _check_nuts(county, area)
        yield from _check_county(county, area.country)
        yield from _check_municipalities(county, area.country)


def _check_nuts(county: County, area: Area) -> Iterator[Fault]:
    if not county.nuts3.startswith(area.nuts2.code):
        nuts2 = area.nuts2.code
        message = f'"{county.nuts3}" has to start with the NUTS 2 code {nuts2}'
        yield Fault(FILE, f"counties.{county.code}.nuts3", message)


def _check_county(county: County, country: str) -> Iterator[Fault]:
    known = codes.counties(country)
    if not known:
        return
    place = f"counties.{county.code}"
    official = known.get(county.code)
    if official is None:
        listed = ", ".join(sorted(known))
        message = f'"{county.code}" is not a county code; known: {listed}'
        yield Fault(FILE, f"{place}.code", message)
    elif official != county.official_name:
        message = f'county {county.code} is called "{official}"'
        yield Fault(FILE, f"{place}.official_name", message)


def _check_municipalities(county: County, country: str) -> Iterator[Fault]:
    known = codes.municipalities(country)
    for code, name in county.municipalities.items() if known else ():
        place = f"counties.{county.code}.municipalities.{code}"
        if code not in known:
            yield Fault(FILE, place, f'"{code}" is not a municipality code')
        elif not code.startswith(county.code):
            message = f"municipality {code} does not lie in county {county.code}"
            yield Fault(FILE, place, message)
        elif known[code] != name:
            yield Fault(FILE, place, f'municipality {code} is called "{known[code]}"')
