"""A whole programme: everything its folder says, with look-ups by code."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Protocol, TypeVar

from medel.core.money import Money
from medel.programmes.area import Area, County
from medel.programmes.calls import Call, Round
from medel.programmes.concepts import Concept
from medel.programmes.history import Act, FormerPriority
from medel.programmes.identity import Identity
from medel.programmes.needs import Need, SpecialisationArea
from medel.programmes.objectives import PolicyObjective, SpecificObjective, Theme
from medel.programmes.organisations import SameOrganisation
from medel.programmes.parameters import DatedValue, Definition
from medel.programmes.signals import Signal
from medel.programmes.statements import Document


class _Coded(Protocol):
    @property
    def code(self) -> str: ...


Thing = TypeVar("Thing", bound=_Coded)


@dataclass(frozen=True, kw_only=True)
class Programme:
    """A fund programme as its files describe it; `checksum` names this version."""

    folder: Path
    checksum: str
    identity: Identity
    area: Area
    documents: Mapping[str, Document]
    registry: Mapping[str, Definition]
    parameters: Mapping[str, tuple[DatedValue, ...]]
    needs: tuple[Need, ...] = ()
    specialisation_areas: tuple[SpecialisationArea, ...] = ()
    policy_objectives: tuple[PolicyObjective, ...] = ()
    themes: tuple[Theme, ...] = ()
    specific_objectives: tuple[SpecificObjective, ...] = ()
    calls: tuple[Call, ...] = ()
    rounds: tuple[Round, ...] = ()
    former_priorities: tuple[FormerPriority, ...] = ()
    acts: tuple[Act, ...] = field(default=())
    same_organisations: tuple[SameOrganisation, ...] = ()
    signals: tuple[Signal, ...] = ()
    concepts: tuple[Concept, ...] = ()
    area_concepts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """The programme's code, the same in every address and file."""
        return self.identity.code

    def county(self, code: str) -> County | None:
        """Find a county of the programme by its code."""
        return find(self.area.counties, code)

    def theme(self, code: str) -> Theme | None:
        """Find a theme by its code."""
        return find(self.themes, code)

    def objective(self, code: str) -> SpecificObjective | None:
        """Find a specific objective by its code, such as 1.1."""
        return find(self.specific_objectives, code)

    def value(self, key: str, *, on: date) -> DatedValue | None:
        """Give the value of a parameter in force on a day, or None."""
        values = self.parameters.get(key, ())
        return next((value for value in values if value.holds_on(on)), None)

    def number(self, key: str, *, on: date) -> Decimal | None:
        """Give a parameter's number in force on a day; None without one."""
        dated = self.value(key, on=on)
        return dated.value if dated and isinstance(dated.value, Decimal) else None

    def max_eu_share(self, *, on: date) -> Decimal | None:
        """Give the EU's highest share of a project's total budget on a day."""
        return self.number("max_eu_share", on=on)

    def convert_budget(self, *, on: date) -> Money | None:
        """Give the budget in the programme's own currency, at the rate of a day."""
        budget, own = self.identity.budget, self.identity.default_currency
        if budget.currency == own:
            return budget.money
        rate = self.number("exchange_rate", on=on)
        return budget.money.convert(rate=rate, currency=own) if rate else None


def find(things: Iterable[Thing], code: str) -> Thing | None:
    """Find the thing with this code, or None."""
    return next((thing for thing in things if thing.code == code), None)
