"""A programme's identity: its name, fund, period, money and what it says of itself."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from babel.numbers import list_currencies
from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from medel.core.money import Money
from medel.core.texts import Text
from medel.programmes.statements import (
    Code,
    Day,
    Flag,
    Href,
    Number,
    Stated,
    Strict,
    Whole,
    have_form,
    require_whole,
)

ProgrammeCode = Annotated[
    str, have_form(r"[a-z0-9-]+-[0-9]{4}-[0-9]{4}", "norra-mellansverige-2021-2027")
]
CCI = Annotated[
    str, have_form(r"20[0-9]{2}[A-Z]{2}[0-9]{2}[A-Z0-9]{4}[0-9]{3}", "2021SE16FFPR001")
]


def _require_currency(code: str) -> str:
    if code not in list_currencies():
        message = '"{code}" is not a currency code (ISO 4217), such as EUR or SEK'
        raise PydanticCustomError("currency", message, {"code": code})
    return code


Currency = Annotated[str, AfterValidator(_require_currency)]
SchemaVersion = Annotated[Literal[1], BeforeValidator(require_whole)]


class Fund(StrEnum):
    """The EU funds under Regulation (EU) 2021/1060, article 1."""

    ERDF = "ERDF"
    ESF = "ESF+"
    COHESION = "CF"
    JUST_TRANSITION = "JTF"


class Sector(StrEnum):
    """Who may co-finance."""

    PUBLIC = "public"
    PRIVATE = "private"


class Form(StrEnum):
    """In what form one may co-finance."""

    CASH = "cash"
    IN_KIND = "in_kind"


class RegionCategory(StrEnum):
    """Categories of region, Regulation (EU) 2021/1060 article 108."""

    LESS_DEVELOPED = "less_developed"
    TRANSITION = "transition"
    MORE_DEVELOPED = "more_developed"


class Period(Strict):
    """The programming period, first to last day."""

    start: Day
    end: Day

    @model_validator(mode="after")
    def be_ordered(self) -> Self:
        """Refuse a period that ends before it starts."""
        if self.end < self.start:
            message = 'the key "end" is earlier than "start"'
            raise PydanticCustomError("period_reversed", message, {"key": "end"})
        return self

    @property
    def label(self) -> str:
        """The period as people write it and as addresses filter it: 2021-2027."""
        return f"{self.start.year}-{self.end.year}"


class Budget(Stated):
    """What the EU fund puts in; `exact` is false for a rounded figure."""

    amount: Number
    currency: Currency
    exact: Flag

    @property
    def money(self) -> Money:
        """The budget as money."""
        return Money(self.amount, self.currency)


class CoFinancing(Stated):
    """Who may pay what the EU does not, and in what form."""

    sectors: tuple[Sector, ...]
    forms: tuple[Form, ...]
    text: Text


class Category(Stated):
    """The category of region, which sets the fund's highest rate for a priority."""

    value: RegionCategory


class Authority(Strict):
    """The managing authority."""

    name: Text
    href: Href


class Contact(Strict):
    """Where to ask about the programme."""

    text: Text
    href: Href


class Fact(Stated):
    """Something the programme says of its region: a strength, a challenge."""

    code: Code
    name: Text
    text: Text


class Link(Strict):
    """A document or page to read on; without an address where we know only its name."""

    kind: Code
    title: Text
    href: Href | None = None
    document: str | None = None
    note: Text | None = None


class Unknown(Strict):
    """Something that no source we have read tells."""

    text: Text


class WorkedExample(Strict):
    """What goes into a worked example of financing; the rules compute the rest."""

    code: Code
    name: Text
    story: Text
    cash_costs: Number
    in_kind: Number
    on: Day


class Identity(Strict):
    """The file programme.toml."""

    schema_version: SchemaVersion = Field(alias="schema")
    code: ProgrammeCode
    complete: Flag
    fund: Fund
    name: Text
    short_name: Text
    lead: Text
    about: Text
    cci: CCI | None = None
    default_currency: Currency
    themes_total: Whole | None = None
    period: Period
    budget: Budget
    co_financing: CoFinancing | None = None
    authority: Authority
    region_category: Category | None = None
    contact: Contact | None = None
    facts: tuple[Fact, ...] = ()
    links: tuple[Link, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    worked_examples: tuple[WorkedExample, ...] = ()
