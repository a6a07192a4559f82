"""What a plan's file says and the form does not show, carried along unchanged."""

import json
from collections.abc import Mapping
from typing import Any

WHOLE = "whole"
# What the form has no field for. What is written in the second goes before the first.
CARRIED: Mapping[str, tuple[str, ...]] = {
    WHOLE: ("call", "de_minimis"),
    "staff": ("years",),
    "costs": ("supplier", "real_estate"),
    "in_kind": ("hours",),
    "co_financing": ("from_eu",),
}
INSTEAD = {"years": "hours", "hours": "amount"}


def carry(part: str, told: Mapping[str, Any]) -> str:
    """Write what a part of a plan says beyond the form; nothing if it says no more."""
    more = {key: told[key] for key in CARRIED[part] if told.get(key)}
    more |= {key: False for key in CARRIED[part] if told.get(key) is False}
    return json.dumps(more, ensure_ascii=False) if more else ""


def read_carried(part: str, written: str, shown: Mapping[str, Any]) -> dict[str, Any]:
    """Read what was carried, without what the form's own fields say instead."""
    try:
        more = json.loads(written or "{}")
    except (ValueError, RecursionError):
        return {}  # somebody has written in a field that is ours
    if not isinstance(more, dict):
        return {}
    return {
        key: more[key]
        for key in CARRIED[part]
        if key in more and (part == WHOLE or INSTEAD.get(key) not in shown)
    }
