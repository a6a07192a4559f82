"""Organisation numbers: checked by their country's rule, and written in one way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from stdnum.exceptions import ValidationError
from stdnum.se import orgnr
from stdnum.util import get_cc_module

LONGEST = 20
# Numbers that are remembered with what is known of them: lists repeat them.
MOST_KEPT = 50_000
SWEDEN = "SE"
CENTURY = (
    "16"  # stands before a number of an organisation in registers of twelve digits
)
TWELVE = 12
# The rules of python-stdnum that numbers in lists may follow, by country.
RULES: Mapping[str, tuple[str, ...]] = {
    "AT": ("uid", "businessid"),
    "BE": ("vat",),
    "BG": ("vat",),
    "CY": ("vat",),
    "CZ": ("dic",),
    "DE": ("vat", "handelsregisternummer"),
    "DK": ("cvr",),
    "EE": ("registrikood", "kmkr"),
    "ES": ("cif",),
    "FI": ("ytunnus",),
    "FR": ("siren", "siret", "tva"),
    "GR": ("vat",),
    "HR": ("oib",),
    "HU": ("anum",),
    "IE": ("vat",),
    "IT": ("iva",),
    "LT": ("pvm",),
    "LU": ("tva",),
    "LV": ("pvn",),
    "MT": ("vat",),
    "NL": ("btw",),
    "NO": ("orgnr",),
    "PL": ("nip", "regon"),
    "PT": ("nif",),
    "RO": ("cui",),
    "SI": ("ddv", "maticna"),
    "SK": ("dph",),
}


class Rule(Protocol):
    """What python-stdnum has for one kind of number."""

    def is_valid(self, number: str) -> bool:
        """Whether a number follows the rule."""


@dataclass(frozen=True)
class Number:
    """A number as it is kept; `valid` is None where no rule could tell."""

    text: str
    valid: bool | None


@lru_cache(MOST_KEPT)
def check_number(stated: str, country: str) -> Number:
    """Check a number by the rule of its country.

    A Swedish number is written as 232100-0180 and is right or wrong. Elsewhere
    we do not know which register a column is from: what fits no rule is unknown.
    """
    text = " ".join(stated.split())[:LONGEST]
    if not text:
        return Number("", None)
    if country == SWEDEN:
        return _check_swedish(text)
    fits = any(rule.is_valid(text) for rule in _find_rules(country))
    return Number(text, True if fits else None)


def _check_swedish(text: str) -> Number:
    digits = "".join(filter(str.isdigit, text))
    whole = digits.removeprefix(CENTURY) if len(digits) == TWELVE else digits
    try:
        return Number(str(orgnr.format(orgnr.validate(whole))), valid=True)
    except ValidationError:
        return Number(text, valid=False)


def _find_rules(country: str) -> Iterator[Rule]:
    for name in RULES.get(country, ()):
        rule = get_cc_module(country, name)
        if rule is not None:
            yield rule
