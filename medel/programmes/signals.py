"""Signals: words in a plan that tell what a line probably is, and what then holds."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from medel.core.texts import NonEmpty, Text
from medel.programmes.statements import Code, Stated, Strict


class Matter(StrEnum):
    """What a word in a plan may be a sign of."""

    COVERED = "covered"
    CONDITIONAL = "conditional"
    INELIGIBLE = "ineligible"
    REAL_ESTATE = "real_estate"
    EU_MONEY = "eu_money"


class Signal(Stated):
    """Words that are signs of one kind of cost or money; `*` stands for any ending."""

    code: Code
    matter: Matter
    name: Text
    advice: Text
    words: Annotated[tuple[NonEmpty, ...], Field(min_length=1)]


class Signals(Strict):
    """The file signals.toml."""

    signals: tuple[Signal, ...] = ()
