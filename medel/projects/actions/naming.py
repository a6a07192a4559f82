"""Codes and names for records of any list: programme, period, counties, themes."""

import hashlib
from functools import cache, lru_cache

from django.utils.text import slugify

from medel.core.wording import write_period
from medel.programmes import codes
from medel.programmes.catalogue import installed
from medel.programmes.programme import Programme
from medel.projects.importing.record import Record

CODE_LENGTH = 100
DIGEST_LENGTH = 12
COUNTRY = "SE"
# Names that are remembered, each with its code.
MOST_KEPT = 10_000


def name_programme(record: Record, given: Programme | None) -> tuple[str, str]:
    """Give a record's programme: its code, and its name as people know it.

    One that is not installed keeps the name that the list gives.
    """
    if given is not None:
        period = write_period(given.identity.period.label)
        return given.code, f"{given.identity.short_name.sv} {period}"
    return _name_stated(record.programme, record.period)


@lru_cache(MOST_KEPT)
def _name_stated(stated: str, period: str) -> tuple[str, str]:
    if not stated:
        return "", ""
    code = slugify(f"{stated} {period}")[:CODE_LENGTH]
    return code, f"{stated} {write_period(period)}".strip()


def name_record(record: Record, *, programme: str, listed: str) -> str:
    """Give a record's code: by case number, else by a digest of what identifies it.

    `listed` names the list, for records of no stated programme.
    """
    origin = programme or slugify(listed) or "list"
    own = _spell(record.case_number) or _digest(record)
    return f"{origin[: CODE_LENGTH - len(own[:60]) - 1]}-{own[:60]}"


def _spell(number: str) -> str:
    """Spell a case number for an address; most are plain letters and digits."""
    plain = number.isascii() and number.isalnum()
    return number.lower() if plain else slugify(number)


def find_theme(record: Record) -> str:
    """Give the theme of today that a record's objective or priority belongs to."""
    return _find_theme(record.objective, record.priority, record.theme)


@lru_cache(MOST_KEPT)
def _find_theme(objective: str, priority: str, theme: str) -> str:
    for programme in installed().values():
        found = programme.objective(objective)
        if found:
            return found.theme
        for former in programme.former_priorities:
            wordings = {former.name, *former.aliases}
            if wordings & {priority, theme, objective}:
                return former.theme or ""
    return ""


def find_county(name: str) -> tuple[str, str]:
    """Give a county's code and short name; no code for a place we have no list of."""
    code = _counties().get(name, "")
    return code, codes.short_counties(COUNTRY).get(code, name)


def find_municipality(name: str) -> tuple[str, str]:
    """Give a municipality's code and name, also where the list lost the space in it."""
    code = _municipalities().get(name.replace(" ", "").removesuffix("kommun"), "")
    return code, codes.municipalities(COUNTRY).get(code, name)


@cache
def _counties() -> dict[str, str]:
    full, short = codes.counties(COUNTRY), codes.short_counties(COUNTRY)
    return {
        spelling: code
        for code in full
        for spelling in (code, full[code], short[code], f"{short[code]}s")
    }


@cache
def _municipalities() -> dict[str, str]:
    named = codes.municipalities(COUNTRY).items()
    return {
        spelling: code
        for code, name in named
        for spelling in (code, name.replace(" ", ""))
    }


def _digest(record: Record) -> str:
    parties = " ".join(party.name for party in record.beneficiaries)
    start = record.start.first.isoformat() if record.start else ""
    stated = "|".join((record.title, parties, start, str(record.total_cost or "")))
    return hashlib.sha256(stated.encode()).hexdigest()[:DIGEST_LENGTH]
