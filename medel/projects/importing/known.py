"""Formats whose columns are known: known.toml, and how a format gives itself away."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from medel.projects.importing.fields import WHOLE, Field
from medel.projects.importing.vocabulary import simplify

FILE = Path(__file__).with_name("known.toml")


@dataclass(frozen=True)
class Known:
    """One known format: the headings it must have, its columns, what is always so."""

    name: str
    signature: frozenset[tuple[str, ...]]
    columns: Mapping[tuple[str, ...], Field]
    constants: Mapping[Field, str]


def find_known(headings: Iterable[str]) -> Known | None:
    """Give the known format that has these headings, if there is one."""
    simple = {simplify(heading) for heading in headings}
    return next((each for each in _all() if each.signature <= simple), None)


@cache
def _all() -> tuple[Known, ...]:
    raw = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tuple(
        Known(
            name=name.removesuffix("-table"),
            signature=frozenset(map(simplify, each["signature"])),
            columns={simplify(key): Field(to) for key, to in each["columns"].items()}
            or {simplify(each.value): each for each in Field if each not in WHOLE},
            constants={Field(k): v for k, v in each.get("constants", {}).items()},
        )
        for name, each in raw.items()
    )
