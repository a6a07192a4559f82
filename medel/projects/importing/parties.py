"""The organisations of a row: names, numbers, and who is a natural person."""

import re
from dataclasses import replace

from medel.projects.importing.names import is_person, split_parties
from medel.projects.importing.personal import BLANK, YES, blank, is_person_number
from medel.projects.importing.record import Party, Record

_NUMBERS = re.compile(r"\s*[\n|;,]\s*")
_BRACKETED = re.compile(r"(.*\S)\s*\(\s*([A-Z]{0,3}\d[\d\s-]{6,14}\d)\s*\)")
LONGEST_NUMBER = 30


def read_parties(
    names: list[str], numbers: list[str], forms: list[tuple[str, str]]
) -> tuple[Party, ...]:
    """Give the parties that cells name, each with its number where the counts agree.

    `forms` holds heading and cell of the columns that tell the legal form.
    """
    if not names:
        return ()
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


SHORTEST_NAME = 3
TEXTS = ("title", "title_en", "purpose", "achievements")


def conceal(record: Record) -> Record:
    """Take the names of natural persons out of a record's texts, also of its title."""
    names = list_persons(record)
    if not names:
        return record
    cleaned = {name: blank_names(getattr(record, name), names) for name in TEXTS}
    return replace(record, **cleaned)  # type: ignore[arg-type]


def list_persons(record: Record) -> list[str]:
    """List the names of a record's natural persons; "private person" is no name."""
    natural = [p for p in (*record.beneficiaries, *record.partners) if p.natural]
    return [one.name for one in natural if _is_name(one.name)]


def _is_name(stated: str) -> bool:
    letters = sum(map(str.isalpha, stated))
    return letters >= SHORTEST_NAME and not is_person(stated)


def blank_names(text: str, names: list[str]) -> str:
    """Take names out of a text, also turned: Svensson, Anna."""
    pattern = re.compile("|".join(map(_spell_freely, names)), re.IGNORECASE)
    return pattern.sub(BLANK, text)


def _spell_freely(name: str) -> str:
    """Give a pattern for a name and the same turned: Svensson, Anna."""
    words = [re.escape(word) for word in re.findall(r"[\w-]+", name)]
    turned = words[-1:] + words[:-1]
    orders = (r"[\s,]+".join(one) for one in (words, turned))
    return "|".join(rf"\b{one}\b" for one in orders if one)
