"""Codes in lists: countries, NUTS, funds, periods, intervention fields, addresses."""

import re
from decimal import Decimal
from functools import cache, lru_cache

from babel import Locale

from medel.projects.importing.cells import Cell, write
from medel.projects.importing.dates import LANGUAGES
from medel.projects.importing.vocabulary import simplify
from medel.projects.importing.words import word_list, word_table

MEMBERS = word_list("countries")
CURRENCIES: dict[str, str] = word_table("country_currencies")
NUTS = re.compile(rf"\b(?:{'|'.join((*MEMBERS, 'EL'))})[0-9A-Z]{{1,3}}\b")
PERIOD = re.compile(
    r"\b(20\d\d|\d\d)\s?(?:[-\u2013\u2014/]|to|bis|till|au)\s?(20\d\d|\d\d)\b"
)
CCI = re.compile(
    r"\b(2000|2007|2014|2021)([A-Z]{2})\d{2}(?:[A-Z0-9]{2}[A-Z]{2}|\dPO)\d{3}\b"
)
FIELD_CODE = re.compile(r"(?<![\d.,])(\d{1,3})(?:bis|ter)?(?![\d.,])")
POSTAL = re.compile(
    r"(?:[A-Z]{1,2}-)?(\d{3,5}|\d{2}-\d{3}|\d{3}\s\d{2}|\d{4}-\d{3}|\d{4}\s?[A-Z]{2}|\d{5}-\d{4})(?=\D|$)"
    # Britain, Ireland, Malta
    r"|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|[A-Z]\d[\dW]\s?[A-Z\d]{4}\b|[A-Z]{3}\s?\d{4}\b"
)
_AND = re.compile(r"\s*[,;/|\n]\s*")  # DE, CZ; Slovenija / Austria
FUNDS = {code: frozenset(names) for code, names in word_table("funds").items()}
SHORT_YEAR = 2  # digits
LAST_FIELD = 999
SINGLE_LETTERS = {"R": "ERDF", "S": "ESF"}  # as Denmark's list writes them


@lru_cache(maxsize=1024)
def read_fund(stated: str) -> str:
    """Give the usual code of a fund, or what the list says when none is known."""
    if stated.strip() in SINGLE_LETTERS:
        return SINGLE_LETTERS[stated.strip()]
    words = set(simplify(stated))
    if "+" in stated and words & FUNDS["ESF"]:
        return "ESF+"
    return next((code for code, names in FUNDS.items() if words & names), stated)


def is_fund(stated: str) -> bool:
    """Whether a text names a fund that is known."""
    return read_fund(stated) in FUNDS


@lru_cache(maxsize=1024)
def read_country(stated: str) -> str:
    """Give the two-letter code of a country named in any language, or nothing."""
    text = stated.strip()
    if text.upper() in MEMBERS | {"EL"}:
        return {"EL": "GR", "UK": "GB"}.get(text.upper(), text.upper())
    found = _countries().get(" ".join(simplify(text)), "")
    several = [] if found else _AND.split(text)
    named = map(read_country, several if len(several) > 1 else ())
    return found or next(filter(None, named), "")


@cache
def _countries() -> dict[str, str]:
    names: dict[str, str] = {}
    for language in LANGUAGES:
        territories = Locale.parse(language).territories
        for code in sorted(MEMBERS - {"UK"}):
            if code in territories:
                names.setdefault(" ".join(simplify(territories[code])), code)
    more = word_table("places").items()
    return names | {" ".join(simplify(name)): code for name, code in more}


def read_home(stated: str) -> str:
    """Give the country that the code of a programme begins with: 2014CZ16RFOP001."""
    match = CCI.search(stated)
    return read_country(match[2]) if match and match[2] in MEMBERS else ""


def read_period(stated: str) -> str:
    """Give the programming period that a text names, as 2014-2020, or nothing."""
    match = PERIOD.search(stated)
    if not match:
        cci = CCI.search(stated)
        return PERIODS.get(cci[1], "") if cci else ""
    first, last = (
        year if year.startswith("20") and len(year) > SHORT_YEAR else f"20{year}"
        for year in match.groups()
    )
    return f"{first}-{last}" if f"{first}-{last}" in PERIODS.values() else ""


PERIODS = {
    "2000": "2000-2006",
    "2007": "2007-2013",
    "2014": "2014-2020",
    "2021": "2021-2027",
}


def find_nuts(stated: str) -> tuple[str, ...]:
    """Give the NUTS codes that a text holds."""
    return tuple(dict.fromkeys(NUTS.findall(stated)))


def read_fields(cell: Cell) -> tuple[str, ...]:
    """Give the codes of intervention fields that a cell holds, three digits each."""
    if isinstance(cell, Decimal):
        return (f"{int(cell):03d}",) if 0 < cell <= LAST_FIELD else ()
    text = write(cell)
    leading = [
        re.match(r"\W*0*(\d{1,3})\b(?![.,]\d)", part)
        for part in re.split(r"[;|\n]", text)
    ]
    found = [match[1] for match in leading if match and int(match[1])]
    return tuple(dict.fromkeys(f"{int(code):03d}" for code in found))


def read_postal(stated: str) -> tuple[str, ...]:
    """Give the postal codes at the start of each place: 24768 Rendsburg → 24768."""
    found = (POSTAL.match(part.strip()) for part in re.split(r"[;|\n]|,\s", stated))
    return tuple(dict.fromkeys(match[0] for match in found if match))


def read_postal_places(stated: str) -> tuple[str, ...]:
    """Give the names behind postal codes: 24768 Rendsburg → Rendsburg."""
    found = []
    for part in re.split(r"[;|\n]|,\s", stated):
        match = POSTAL.match(part.strip())
        name = part.strip()[match.end() :].strip(" -,") if match else ""
        if len(name) > 1 and not any(map(str.isdigit, name)):
            found.append(name)
    return tuple(dict.fromkeys(found))


def read_truth(stated: str) -> bool | None:
    """Read yes or no in any language; None for anything else."""
    said = stated.strip().casefold()
    if said in word_list("yes"):
        return True
    return False if said in word_list("no") else None
