"""What the values of the bank's filters are called, from the installed programmes."""

from collections.abc import Callable, Iterator, Mapping

from medel.core.texts import Text
from medel.core.wording import write_period
from medel.programmes.catalogue import installed
from medel.programmes.programme import Programme
from medel.projects.states import Status

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


def _funds(programme: Programme) -> Named:
    yield programme.identity.fund.value, programme.identity.fund.value


CLOSED: Mapping[str, Callable[[Programme], Named]] = {
    "programme": _programmes,
    "period": _periods,
    "county": _counties,
    "municipality": _municipalities,
    "theme": _themes,
    "objective": _objectives,
    "status": _statuses,
    "fund": _funds,
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
    return name_values(name, language).get(value, value)


def codes_of(name: str) -> set[str]:
    """Give the values of a filter that the installed programmes know."""
    return set(name_values(name, "sv"))
