"""What an import gives: records, and rows that could not be read."""

import hashlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from medel.core.periods import PartialDate
from medel.core.texts import Text

# What makes no difference between two readings: the place, and what was noticed.
_UNSAID = frozenset({"row", "sheet", "warnings", "digest"})
_SILENT = ("", ())


class Doubt(StrEnum):
    """What a warning is about."""

    SUM = "sum"
    SHARE = "share"
    ORDER = "order"
    TWICE = "twice"
    PERSONAL = "personal"
    UNREAD = "unread"
    SIGN = "sign"


@dataclass(frozen=True, kw_only=True)
class Remark:
    """Something in a row that a person should look at; the row is taken in."""

    row: int
    doubt: Doubt
    message: Text
    sheet: str = ""


@dataclass(frozen=True, kw_only=True)
class Party:
    """An organisation of a record; `natural` when the list says it is a person."""

    name: str
    number: str = ""
    natural: bool = False


@dataclass(frozen=True, kw_only=True)
class Record:
    """One operation as the list states it; what the list does not tell is empty."""

    row: int
    sheet: str = ""
    case_number: str = ""
    title: str
    title_en: str = ""
    purpose: str = ""
    achievements: str = ""
    beneficiaries: tuple[Party, ...] = ()
    partners: tuple[Party, ...] = ()
    contractors: tuple[Party, ...] = ()
    start: PartialDate | None = None
    end: PartialDate | None = None
    end_is_actual: bool | None = None
    decided: PartialDate | None = None
    updated: date | None = None
    total_cost: Decimal | None = None
    eligible_cost: Decimal | None = None
    eu_amount: Decimal | None = None
    eu_share: Decimal | None = None
    national_public: Decimal | None = None
    national_private: Decimal | None = None
    in_kind: Decimal | None = None
    currency: str = ""
    exchange_rate: Decimal | None = None
    fund: str = ""
    programme: str = ""
    period: str = ""
    objective: str = ""
    priority: str = ""
    theme: str = ""
    intervention_fields: tuple[str, ...] = ()
    country: str = ""
    regions: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    nuts: tuple[str, ...] = ()
    postal_codes: tuple[str, ...] = ()
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    location_basis: str = ""
    status: str = ""
    href: str = ""
    warnings: tuple[Remark, ...] = ()

    @property
    def is_persons(self) -> bool:
        """Whether a natural person receives the support."""
        return any(party.natural for party in self.beneficiaries)

    @cached_property
    def digest(self) -> str:
        """A digest of what the record says, wherever in the list it stands."""
        said = [
            (key, value)
            for key, value in vars(self).items()
            if value is not None and value not in _SILENT and key not in _UNSAID
        ]
        return hashlib.sha256(repr(said).encode()).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Skipped:
    """A row that could not be read: where, what stands there, and why."""

    row: int
    column: str
    value: str
    reason: Text
    sheet: str = ""
