"""Totals: what a plan comes to, and the most that the EU may pay of it.

E + C + K = T, where E is the EU support, C what others pay in money, K contributions in
kind, and T = A + K the total budget with A the costs in money.
"""

from dataclasses import dataclass
from decimal import Decimal

from medel.core.money import round_half_up, share
from medel.rules.financing import split
from medel.rules.plans.costs import Costs, count_costs, value_in_kind
from medel.rules.plans.plan import Plan, Sector
from medel.rules.plans.rates import NONE, Rates


@dataclass(frozen=True, kw_only=True)
class Totals:
    """A plan's sums in whole kronor, and its two shares between 0 and 1."""

    costs: Costs
    in_kind: Decimal
    co_financing_cash: Decimal
    private: Decimal
    share_base: Decimal
    ceiling_by_share: Decimal
    eu_support_max: Decimal
    eu_support: Decimal

    @property
    def cash_costs(self) -> Decimal:
        """A, the costs in money."""
        return self.costs.cash_costs

    @property
    def total(self) -> Decimal:
        """T, the total budget."""
        return self.cash_costs + self.in_kind

    @property
    def balance(self) -> Decimal:
        """What the financing is more than the costs; below 0 money is missing."""
        return self.eu_support + self.co_financing_cash + self.in_kind - self.total

    @property
    def share_of_cash_costs(self) -> Decimal | None:
        """E of A, the first percentage of a decision."""
        return share(self.eu_support, self.cash_costs)

    @property
    def share_of_total(self) -> Decimal | None:
        """E of T, the second percentage of a decision."""
        return share(self.eu_support, self.total)


def add_up(plan: Plan, rates: Rates) -> Totals:
    """Add a plan up; a support that is left out becomes the largest that holds."""
    costs = count_costs(plan, rates)
    in_kind = _sum_in_kind(plan, rates)
    private = _sum_private(plan, rates)
    base = costs.cash_costs + in_kind - (private if rates.of_public_only else NONE)
    most = _find_most(costs.cash_costs, base, rates)
    asked = plan.eu_support
    return Totals(
        costs=costs,
        in_kind=in_kind,
        co_financing_cash=_sum_cash(plan),
        private=private,
        share_base=base,
        ceiling_by_share=base * rates.max_eu_share,
        eu_support_max=most,
        eu_support=most if asked is None else round_half_up(asked),
    )


def _find_most(cash: Decimal, base: Decimal, rates: Rates) -> Decimal:
    """Give the largest support: the share of the total, within the costs in money."""
    cap = cash if rates.within_cash_costs else base
    parts = split(cash_costs=cap, in_kind=base - cap, max_eu_share=rates.max_eu_share)
    return max(parts.eu_support, NONE)


def _sum_in_kind(plan: Plan, rates: Rates) -> Decimal:
    if not rates.in_kind_counts:
        return NONE
    return sum((value_in_kind(line, rates) for line in plan.in_kind), NONE)


def _sum_cash(plan: Plan) -> Decimal:
    return sum((round_half_up(line.amount) for line in plan.co_financing), NONE)


def _sum_private(plan: Plan, rates: Rates) -> Decimal:
    kind = (one for one in plan.in_kind if one.sector is Sector.PRIVATE)
    cash = (one for one in plan.co_financing if one.sector is Sector.PRIVATE)
    valued = sum((value_in_kind(line, rates) for line in kind), NONE)
    counted = valued if rates.in_kind_counts else NONE
    return counted + sum((round_half_up(line.amount) for line in cash), NONE)
