"""The fields of a plan: exact amounts, rates, days and texts, strictly read.

A figure may be a text such as "1250000" or "0.40", or a bare number of the file.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from medel.rules.plans.capacity import (
    FIRST_YEAR,
    LAST_YEAR,
    MOST_DECIMALS,
    MOST_DIGITS,
    MOST_HOURS,
    MOST_KRONOR,
    MOST_LETTERS,
    MOST_LETTERS_OF_NOTE,
    MOST_LINES,
)

FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Control characters, and the marks that turn the direction of text around.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
Thing = TypeVar("Thing")


def _read_figure(raw: object) -> Decimal:
    written = _write_figure(raw)
    if not FIGURE.fullmatch(written):
        kind = "negative" if FIGURE.fullmatch(written[1:]) else "figure"
        raise PydanticCustomError(kind, "figure expected")
    whole, _, decimals = written.partition(".")
    if len(whole) > MOST_DIGITS or len(decimals) > MOST_DECIMALS:
        raise PydanticCustomError("digits", "too many digits")
    return Decimal(written)


def _write_figure(raw: object) -> str:
    """Write a figure without an exponent; whatever is no figure gives an empty text."""
    if (
        isinstance(raw, Decimal)
        and raw.is_finite()
        and abs(raw.adjusted()) < MOST_DIGITS
    ):
        return f"{raw:f}"
    whole = isinstance(raw, int) and not isinstance(raw, bool)
    return str(raw) if whole or isinstance(raw, str) else ""


def _require_at_most(most: Decimal, kind: str) -> AfterValidator:
    def require(figure: Decimal) -> Decimal:
        if figure > most:
            raise PydanticCustomError(kind, "too large", {"most": f"{most:f}"})
        return figure

    return AfterValidator(require)


def _read_day(raw: object) -> date:
    if isinstance(raw, datetime) or not isinstance(raw, str | date):
        raise PydanticCustomError("day", "day expected")
    if isinstance(raw, date):
        return _be_near(raw)
    if not DAY.fullmatch(raw):
        raise PydanticCustomError("day", "day expected")
    try:
        return _be_near(date.fromisoformat(raw))
    except ValueError as error:
        raise PydanticCustomError("day", "day expected") from error


def _be_near(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise PydanticCustomError("year", "year out of range")
    return day


def _be_readable(text: str) -> str:
    if UNSEEN.search(text):
        raise PydanticCustomError("unseen", "control character")
    return text


def _read_text(most: int) -> StringConstraints:
    return StringConstraints(strict=True, strip_whitespace=True, max_length=most)


_IN_JSON = {
    "type": ["string", "number"],
    "pattern": f"^{FIGURE.pattern}$",
    "minimum": 0,
}
_DAY_IN_JSON = {"type": "string", "format": "date"}
Figure = Annotated[Decimal, BeforeValidator(_read_figure), WithJsonSchema(_IN_JSON)]
Amount = Annotated[Figure, _require_at_most(MOST_KRONOR, "too_large")]
Salary = Amount
Hours = Annotated[Figure, _require_at_most(MOST_HOURS, "too_large")]
Rate = Annotated[Figure, _require_at_most(Decimal(1), "rate")]
Day = Annotated[date, BeforeValidator(_read_day), WithJsonSchema(_DAY_IN_JSON)]
Flag = Annotated[bool, Field(strict=True)]
Name = Annotated[str, _read_text(MOST_LETTERS), AfterValidator(_be_readable)]
Note = Annotated[str, _read_text(MOST_LETTERS_OF_NOTE), AfterValidator(_be_readable)]
Lines = Annotated[tuple[Thing, ...], Field(max_length=MOST_LINES)]


class Line(BaseModel):
    """A frozen table of a plan that refuses keys which it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def be_a_table(cls, raw: Any) -> Any:  # noqa: ANN401 (raw TOML or JSON)
        """Refuse what is no table of keys."""
        if not isinstance(raw, Mapping | cls):
            raise PydanticCustomError("table", "table expected")
        return raw
