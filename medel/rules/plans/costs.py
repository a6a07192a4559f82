"""Costs: staff by the hour, and the three ways to budget everything else.

Hourly costs are rounded to the öre, each person and each line to whole kronor, half up.
Source: Tillväxtverket's handbook for EU projects 2021-2027, on staff costs and budget.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from medel.core.money import round_half_up
from medel.rules.plans.plan import CostOption, InKind, Person, Plan
from medel.rules.plans.rates import NONE, Rates

ORE = Decimal("0.01")
MONTHS = 12
ONE = Decimal(1)


@dataclass(frozen=True, kw_only=True)
class Costs:
    """The costs in money, in whole kronor; what a way to budget lacks is 0."""

    staff: Decimal = NONE
    social_charges: Decimal = NONE
    flat_rate: Decimal = NONE
    purchases: Decimal = NONE
    indirect: Decimal = NONE
    income: Decimal = NONE
    lump_sum: Decimal = NONE

    @property
    def staff_costs(self) -> Decimal:
        """Staff with social charges: what flat rates are counted on."""
        return self.staff + self.social_charges

    @property
    def cash_costs(self) -> Decimal:
        """A: all costs in money, income taken off."""
        added = self.flat_rate + self.purchases + self.indirect + self.lump_sum
        return self.staff_costs + added - self.income


def count_costs(plan: Plan, rates: Rates) -> Costs:
    """Count a plan's costs in money by the way to budget that it has chosen."""
    if plan.cost_option is CostOption.LUMP_SUM:
        return Costs(lump_sum=round_half_up(plan.lump_sum))
    staff = sum((cost_person(one, rates) for one in plan.staff), NONE)
    social = round_half_up(staff * rates.social_charges)
    if plan.cost_option is CostOption.STAFF_PLUS_FLAT:
        flat = round_half_up((staff + social) * rates.flat_rate)
        return Costs(staff=staff, social_charges=social, flat_rate=flat)
    return Costs(
        staff=staff,
        social_charges=social,
        purchases=sum((round_half_up(line.amount) for line in plan.costs), NONE),
        indirect=round_half_up((staff + social) * rates.indirect),
        income=round_half_up(plan.income),
    )


def cost_hour(monthly_salary: Decimal, rates: Rates) -> Decimal:
    """Give what an hour costs, to the öre: a year's salary by the hours of a year."""
    return _to_ore(monthly_salary * MONTHS / rates.hours_per_year)


def index_hour(first: Decimal, rates: Rates, *, years: int) -> Decimal:
    """Give an hour's cost after whole years, indexed every twelfth month."""
    return _to_ore(first * (ONE + rates.salary_index) ** years)


def cost_person(person: Person, rates: Rates) -> Decimal:
    """Give what a person costs before social charges, in whole kronor."""
    first = cost_hour(person.monthly_salary, rates)
    if person.hours is not None:
        return round_half_up(first * person.hours)
    by_year = (
        index_hour(first, rates, years=year) * hours
        for year, hours in enumerate(person.years)
    )
    return round_half_up(sum(by_year, NONE))


def value_in_kind(line: InKind, rates: Rates) -> Decimal:
    """Give what a contribution in kind counts as, in whole kronor."""
    if line.amount is not None:
        return round_half_up(line.amount)
    return round_half_up((line.hours or NONE) * rates.in_kind_hour)


def _to_ore(amount: Decimal) -> Decimal:
    return amount.quantize(ORE, rounding=ROUND_HALF_UP)
