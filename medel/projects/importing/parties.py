"""The organisations of a row: names, numbers, and who is a natural person."""

import re

from medel.projects.importing.names import is_person, split_parties
from medel.projects.importing.personal import YES, blank, is_person_number
from medel.projects.importing.record import Party

_NUMBERS = re.compile(r"\s*[\n|;,]\s*")
_BRACKETED = re.compile(r"(.*\S)\s*\(\s*([A-Z]{0,3}\d[\d\s-]{6,14}\d)\s*\)")
LONGEST_NUMBER = 30


def read_parties(
    names: list[str], numbers: list[str], forms: list[tuple[str, str]]
) -> tuple[Party, ...]:
    """Give the parties that cells name, each with its number where the counts agree.

    `forms` holds heading and cell of the columns that tell the legal form.
    """
    split = [name for cell in names for name in split_parties(blank(cell).text)]
    found = list(dict.fromkeys(split))
    if not numbers:
        return tuple(_split_number(name, forms) for name in found)
    codes = [code for cell in numbers for code in _NUMBERS.split(cell.strip()) if code]
    if len(codes) != len(found):
        codes = codes[:1] if len(found) == 1 else []
    natural = any(_says_person(heading, cell) for heading, cell in forms)
    codes += [""] * (len(found) - len(codes))
    return tuple(
        _make(name, code, natural=natural)
        for name, code in zip(found, codes, strict=True)
    )


def _split_number(name: str, forms: list[tuple[str, str]]) -> Party:
    """Take a number in brackets off a name: Ipsum d.o.o. (26472901970)."""
    natural = any(_says_person(heading, cell) for heading, cell in forms)
    match = _BRACKETED.fullmatch(name)
    return (
        _make(match[1], match[2], natural=natural)
        if match
        else _make(name, "", natural=natural)
    )


def _make(name: str, code: str, *, natural: bool) -> Party:
    person = natural or is_person(name) or is_person_number(code)
    kept = "" if person or len(code) > LONGEST_NUMBER else code
    return Party(name=name, number=kept, natural=person)


def _says_person(heading: str, cell: str) -> bool:
    return is_person(cell) or (is_person(heading) and cell.casefold() in YES)
