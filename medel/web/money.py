"""The money of a programme as the money bar tells it: budget, prioritised, paid."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from medel.core.money import Money, share
from medel.programmes.parameters import DatedValue
from medel.programmes.programme import Programme
from medel.projects.queries import Summary, summarise
from medel.projects.selection import Selection


@dataclass(frozen=True)
class MoneyState:
    """Where a programme's money stands, as far as public sources tell.

    `prioritised` is what the sources say was applied for by projects that were
    prioritised or granted; it is less than the truth by every project we do not know.
    """

    budget_eu: Money
    budget: Money
    rate: DatedValue | None
    known: Summary
    prioritised: Money

    @property
    def part(self) -> Decimal:
        """The prioritised share of the budget, 0 to 1."""
        part = share(self.prioritised.amount, self.budget.amount) or Decimal(0)
        return min(part, Decimal(1))

    @property
    def per_thousand(self) -> int:
        """The prioritised share in thousandths: the width of its part of the bar."""
        return int(self.part * 1000)

    @property
    def left(self) -> Money:
        """The budget less what we know is prioritised."""
        return self.budget - self.prioritised


def tell_money(programme: Programme, *, on: date) -> MoneyState:
    """Tell where a programme's money stands; amounts at the rate of a day."""
    budget_eu = programme.identity.budget.money
    budget = programme.convert_budget(on=on) or budget_eu
    known = summarise(Selection({"programme": (programme.code,)}))
    return MoneyState(
        budget_eu=budget_eu,
        budget=budget,
        rate=programme.value("exchange_rate", on=on),
        known=known,
        prioritised=known.sum_in(budget.currency),
    )
