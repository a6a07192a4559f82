"""Parameters: numbers set by law or programme, each dated and with its source."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    RootModel,
    model_validator,
)
from pydantic_core import PydanticCustomError

from medel.core.texts import Text
from medel.programmes.identity import Currency
from medel.programmes.statements import Day, Number, Stated, Strict, require_positive

ALL_OF_IT = Decimal(1)


def _make_exact(raw: object) -> object:
    if isinstance(raw, int) and not isinstance(raw, bool):
        return Decimal(raw)
    if isinstance(raw, Decimal) and not raw.is_finite():
        message = "a number of 0 or more is expected"
        raise PydanticCustomError("positive_expected", message)
    if type(raw) not in {Decimal, date, str}:
        message = "a number, a date or a word in quotation marks is expected"
        raise PydanticCustomError("value_expected", message)
    return raw


_Exact = Annotated[Decimal, Field(strict=True)]
_Word = Annotated[str, Field(strict=True)]
Value = Annotated[_Exact | Day | _Word, BeforeValidator(_make_exact)]


def _require_share(amount: Decimal) -> Decimal:
    if amount > ALL_OF_IT:
        message = "a share between 0 and 1 is expected, for example 0.50 for 50 %"
        raise PydanticCustomError("share_expected", message)
    return amount


Share = Annotated[Number, AfterValidator(_require_share)]


class Unit(StrEnum):
    """What a parameter is counted in."""

    SHARE = "share"
    EUR = "EUR"
    SEK = "SEK"
    SEK_PER_EUR = "SEK/EUR"
    SEK_PER_HOUR = "SEK/hour"
    HOURS_PER_YEAR = "hours/year"
    PER_YEAR = "per year"
    DATE = "date"
    YEARS = "years"
    MONTHS = "months"
    WEEKS = "weeks"
    DAYS = "days"
    MODE = "mode"


_EXPECTED: dict[Unit, type] = {Unit.DATE: date, Unit.MODE: str}
_IN_WORDS: dict[type, str] = {
    Decimal: "a number without quotation marks, for example 0.50",
    date: "a date, for example 2028-12-31",
    str: "one of the choices in registry.toml, in quotation marks",
}


class Group(StrEnum):
    """What a parameter is about; the order of the groups on screen."""

    FINANCING = "financing"
    COSTS = "costs"
    LIMITS = "limits"
    AID = "aid"
    PURCHASES = "purchases"
    PROCESS = "process"
    FOLLOW_UP = "follow_up"


class Definition(Strict):
    """What a parameter means; the rules know no parameter but the defined ones."""

    name: Text
    meaning: Text
    unit: Unit
    group: Group
    choices: tuple[str, ...] = ()


class Registry(RootModel[dict[str, Definition]]):
    """The file registry.toml: every parameter that Medel knows, by key."""


class Published(Strict):
    """The figure that the authority prints, when it follows from a EUR figure."""

    value: Number
    currency: Currency


class DatedValue(Stated):
    """One value of a parameter, from `since` to `until` (both included)."""

    since: Day
    until: Day | None = None
    value: Value
    unit: Unit
    published: Published | None = None

    @model_validator(mode="after")
    def fit_the_unit(self) -> Self:
        """Refuse a value that its unit cannot have: a share over 1, a negative sum."""
        expected = _EXPECTED.get(self.unit, Decimal)
        if not isinstance(self.value, expected):
            message = 'the value of unit "{unit}" has to be {expected}'
            named = {"unit": self.unit.value, "expected": _IN_WORDS[expected]}
            raise PydanticCustomError("value_kind", message, {"key": "value", **named})
        if isinstance(self.value, Decimal):
            self._require_range(self.value)
        return self

    def _require_range(self, amount: Decimal) -> None:
        try:
            require_positive(amount)
            if self.unit is Unit.SHARE:
                _require_share(amount)
        except PydanticCustomError as error:
            raise PydanticCustomError(
                "value_range", "{told}", {"key": "value", "told": error.message()}
            ) from error

    def holds_on(self, day: date) -> bool:
        """Tell whether the value is the one in force on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


class Parameters(RootModel[dict[str, tuple[DatedValue, ...]]]):
    """The file parameters.toml: the values of each parameter, in order of time."""
