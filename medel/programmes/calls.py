"""Calls for applications, and the rounds in which applications were prioritised."""

from datetime import date
from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from medel.core.money import Money
from medel.core.texts import Text
from medel.programmes.identity import Currency
from medel.programmes.parameters import Share
from medel.programmes.statements import (
    Code,
    Day,
    Flag,
    Number,
    PeriodLabel,
    Slug,
    Slugs,
    Stated,
    Strict,
)


class CallMoney(Strict):
    """What a call offers; `approximate` when the source says about."""

    amount: Number
    currency: Currency
    approximate: Flag

    @property
    def money(self) -> Money:
        """The amount as money."""
        return Money(self.amount, self.currency)


class Call(Stated):
    """An invitation to apply; what its source does not tell is left out."""

    code: Code
    slug: Slugs
    title: Text
    objectives: tuple[str, ...] = ()
    published: Day | None = None
    opens: Day | None = None
    closes: Day | None = None
    max_eu_share: Share | None = None
    money: CallMoney | None = None
    who: Text | None = None
    what: Text
    period_money: PeriodLabel
    result: Text | None = None
    former_slugs: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def be_ordered(self) -> Self:
        """Refuse a call that closes before it opens."""
        if self.opens and self.closes and self.closes < self.opens:
            message = 'the key "closes" is earlier than "opens"'
            raise PydanticCustomError("call_reversed", message, {"key": "closes"})
        return self

    def is_open(self, *, on: date) -> bool:
        """Tell whether one may apply on a day; only if both dates are known."""
        known = self.opens is not None and self.closes is not None
        return known and self.opens <= on <= self.closes  # type: ignore[operator]


class Round(Stated):
    """A meeting that prioritised applications, as its press release tells it."""

    code: Code
    on: Day
    name: Text
    text: Text


class Calls(Strict):
    """The file calls.toml."""

    calls: tuple[Call, ...] = ()
    rounds: tuple[Round, ...] = ()
