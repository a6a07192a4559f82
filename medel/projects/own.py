"""medel-jsonl, Medel's own format: a complete record a line, read back exactly.

The writer is medel.reporting.own. What a public bank must not hold of people is taken
out here as in any import.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from medel.core.texts import Text
from medel.projects.importing.cells import Position, Row
from medel.projects.importing.names import is_person
from medel.projects.importing.personal import blank, is_person_number
from medel.projects.importing.record import Doubt, Remark, Skipped
from medel.projects.importing.refusals import show
from medel.projects.licences import LONGEST as LONGEST_LICENCE
from medel.projects.states import (
    AmountKind,
    DatePrecision,
    LocationBasis,
    Role,
    Status,
)

LONGEST = 20_000_000  # bytes of a line
BOM = b"\xef\xbb\xbf"
SIGNS = {"code", "amount_kind", "row_checksum", "first_published", "origin"}
TEXTS = ("title", "title_en", "purpose", "achievements")
Amount = Annotated[Decimal, Field(max_digits=18, decimal_places=2)]
Rate = Annotated[Decimal, Field(ge=0, le=1, decimal_places=4)]
ExchangeRate = Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=6)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class OwnParty(_Strict):
    """An organisation and its role."""

    role: Role
    name: str = Field(min_length=1, max_length=300)
    number: str = Field(max_length=20)
    kind: str = Field(max_length=60)

    @property
    def natural(self) -> bool:
        """Whether it is a person after all."""
        return is_person(self.name) or is_person_number(self.number)


class OwnPlace(_Strict):
    """A place of the project."""

    county_name: str = Field(max_length=200)
    county: str = Field(max_length=10)
    municipality_name: str = Field(max_length=200)
    municipality: str = Field(max_length=10)
    nuts: str = Field(max_length=5)
    latitude: float | None = Field(ge=-90, le=90)
    longitude: float | None = Field(ge=-180, le=180)
    basis: LocationBasis | Literal[""]


class OwnOrigin(_Strict):
    """The file that the record was first read from."""

    name: str = Field(max_length=200)
    checksum: str = Field(max_length=64)
    mapping: str = Field(max_length=100)
    format: str = Field(max_length=20)
    # Files that were written before licences were stated have none.
    licence: str = Field(default="", max_length=LONGEST_LICENCE)
    retrieved: date
    row: int = Field(ge=0, lt=2**31)


class OwnRecord(_Strict):
    """One project, whole; the fields are the model's."""

    code: str = Field(pattern=r"^[-a-zA-Z0-9_]{1,100}$")
    programme: str = Field(max_length=100)
    programme_name: str = Field(max_length=200)
    case_number: str = Field(max_length=50)
    title: str = Field(max_length=500)
    title_en: str = Field(max_length=500)
    purpose: str
    achievements: str
    status: Status
    period: str = Field(max_length=9)
    fund: str = Field(max_length=20)
    instrument: str = Field(max_length=50)
    objective: str = Field(max_length=10)
    priority: str = Field(max_length=300)
    theme: str = Field(max_length=60)
    start: date | None
    start_precision: DatePrecision
    end: date | None
    end_precision: DatePrecision
    decided: date | None
    currency: str = Field(max_length=3)
    amount_kind: AmountKind
    eu_amount: Amount | None
    total_cost: Amount | None
    national_public: Amount | None
    national_private: Amount | None
    in_kind: Amount | None
    eu_rate: Rate | None
    exchange_rate: ExchangeRate | None
    end_is_actual: bool | None
    natural_person: bool
    areas: list[str]
    intervention_fields: list[str]
    country: str = Field(max_length=2)
    updated_in_source: date | None
    row_checksum: str = Field(max_length=64)
    first_published: date
    changed: date
    href: str = Field(max_length=500)
    organisations: list[OwnParty]
    places: list[OwnPlace]
    origin: OwnOrigin

    @model_validator(mode="after")
    def be_ordered(self) -> Self:
        """Refuse a project that ends before it starts."""
        if self.start and self.end and self.end < self.start:
            message = 'the key "end" is earlier than "start"'
            raise PydanticCustomError("period_reversed", message)
        return self


@dataclass(frozen=True)
class OwnRow:
    """A record with its line, and what was noticed in it."""

    number: int
    record: OwnRecord
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class OwnLines:
    """A file of Medel's own format."""

    path: Path
    encoding: str = "utf-8"

    def rows(self, position: Position | None = None) -> Iterator[Row]:
        """Give no table: the lines are records, not rows of cells."""
        del position
        yield from ()

    def records(self, position: Position) -> Iterator[OwnRow | Skipped]:
        """Read line by line; one that cannot be read is told of."""
        position.whole = self.path.stat().st_size
        with self.path.open("rb") as stream:
            for number, line in enumerate(iter(lambda: stream.readline(LONGEST), b"")):
                position.done += len(line)
                if line.strip():
                    yield _read(number + 1, line)


def is_own(path: Path) -> bool:
    """Whether a file is of Medel's own format: its first line tells."""
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        first = stream.readline(LONGEST)
    try:
        told = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(told, dict) and told.keys() >= SIGNS


def _read(number: int, line: bytes) -> OwnRow | Skipped:
    try:
        record = OwnRecord.model_validate_json(line.removeprefix(BOM))
    except ValidationError as error:
        return _skip(number, error)
    return OwnRow(number, record, tuple(_clean(number, record)))


def _skip(number: int, error: ValidationError) -> Skipped:
    first = error.errors(include_url=False)[0]
    reason = Text(
        sv=f"Raden följer inte formatet medel-jsonl: {first['msg']}.",
        en=f"The line does not follow the format medel-jsonl: {first['msg']}.",
    )
    column = ".".join(map(str, first["loc"]))
    value = show(str(first["input"])) if column else ""
    return Skipped(row=number, column=column, value=value, reason=reason)


def _clean(number: int, record: OwnRecord) -> Iterator[Remark]:
    """Take personal data out of the texts, and persons out of the organisations."""
    record.organisations = [one for one in record.organisations if not one.natural]
    for name in TEXTS:
        cleaned = blank(getattr(record, name))
        if cleaned.found:
            setattr(record, name, cleaned.text)
            yield _tell_personal(number, name)


def _tell_personal(number: int, name: str) -> Remark:
    message = Text(
        sv=f'Personuppgifter togs bort ur "{name}".',
        en=f'Personal data was taken out of "{name}".',
    )
    return Remark(row=number, doubt=Doubt.PERSONAL, message=message)
