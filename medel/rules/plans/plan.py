"""A financing plan as it is written down: who works, what is bought, who pays.

Amounts are kronor, rates are shares between 0 and 1. The shape is the same in TOML and
JSON and is described in docs/financing-plan.md.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from medel.rules.plans.fields import (
    Amount,
    Day,
    Flag,
    Hours,
    Line,
    Lines,
    Name,
    Note,
    Rate,
    Salary,
)


class ProjectType(StrEnum):
    """What kind of project the plan is for."""

    PROJECT = "project"
    PRE_STUDY = "pre_study"
    FRAMEWORK = "framework"


class CostOption(StrEnum):
    """The three ways to budget the costs in money."""

    STAFF_PLUS_FLAT = "staff_plus_flat"
    ACTUAL_PURCHASES = "actual_purchases"
    LUMP_SUM = "lump_sum"


class Category(StrEnum):
    """What is bought, in a budget of actual costs."""

    SERVICES = "services"
    TRAVEL = "travel"
    INVESTMENT = "investment"


class Sector(StrEnum):
    """Whose money it is; `eu` is money from the EU's own programmes."""

    PUBLIC = "public"
    PRIVATE = "private"
    EU = "eu"


class Period(Line):
    """The project's first and last day."""

    start: Day
    end: Day

    @model_validator(mode="after")
    def be_ordered(self) -> Self:
        """Refuse a period that ends before it starts."""
        if self.end < self.start:
            raise PydanticCustomError("period_reversed", "period reversed")
        return self


class Person(Line):
    """A role in the project: full-time monthly salary and the hours it works.

    `years` are the hours of each twelve months of the project; with them the hourly
    cost is indexed once a year. Without them `hours` are all counted at one cost.
    """

    role: Name = ""
    monthly_salary: Salary
    hours: Hours | None = None
    years: Lines[Hours] = ()

    @model_validator(mode="after")
    def have_hours_once(self) -> Self:
        """Refuse a person without hours, or with two statements of them."""
        if (self.hours is None) == (not self.years):
            raise PydanticCustomError("hours_once", "hours or years")
        return self


class Purchase(Line):
    """Something bought: its kind, what it costs, and from whom if that is known."""

    category: Category
    amount: Amount
    note: Note = ""
    supplier: Name = ""
    real_estate: Flag | None = None


class InKind(Line):
    """A contribution in something else than money, and how its value was counted.

    Hours of work may stand instead of an amount; they are valued by the programme.
    """

    name: Name
    sector: Sector
    amount: Amount | None = None
    hours: Hours | None = None
    basis: Note = ""

    @model_validator(mode="after")
    def have_value_once(self) -> Self:
        """Refuse a contribution without a value, or with two."""
        if (self.amount is None) == (self.hours is None):
            raise PydanticCustomError("value_once", "amount or hours")
        return self


class CoFinancing(Line):
    """Money from somebody else than the programme, the applicant included."""

    name: Name
    sector: Sector
    amount: Amount
    from_eu: Flag | None = None


class AidReceived(Line):
    """De minimis aid that an undertaking has had or is to have, in euro."""

    undertaking: Name
    amount_eur: Amount
    granted: Day


class Plan(Line):
    """A whole financing plan. What is left out is taken from the programme's rules."""

    programme: Name
    call: Name | None = None
    name: Name = ""
    on: Day | None = None
    project_type: ProjectType = ProjectType.PROJECT
    period: Period | None = None
    cost_option: CostOption
    flat_rate: Rate | None = None
    indirect_rate: Rate | None = None
    social_charges_rate: Rate | None = None
    lump_sum: Amount = Decimal(0)
    income: Amount = Decimal(0)
    eu_support: Amount | None = None
    evaluation: Flag = False
    vat_included: Flag | None = None
    state_aid: Flag | None = None
    staff: Lines[Person] = ()
    costs: Lines[Purchase] = ()
    in_kind: Lines[InKind] = ()
    co_financing: Lines[CoFinancing] = ()
    de_minimis: Lines[AidReceived] = Field(default=())

    @property
    def financiers(self) -> tuple[CoFinancing | InKind, ...]:
        """Everybody who pays besides the programme, in money or in kind."""
        return (*self.co_financing, *self.in_kind)

    def day(self, today: date) -> date:
        """Give the day whose rules apply: the plan's own, or today."""
        return self.on or today
