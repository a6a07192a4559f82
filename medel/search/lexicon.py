"""The lexicon: what the shipped word list adds to the dictionaries."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """Abbreviations, stop words, legal forms and what compounds are made of."""

    abbreviations: Mapping[str, str]
    abbreviated_endings: Mapping[str, str]
    adjectives: Mapping[str, str]
    instead: Mapping[str, list[str]]
    lemmas: Mapping[str, str]
    stop_words: frozenset[str]
    asked: frozenset[str]
    legal_forms: frozenset[str]
    short_parts: frozenset[str]
    combining: frozenset[str]
    never_parts: frozenset[str]
    whole_words: frozenset[str]
    uncut: frozenset[str]


@cache
def read_lexicon() -> Lexicon:
    """Read the word list that is shipped with the code, once in each process."""
    text = resources.files("medel.search").joinpath("language.toml").read_text("utf-8")
    raw = tomllib.loads(text)
    words = {name: frozenset(listed.split()) for name, listed in raw["words"].items()}
    return Lexicon(
        abbreviations=raw["abbreviations"],
        abbreviated_endings=raw["abbreviated_endings"],
        adjectives=raw["adjectives"],
        instead=raw["instead"],
        lemmas=raw["lemmas"],
        stop_words=words["stop"],
        asked=words["asked"],
        legal_forms=words["forms"],
        short_parts=words["short_parts"],
        combining=words["combining"],
        never_parts=words["never_parts"],
        whole_words=words["whole"],
        uncut=words["uncut"],
    )
