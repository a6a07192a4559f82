"""What if: a financier drops out, or a sum becomes another."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from medel.core.money import WHOLE, round_down
from medel.core.texts import Text
from medel.programmes.programme import Programme
from medel.rules.plans.basis import Basis
from medel.rules.plans.checking import count
from medel.rules.plans.plan import Plan
from medel.rules.plans.rates import NONE
from medel.rules.plans.totals import Totals
from medel.rules.telling import join, tell

Group = Literal["co_financing", "in_kind"]
GROUPS: tuple[Group, ...] = ("co_financing", "in_kind")


@dataclass(frozen=True, kw_only=True)
class DropOut:
    """A plan without one of its financiers, who is named by list and place (from 0).

    `missing` is the money that is then missing. `cut` is how much the costs in money
    have to fall for the remaining financing to be enough; both in whole kronor.
    """

    group: Group
    place: int
    name: str
    amount: Decimal
    totals: Totals
    missing: Decimal
    cut: Decimal
    reason: Text


def drop_each(plan: Plan, programme: Programme, on: date) -> tuple[DropOut, ...]:
    """Tell for each financier what happens if that one alone drops out."""
    return tuple(
        drop(plan, group, place, programme=programme, on=on)
        for group in GROUPS
        for place in range(len(getattr(plan, group)))
    )


def drop(
    plan: Plan, group: Group, place: int, *, programme: Programme, on: date
) -> DropOut:
    """Tell what happens if one financier drops out."""
    line = getattr(plan, group)[place]
    before = count(plan, programme, on)
    after = count(_without(plan, group, place), programme, on)
    missing = max(-after.totals.balance, NONE)
    cut = _find_cut(after)
    return DropOut(
        group=group,
        place=place,
        name=line.name,
        amount=_pay(before) - _pay(after),
        totals=after.totals,
        missing=missing,
        cut=cut,
        reason=_explain(after, line.name, missing, cut),
    )


def change_amount(plan: Plan, group: Group, place: int, amount: Decimal) -> Plan:
    """Give the plan with another amount from one financier, in kronor."""
    lines = list(getattr(plan, group))
    changes = {"amount": amount, **({"hours": None} if group == "in_kind" else {})}
    lines[place] = lines[place].model_copy(update=changes)
    return plan.model_copy(update={group: tuple(lines)})


def afford(basis: Basis) -> Decimal:
    """Give the largest costs in money that the plan's financing can carry.

    The EU pays at most its share r of the total, so C + r (A + K) = A at the most; it
    pays no more than what is asked for either.
    """
    totals, share = basis.totals, basis.rates.max_eu_share
    cash = totals.co_financing_cash
    kind = totals.share_base - totals.cash_costs
    asked = totals.cash_costs if basis.plan.eu_support is None else totals.eu_support
    if share >= WHOLE:
        return cash + asked
    return min(round_down((cash + share * kind) / (WHOLE - share)), cash + asked)


def _find_cut(basis: Basis) -> Decimal:
    return max(basis.totals.cash_costs - afford(basis), NONE)


def _without(plan: Plan, group: Group, place: int) -> Plan:
    lines = getattr(plan, group)
    return plan.model_copy(update={group: lines[:place] + lines[place + 1 :]})


def _pay(basis: Basis) -> Decimal:
    return basis.totals.co_financing_cash + basis.totals.in_kind


def _explain(basis: Basis, name: str, missing: Decimal, cut: Decimal) -> Text:
    if not missing:
        return tell(
            "Om {name} hoppar av räcker finansieringen ändå.",
            "If {name} drops out, the financing is still enough.",
            name=name,
        )
    said = tell(
        "Om {name} hoppar av saknas {missing}.",
        "If {name} drops out, {missing} is missing.",
        name=name,
        missing=basis.money(missing),
    )
    smaller = tell(
        "Hitta lika mycket från någon annan, eller sänk kostnaderna med {cut}.",
        "Find as much from somebody else, or lower the costs by {cut}.",
        cut=basis.money(cut),
    )
    return join([said, smaller])
