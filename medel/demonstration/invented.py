"""What the demonstration invents: organisations, people and projects, by a seed."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

from stdnum import luhn

ORGANISATIONS = 60
# The first digit of an organisation number is the group of legal forms. No group has
# the number 4, so a number that begins with it is nobody's, whatever its other digits.
NOBODY = "49"


@dataclass(frozen=True)
class Subject:
    """What an invented project is about, and under which objective."""

    objective: str
    title: str
    problem: str
    change: str


@dataclass(frozen=True)
class Idea:
    """An invented project: its subject at an invented place."""

    subject: Subject
    place: str

    @property
    def title(self) -> str:
        """What it is called."""
        return f"{self.subject.title} i {self.place}"


@cache
def read_words() -> dict[str, Any]:
    """Read the words that all is made of."""
    written = Path(__file__).with_name("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(written)


def number_organisation(order: int) -> str:
    """Give the organisation number of an invented one: valid digits, nobody's."""
    bare = f"{NOBODY}9000{order:03d}"
    return bare + luhn.calc_check_digit(bare)


def name_organisations() -> Iterator[tuple[str, str]]:
    """Name the invented organisations, each with its number."""
    words = read_words()
    named = product(words["places"], words["kinds"])
    for order, (place, kind) in zip(range(ORGANISATIONS), named, strict=False):
        yield f"{place}s {kind}", number_organisation(order)


def name_person(order: int) -> str:
    """Name an invented person; the family names tell that nobody is called that."""
    words = read_words()
    first, last = words["first_names"], words["last_names"]
    return f"{first[order % len(first)]} {last[order % len(last)]}"


def invent_ideas(random: Random, objectives: tuple[str, ...], count: int) -> list[Idea]:
    """Invent projects under some objectives; no two have the same name."""
    words = read_words()
    subjects = [Subject(**one) for one in words["subjects"]]
    fitting = [one for one in subjects if one.objective in objectives]
    every = [Idea(*pair) for pair in product(fitting, words["places"])]
    return random.sample(every, count)
