"""Dated values follow each other without overlap or gap, in the registry's units."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from medel.programmes.faults import Fault
from medel.programmes.parameters import DatedValue, Definition, Unit
from medel.programmes.programme import Programme

FILE = "parameters.toml"
ONE_DAY = timedelta(days=1)


def check_parameters(programme: Programme) -> Iterator[Fault]:
    """Check every parameter: known, in its unit, dated without overlap or gap."""
    for key, values in programme.parameters.items():
        definition = programme.registry.get(key)
        if definition is None:
            listed = ", ".join(sorted(programme.registry))
            yield Fault(FILE, key, f'"{key}" is not a known parameter; known: {listed}')
            continue
        yield from _check_kind(key, values, definition)
        yield from _check_order(key, values)
        for value in values:
            yield from _check_published(key, value, programme)


def _check_kind(
    key: str, values: Sequence[DatedValue], definition: Definition
) -> Iterator[Fault]:
    for value in values:
        place = name_value(key, value.since)
        if value.unit is not definition.unit:
            message = f'the unit is "{value.unit}" but has to be "{definition.unit}"'
            yield Fault(FILE, f"{place}.unit", message)
        elif definition.choices and value.value not in definition.choices:
            allowed = ", ".join(definition.choices)
            message = f'"{value.value}" is not allowed; allowed: {allowed}'
            yield Fault(FILE, f"{place}.value", message)


def _check_order(key: str, values: Sequence[DatedValue]) -> Iterator[Fault]:
    if not values:
        yield Fault(FILE, key, "the parameter has no value")
    for value in values:
        if value.until and value.until < value.since:
            message = 'the key "until" is earlier than "since"'
            yield Fault(FILE, f"{name_value(key, value.since)}.until", message)
    for earlier, later in pairwise(values):
        fault = _compare(earlier, later)
        if fault:
            yield Fault(FILE, f"{name_value(key, later.since)}.since", fault)


def _compare(earlier: DatedValue, later: DatedValue) -> str | None:
    if earlier.until is None:
        return f"overlap: the value since {earlier.since} has no until before this one"
    after = later.since - earlier.until
    if after < ONE_DAY:
        return f"overlap: the value before holds until {earlier.until}"
    if after > ONE_DAY:
        return f"gap: no value between {earlier.until} and {later.since}"
    return None


def _check_published(
    key: str, value: DatedValue, programme: Programme
) -> Iterator[Fault]:
    if value.published is None:
        return
    place = f"{name_value(key, value.since)}.published"
    own = programme.identity.default_currency
    if value.unit is not Unit.EUR or value.published.currency != own:
        message = f"a published figure is what a value in EUR makes in {own}"
        yield Fault(FILE, place, message)
        return
    rate = programme.number("exchange_rate", on=value.since)
    if rate is None:
        yield Fault(FILE, place, "there is no exchange_rate on that day to check it by")
        return
    derived = Decimal(str(value.value)) * rate
    if derived != value.published.value:
        message = f"{value.value} at the rate {rate} is {derived.normalize():f}"
        yield Fault(FILE, place, message)


def name_value(key: str, since: date) -> str:
    """Name one dated value as people find it: max_eu_share.2021-01-01."""
    return f"{key}.{since.isoformat()}"
