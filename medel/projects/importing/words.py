"""The words that cells use, in all languages: words.toml, loaded once."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("words.toml")


def word_list(name: str) -> frozenset[str]:
    """Give a list of words."""
    return frozenset(_load()[name])


def word_table(name: str) -> dict[str, Any]:
    """Give a table: what is meant by which words."""
    return dict(_load()[name])


@cache
def _load() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
