"""Dated parameters for the rules: the value in force on a day, with its source."""

from datetime import date
from decimal import Decimal

from medel.core.errors import MedelError
from medel.core.texts import Text
from medel.programmes.parameters import DatedValue
from medel.programmes.programme import Programme


class NoValueError(MedelError):
    """The programme has no value of a parameter on a day."""

    def __init__(self, programme: Programme, key: str, *, on: date) -> None:
        """Name the parameter, the programme and the day."""
        name = programme.identity.name
        super().__init__(
            Text(
                sv=f"{name.sv} har inget värde för {key} den {on.isoformat()}.",
                en=f"{name.en} has no value of {key} on {on.isoformat()}.",
            )
        )


def value_of(programme: Programme, key: str, *, on: date) -> DatedValue:
    """Give a parameter's value in force on a day, or raise NoValueError."""
    dated = programme.value(key, on=on)
    if dated is None:
        raise NoValueError(programme, key, on=on)
    return dated


def number_of(programme: Programme, key: str, *, on: date) -> Decimal:
    """Give a parameter's number in force on a day, or raise NoValueError."""
    dated = value_of(programme, key, on=on)
    if not isinstance(dated.value, Decimal):
        raise NoValueError(programme, key, on=on)
    return dated.value
