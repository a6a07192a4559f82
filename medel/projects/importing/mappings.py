"""A mapping: which column of a list is which field; kept as a TOML file."""

import json
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator
from pydantic import Field as Key
from pydantic_core import PydanticCustomError

from medel.core.texts import Text
from medel.projects.importing.fields import WHOLE, Field
from medel.projects.importing.refusals import refuse

MAX_BYTES = 2_000_000
CONSTANTS = frozenset(
    {
        *(Field.CURRENCY, Field.COUNTRY, Field.FUND, Field.PERIOD, Field.PROGRAMME),
        Field.LICENCE,
    }
)


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What one column is taken for, how surely (0 to 100), and why."""

    heading: str
    occurrence: int = 1  # the first, second … column of this heading
    field: Field
    confidence: int = 100
    reason: Text | None = None
    scale: int = 1
    decimal_mark: str = ""  # "." or ","; empty: decided from the column
    day_order: str = ""  # "dmy" or "mdy"; empty: decided from the column


@dataclass(frozen=True, kw_only=True)
class Mapping:
    """A choice for every column, and what holds for every row of the list."""

    choices: tuple[Choice, ...]
    constants: dict[Field, str] = field(default_factory=dict)
    code_in_title: bool = False  # titles begin with the case number and " - "
    encoding: str = ""  # of the text, stated by a person; empty: found in the file

    def as_json(self) -> dict[str, str]:
        """Give column and field, as `medel import --json` shows them."""
        return {_name(choice): choice.field.value for choice in self.choices}

    def dropped(self) -> tuple[str, ...]:
        """Give the headings of the columns that are dropped as personal."""
        personal = (each for each in self.choices if each.field is Field.PERSONAL)
        return tuple(map(_name, personal))


def _name(choice: Choice) -> str:
    again = choice.occurrence > 1
    return f"{choice.heading} ({choice.occurrence})" if again else choice.heading


def number_headings(headings: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """Give each heading with its occurrence; several columns may be called the same."""
    seen: Counter[str] = Counter()
    for heading in headings:
        seen[heading] += 1
        yield heading, seen[heading]


def place(mapping: Mapping, headings: tuple[str, ...], file: str) -> dict[int, Choice]:
    """Find the mapping's columns in a list; refuse when one is missing."""
    places = {named: at for at, named in enumerate(number_headings(headings))}
    placed: dict[int, Choice] = {}
    for choice in mapping.choices:
        at = places.get((choice.heading, choice.occurrence))
        if at is None and choice.field is not Field.IGNORE:
            raise refuse(
                file,
                sv=f'kolumnen "{_name(choice)}", som mappningen nämner, finns inte.',
                en=f'the column "{_name(choice)}" of the mapping is missing.',
            )
        if at is not None:
            placed[at] = choice
    return placed


def write_mapping(mapping: Mapping, path: Path) -> None:
    """Write a mapping as TOML that a person can read and change."""
    path.write_text(format_mapping(mapping), encoding="utf-8")


def format_mapping(mapping: Mapping) -> str:
    """Give a mapping as the text of its TOML file."""
    lines = ["# Which column of the list is which field. See docs/import.md.", ""]
    lines.append(f"code_in_title = {str(mapping.code_in_title).lower()}")
    if mapping.encoding:
        lines.append(f"encoding = {_quote(mapping.encoding)}")
    if mapping.constants:
        lines += ["", "[constants]"]
        lines += [f"{key} = {_quote(said)}" for key, said in mapping.constants.items()]
    for choice in mapping.choices:
        lines += ["", "[[columns]]", *_format_choice(choice)]
    return "\n".join(lines) + "\n"


def _format_choice(choice: Choice) -> Iterator[str]:
    yield f"heading = {_quote(choice.heading)}"
    if choice.occurrence > 1:
        yield f"occurrence = {choice.occurrence}"
    yield f'field = "{choice.field}"'
    yield f"confidence = {choice.confidence}"
    if choice.reason:
        sv, en = _quote(choice.reason.sv), _quote(choice.reason.en)
        yield f"reason = {{ sv = {sv}, en = {en} }}"
    if choice.scale != 1:
        yield f"scale = {choice.scale}"
    for key in ("decimal_mark", "day_order"):
        if stated := getattr(choice, key):
            yield f"{key} = {_quote(stated)}"


def _quote(text: str) -> str:
    """Write a TOML string: JSON's form, with the one mark that JSON leaves as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


class _Columns(BaseModel):
    """One column in a mapping file."""

    model_config = ConfigDict(extra="forbid")

    heading: str
    occurrence: int = Key(default=1, ge=1)
    field: Field
    confidence: int = Key(default=100, ge=0, le=100)
    reason: Text | None = None
    scale: int = Key(default=1, ge=1)
    decimal_mark: str = Key(default="", pattern=r"^[.,]?$")
    day_order: str = Key(default="", pattern=r"^(dmy|mdy)?$")

    @field_validator("field")
    @classmethod
    def stand_in_a_column(cls, stated: Field) -> Field:
        """Refuse what holds for a whole list."""
        if stated in WHOLE:
            message = f"{stated} belongs under [constants]"
            raise PydanticCustomError("whole_list", message)
        return stated


class _File(BaseModel):
    """A mapping file."""

    model_config = ConfigDict(extra="forbid")

    code_in_title: bool = False
    encoding: str = ""
    constants: dict[Field, str] = {}
    columns: list[_Columns]


def read_mapping(path: Path) -> Mapping:
    """Read a mapping file, or refuse it naming the key that is wrong."""
    try:
        text = path.read_text(encoding="utf-8") if _is_small(path) else ""
    except (OSError, ValueError) as error:
        raise _refuse_toml(path.name) from error
    return parse_mapping(text, path.name)


def parse_mapping(text: str, name: str) -> Mapping:
    """Read the text of a mapping file of that name, or refuse it."""
    raw = _load(text, name)
    try:
        read = _File.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"]))
        raise refuse(
            name,
            sv=f"{key} går inte att förstå: {first['msg']}.",
            en=f"{key} cannot be understood: {first['msg']}.",
        ) from error
    choices = tuple(Choice(**dict(column)) for column in read.columns)
    return Mapping(
        choices=choices,
        constants=read.constants,
        code_in_title=read.code_in_title,
        encoding=read.encoding,
    )


def _load(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise _refuse_toml(name) from error


def _refuse_toml(name: str) -> Exception:
    return refuse(
        name,
        sv="mappningen går inte att läsa som TOML.",
        en="the mapping cannot be read as TOML.",
    )


def _is_small(path: Path) -> bool:
    return path.stat().st_size <= MAX_BYTES
