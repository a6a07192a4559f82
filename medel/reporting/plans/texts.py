"""A plan as text: TOML or JSON that opens again as the same plan."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from medel.rules.plans.plan import Plan

Table = Mapping[str, Any]
HEADING = "# Finansieringsplan, financing plan. Medel: docs/financing-plan.md"


def list_values(plan: Plan) -> dict[str, Any]:
    """List what a plan states, in the order of its keys; figures become texts."""
    stated = plan.model_dump(exclude_defaults=True)
    kept = {key: _write(value) for key, value in stated.items()}
    return {key: kept[key] for key in Plan.model_fields if key in kept}


def write_json(plan: Plan) -> str:
    """Write a plan as JSON."""
    return json.dumps(list_values(plan), ensure_ascii=False, indent=2) + "\n"


def write_toml(plan: Plan) -> str:
    """Write a plan as TOML, one key a line."""
    return "\n".join([HEADING, *_write_lines(list_values(plan))]) + "\n"


def _write_lines(stated: Table) -> Iterator[str]:
    listed = {key: value for key, value in stated.items() if _is_list(value)}
    for key, value in stated.items():
        if key not in listed:
            yield f"{key} = {_quote(key, value)}"
    for key, lines in listed.items():
        for line in lines:
            yield ""
            yield f"[[{key}]]"
            yield from (f"{name} = {_quote(name, one)}" for name, one in line.items())


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _quote(key: str, value: Any) -> str:  # noqa: ANN401 (a value of a plan)
    """Quote a value as TOML does; JSON's texts are TOML's, for what a plan may hold."""
    if isinstance(value, dict):
        inner = (f"{name} = {_quote(name, one)}" for name, one in value.items())
        return f"{{ {', '.join(inner)} }}"
    if key in {"on", "start", "end", "granted"}:
        return str(value)
    return json.dumps(value, ensure_ascii=False)


def _write(value: Any) -> Any:  # noqa: ANN401 (a value of a plan)
    match value:
        case dict():
            return {k: _write(one) for k, one in value.items() if one is not None}
        case list() | tuple():
            return [_write(one) for one in value]
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case StrEnum():
            return value.value
    return value
