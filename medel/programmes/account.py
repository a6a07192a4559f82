"""The account of a programme for other programs: `medel programme show --json`."""

from datetime import date
from decimal import Decimal

from pydantic import BaseModel

from medel.core.money import FOUR_DECIMALS, Money, round_half_up
from medel.core.references import Evidence
from medel.core.texts import Text
from medel.programmes.area import County, Region
from medel.programmes.calls import Call, Round
from medel.programmes.history import Act, FormerPriority
from medel.programmes.identity import (
    Authority,
    Category,
    Contact,
    Fact,
    Form,
    Fund,
    Link,
    Period,
    Sector,
    Unknown,
)
from medel.programmes.needs import Need, SpecialisationArea
from medel.programmes.objectives import PolicyObjective, SpecificObjective, Theme
from medel.programmes.parameters import DatedValue
from medel.programmes.programme import Programme
from medel.programmes.statements import Source


class Amount(BaseModel):
    """An amount as a string of digits, and its currency (ISO 4217)."""

    amount: str
    currency: str


class BudgetAccount(BaseModel):
    """The EU's money in the programme; `converted` at the fixed rate of the day."""

    eu: Amount
    exact: bool
    converted: Amount | None
    exchange_rate: str | None
    source: Source
    evidence: Evidence


class CoFinancingAccount(BaseModel):
    """Who may pay what the EU does not, and in what form."""

    sectors: tuple[Sector, ...]
    forms: tuple[Form, ...]
    text: Text
    source: Source


class Headline(BaseModel):
    """A programme in one line of a list."""

    code: str
    name: Text
    period: Period
    complete: bool


class Account(Headline):
    """Everything that is known of a programme, with the source of each fact."""

    on: date
    version: str
    short_name: Text
    lead: Text
    about: Text
    fund: Fund
    authority: Authority
    contact: Contact | None
    cci: str | None
    region_category: Category | None
    nuts2: Region
    counties: tuple[County, ...]
    budget: BudgetAccount
    max_eu_share: str | None
    co_financing: CoFinancingAccount | None
    facts: tuple[Fact, ...]
    needs: tuple[Need, ...]
    specialisation_areas: tuple[SpecialisationArea, ...]
    policy_objectives: tuple[PolicyObjective, ...]
    themes: tuple[Theme, ...]
    specific_objectives: tuple[SpecificObjective, ...]
    parameters: dict[str, tuple[DatedValue, ...]]
    calls: tuple[Call, ...]
    rounds: tuple[Round, ...]
    former_priorities: tuple[FormerPriority, ...]
    acts: tuple[Act, ...]
    links: tuple[Link, ...]
    unknowns: tuple[Unknown, ...]


def head(programme: Programme) -> Headline:
    """Give a programme's line in a list."""
    identity = programme.identity
    return Headline(
        code=identity.code,
        name=identity.name,
        period=identity.period,
        complete=identity.complete,
    )


def tell(programme: Programme, *, on: date) -> Account:
    """Give everything known of a programme, rates and shares as of a day."""
    identity = programme.identity
    own = {name: getattr(identity, name) for name in _FROM_IDENTITY}
    lists = {name: getattr(programme, name) for name in _FROM_PROGRAMME}
    return Account(
        on=on,
        version=programme.checksum,
        period=identity.period,
        nuts2=programme.area.nuts2,
        counties=programme.area.counties,
        budget=_tell_budget(programme, on=on),
        max_eu_share=_write_share(programme.max_eu_share(on=on)),
        co_financing=_tell_co_financing(programme),
        parameters=dict(programme.parameters),
        **own,
        **lists,
    )


_FROM_IDENTITY = (
    *("code", "name", "short_name", "lead", "about", "fund", "authority", "contact"),
    *("cci", "region_category", "facts", "links", "unknowns", "complete"),
)
_FROM_PROGRAMME = (
    *("needs", "specialisation_areas", "policy_objectives", "themes"),
    *("specific_objectives", "calls", "rounds", "former_priorities", "acts"),
)


def _tell_budget(programme: Programme, *, on: date) -> BudgetAccount:
    budget = programme.identity.budget
    converted = programme.convert_budget(on=on)
    rate = programme.value("exchange_rate", on=on)
    return BudgetAccount(
        eu=Amount(amount=f"{budget.amount:f}", currency=budget.currency),
        exact=budget.exact,
        converted=_write_whole(converted) if converted else None,
        exchange_rate=str(rate.value) if rate else None,
        source=budget.source,
        evidence=budget.evidence,
    )


def _write_whole(money: Money) -> Amount:
    return Amount(amount=f"{round_half_up(money.amount):f}", currency=money.currency)


def _tell_co_financing(programme: Programme) -> CoFinancingAccount | None:
    given = programme.identity.co_financing
    if given is None:
        return None
    return CoFinancingAccount(
        sectors=given.sectors, forms=given.forms, text=given.text, source=given.source
    )


def _write_share(share: Decimal | None) -> str | None:
    return None if share is None else str(share.quantize(FOUR_DECIMALS))
