"""What every rule of a plan is given: plan, totals and the day's parameters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypedDict

from medel.core.findings import Remedy
from medel.core.money import Money
from medel.core.references import Evidence, Reference
from medel.core.texts import Text
from medel.programmes.parameters import DatedValue, Unit
from medel.programmes.programme import Programme
from medel.programmes.statements import Stated
from medel.rules.parameters import number_of
from medel.rules.plans.plan import Plan
from medel.rules.plans.rates import Rates, find_call
from medel.rules.plans.totals import Totals
from medel.rules.telling import join, tell


class Grounds(TypedDict):
    """What a finding stands on: its source, how that is known, and what it means."""

    reference: Reference
    evidence: Evidence
    note: Text | None


@dataclass(frozen=True)
class Limit:
    """A limit in kronor, the value it comes from, and how it was converted."""

    amount: Decimal
    dated: DatedValue
    steps: tuple[Text, ...]


@dataclass(frozen=True, kw_only=True)
class Basis:
    """A plan with what it comes to, on the day whose rules apply."""

    plan: Plan
    programme: Programme
    on: date
    rates: Rates
    totals: Totals

    def value(self, key: str) -> DatedValue | None:
        """Give a parameter's value in force on the day, or None."""
        return self.programme.value(key, on=self.on)

    def money(self, amount: Decimal) -> Money:
        """Give an amount as money in the programme's own currency."""
        return Money(amount, self.programme.identity.default_currency)

    def limit(self, key: str) -> Limit | None:
        """Give a limit in kronor, converted at the day's rate; None without a value."""
        dated = self.value(key)
        if dated is None or not isinstance(dated.value, Decimal):
            return None
        if dated.unit is not Unit.EUR:
            return Limit(dated.value, dated, ())
        rate = number_of(self.programme, "exchange_rate", on=self.on)
        limit = self.money(dated.value * rate)
        step = tell(
            "Gränsen: {eur} × {rate} = {limit}.",
            "The limit: {eur} × {rate} = {limit}.",
            eur=Money(dated.value, Unit.EUR),
            rate=rate,
            limit=limit,
        )
        return Limit(limit.amount, dated, (step,))

    def grounds(self, key: str) -> Grounds:
        """Give a parameter's source and how it is known; else the programme's page."""
        stated = self.value(key) or self.programme.identity.budget
        return ground(stated)

    def share_grounds(self) -> Grounds:
        """Give where the highest EU share stands: the plan's call, or the programme."""
        call = find_call(self.plan, self.programme)
        if call and call.max_eu_share is not None:
            return ground(call)
        return self.grounds("max_eu_share")

    def is_unverified(self, key: str) -> bool:
        """Tell whether a parameter's value of the day is marked as unverified."""
        dated = self.value(key)
        return dated is not None and dated.evidence is Evidence.UNVERIFIED


def ground(stated: Stated) -> Grounds:
    """Give what a stated value stands on."""
    return Grounds(reference=stated.source, evidence=stated.evidence, note=stated.note)


def lower_support(basis: Basis, by: Decimal) -> Remedy:
    """Make the remedy that less is asked of the EU, and say what others then pay."""
    less = tell(
        "Sänk EU-stödet med {by}.", "Lower the EU support by {by}.", by=basis.money(by)
    )
    others = by - basis.totals.balance
    if others <= 0:
        return Remedy("eu_support", -by, less)
    then = tell(
        "Då behöver någon annan betala {others} mer i pengar.",
        "Somebody else then has to pay {others} more in money.",
        others=basis.money(others),
    )
    return Remedy("eu_support", -by, join([less, then]))


def tell_asked(basis: Basis) -> Text:
    """Tell what is asked of the EU, or that the largest amount is assumed."""
    asked = basis.money(basis.totals.eu_support)
    if basis.plan.eu_support is not None:
        return tell("Du har sökt {asked}.", "You ask for {asked}.", asked=asked)
    return tell(
        "Du har inte skrivit hur mycket du söker, så vi räknar med {asked}.",
        "You have not said how much you ask for, so we count on {asked}.",
        asked=asked,
    )


def offer(remedies: Sequence[Remedy]) -> list[Text]:
    """List the texts of remedies as a choice between them."""
    return [
        Text(sv=f"Eller: {_lower(one.text.sv)}", en=f"Or: {_lower(one.text.en)}")
        if number
        else one.text
        for number, one in enumerate(remedies)
    ]


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
