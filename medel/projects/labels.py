"""What the values of the bank's filters are called, from the installed programmes."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from django.db.models import Max

from medel.core.texts import Text
from medel.core.wording import write_period
from medel.programmes import codes
from medel.programmes.catalogue import installed
from medel.programmes.programme import Programme
from medel.projects.changes import last_seen
from medel.projects.models import Project
from medel.projects.states import Kind, Status

# SQLite refuses a question about more than a thousand keys at once.
AT_ONCE = 500
HOME_COUNTRY = "SE"

Named = Iterator[tuple[str, Text | str]]


def _programmes(programme: Programme) -> Named:
    period = write_period(programme.identity.period.label)
    name = programme.identity.short_name
    yield programme.code, Text(sv=f"{name.sv} {period}", en=f"{name.en} {period}")


def _periods(programme: Programme) -> Named:
    label = programme.identity.period.label
    yield label, write_period(label)


def _counties(programme: Programme) -> Named:
    yield from ((county.code, county.name) for county in programme.area.counties)


def _municipalities(programme: Programme) -> Named:
    for county in programme.area.counties:
        yield from county.municipalities.items()


def _themes(programme: Programme) -> Named:
    yield from ((theme.code, theme.name) for theme in programme.themes)


def _objectives(programme: Programme) -> Named:
    for objective in programme.specific_objectives:
        name = objective.short_name
        code = objective.code
        yield code, Text(sv=f"{code} {name.sv}", en=f"{code} {name.en}")


def _statuses(_programme: Programme) -> Named:
    yield from ((str(value), str(label)) for value, label in Status.choices)


def _kinds(_programme: Programme) -> Named:
    yield from ((str(value), str(label)) for value, label in Kind.choices)


def _funds(programme: Programme) -> Named:
    yield programme.identity.fund.value, programme.identity.fund.value


def _areas(programme: Programme) -> Named:
    yield from ((area.code, area.name) for area in programme.specialisation_areas)


CLOSED: Mapping[str, Callable[[Programme], Named]] = {
    "programme": _programmes,
    "period": _periods,
    "county": _counties,
    "municipality": _municipalities,
    "theme": _themes,
    "objective": _objectives,
    "status": _statuses,
    "fund": _funds,
    "area": _areas,
    "beneficiary_kind": _kinds,
}


def name_values(name: str, language: str) -> dict[str, str]:
    """Give what a filter's values are called, in the order of the programmes."""
    named = CLOSED.get(name)
    if named is None:
        return {}
    return {
        value: label.to(language) if isinstance(label, Text) else label
        for programme in installed().values()
        for value, label in named(programme)
    }


def name_value(name: str, value: str, language: str) -> str:
    """Give what one value is called; a period that no programme has, by its years."""
    if name == "period":
        return write_period(value)
    named = name_values(name, language).get(value)
    return named or _name_elsewhere(name, value) or value


def _name_elsewhere(name: str, value: str) -> str | None:
    """Name what no installed programme knows: a county by the country's own list."""
    if name == "county":
        return codes.short_counties(HOME_COUNTRY).get(value)
    if name == "municipality":
        return codes.municipalities(HOME_COUNTRY).get(value)
    if name == "programme":
        return _read_programmes(last_seen()).get(value)
    return None


def find_place_code(kind: str, name: str) -> str:
    """Give the code of a county or municipality by its short name; all else stays."""
    listed = codes.short_counties if kind == "county" else codes.municipalities
    named = {short: code for code, short in listed(HOME_COUNTRY).items()}
    return named.get(name, name)


@lru_cache(maxsize=2)
def _read_programmes(change: int) -> dict[str, str]:
    """Read what the bank calls its programmes, anew after each change of it."""
    del change
    # Of everything: the index of programmes alone answers, without a look at the rows.
    everything = Project.everything.order_by().values("programme")
    latest = everything.annotate(last=Max("pk"))
    keys = [row["last"] for row in latest]
    named = Project.objects.order_by().values_list("programme", "programme_name")
    return {
        programme: name
        for first in range(0, len(keys), AT_ONCE)
        for programme, name in named.filter(pk__in=keys[first : first + AT_ONCE])
    }


def codes_of(name: str) -> set[str]:
    """Give the values of a filter that the installed programmes know."""
    return set(name_values(name, "sv"))
