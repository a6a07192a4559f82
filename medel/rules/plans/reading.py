"""Reading a plan: TOML or JSON in, a plan or every fault out."""

import json
import tomllib
from decimal import Decimal
from typing import Any, NoReturn

from pydantic import ValidationError

from medel.rules.plans.capacity import MOST_BYTES
from medel.rules.plans.faults import explain, refuse
from medel.rules.plans.plan import Plan

SHOWN = 200


def read_plan(written: bytes) -> Plan:
    """Read a plan from a file's bytes, or raise PlanError naming each key."""
    if len(written) > MOST_BYTES:
        raise refuse(
            f"Filen är större än {MOST_BYTES} byte",
            f"The file is larger than {MOST_BYTES} bytes",
        )
    return build_plan(parse(_decode(written)))


def build_plan(raw: object) -> Plan:
    """Build a plan from tables and lists, or raise PlanError naming each key."""
    try:
        return Plan.model_validate(raw)
    except ValidationError as error:
        raise explain(error) from error


def parse(text: str) -> object:
    """Parse JSON when the text starts with a brace, else TOML, or raise PlanError."""
    is_json = text.lstrip().startswith("{")
    try:
        return _parse_json(text) if is_json else _parse_toml(text)
    except RecursionError as error:
        raise refuse(
            "Filen är för djupt nästlad", "The file is nested too deeply"
        ) from error
    except (ValueError, ArithmeticError) as error:
        raise refuse(
            "Filen är varken giltig TOML eller JSON: {why}",
            "The file is neither valid TOML nor JSON: {why}",
            why=" ".join(str(error).split())[:SHOWN],
        ) from error


def _parse_toml(text: str) -> object:
    return tomllib.loads(text, parse_float=Decimal)


def _parse_json(text: str) -> object:
    return json.loads(
        text,
        parse_float=Decimal,
        parse_constant=_refuse_constant,
        object_pairs_hook=_build_table,
    )


def _build_table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table: dict[str, Any] = {}
    for key, value in pairs:
        if key in table:
            raise refuse("nyckeln står två gånger", "the key stands twice", key=key)
        table[key] = value
    return table


def _refuse_constant(name: str) -> NoReturn:
    raise refuse("{name} är inget tal", "{name} is no number", name=name)


def _decode(written: bytes) -> str:
    try:
        return written.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refuse(
            "Filen är inte text i UTF-8", "The file is not UTF-8 text"
        ) from error
