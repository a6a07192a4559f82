"""Legal forms: how they are written, and what they make sure of an organisation."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("forms.toml")


@dataclass(frozen=True)
class Forms:
    """The words of legal forms: by kind, short ones, and those that tell nothing."""

    kinds: Mapping[tuple[str, ...], str]
    short: Mapping[tuple[str, ...], tuple[str, ...]]
    silent: frozenset[str]
    university_ends: tuple[str, ...]
    university_words: frozenset[str]


@cache
def read_forms() -> Forms:
    """Read the words once."""
    raw = tomllib.loads(FILE.read_text(encoding="utf-8"))
    kinds = {
        tuple(form.split()): kind
        for kind, written in raw["kinds"].items()
        for form in written
    }
    short = {tuple(k.split()): tuple(v.split()) for k, v in raw["short"].items()}
    return Forms(
        kinds=kinds,
        short=short,
        silent=frozenset(raw["silent"]["words"]),
        university_ends=tuple(raw["university"]["ends"]),
        university_words=frozenset(raw["university"]["words"]),
    )
