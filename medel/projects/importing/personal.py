"""What a public bank must not hold of people: e-mail, telephone, identity numbers."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from stdnum.cz import rc
from stdnum.dk import cpr
from stdnum.es import dni
from stdnum.fi import hetu
from stdnum.it import codicefiscale
from stdnum.no import fodselsnummer
from stdnum.pl import pesel
from stdnum.ro import cnp
from stdnum.se import personnummer

from medel.projects.importing.words import word_list

BLANK = "[…]"
# Short texts are remembered with what was taken out of them: lists repeat them.
SHORT, MOST_KEPT = 60, 50_000


class Trace(StrEnum):
    """What kind of personal data was found."""

    EMAIL = "email"
    TELEPHONE = "telephone"
    IDENTITY = "identity_number"


EMAIL = re.compile(
    r"[\w.+-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
)
_TELEPHONE_WORD = (
    r"(?:t[eé]l|telefon|telephone|tfn|tlf|tlph|phone|ph|mob|mobil|mobile|puh|puhelin|téléphone"
    r"|teléfono|telefono|telefone|telf|telefoon|τηλ|τηλέφωνο|тел|телефон|tālr|tālrunis|fax)"
)
TELEPHONES = (
    re.compile(
        r"(?<![\w+])(?:\+|00)\d{2,3}[\s().-]{0,2}\d(?:[\s()./-]{0,2}\d){5,12}(?!\d)"
    ),
    re.compile(
        rf"\b{_TELEPHONE_WORD}\b\.?(?:\s?n[ro°]\.?)?\s?:?\s?\+?(\d(?:[\s()./-]{{0,2}}\d){{5,13}})(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<![\d\w-])0\d{1,3}\s?-\s?\d{2,3}\s?\d{2}\s?\d{2}(?:\s?\d{2})?(?![\d-])"
    ),
    re.compile(r"(?<![\d\w-])07\d\s?\d{3}\s?\d{2}\s?\d{2}(?![\d-])"),
)
_HAS_TELEPHONE = re.compile(
    r"\+\d|00\d\d|0\d{1,3}\s?-|07\d|" + _TELEPHONE_WORD, re.IGNORECASE
)
# Both need six digits close to each other; most texts have none and are left at once.
_DIGITS = re.compile(r"\d(?:[\s()./-]{0,2}\d){5}|\d{2}[A-Z]\d{2}")


def _is_danish(stated: str) -> bool:
    return cpr.is_valid(stated) and len(stated) == len("ddmmyy-nnnn")


# Each shape of an identity number with the check that tells it from other numbers.
IDENTITIES: tuple[tuple[re.Pattern[str], tuple[Callable[[str], bool], ...]], ...] = (
    (
        re.compile(r"(?<![\w-])(?:19|20)?\d{6}[-+]\d{4}(?![\w-])"),
        (personnummer.is_valid, _is_danish),
    ),
    (re.compile(r"(?<![\w-])\d{6}[-+A-FU-Y]\d{3}[0-9A-Y](?![\w-])"), (hetu.is_valid,)),
    (
        re.compile(r"(?<![\w-])(?:19|20)\d{10}(?![\w-])"),
        (personnummer.is_valid,),
    ),
    (re.compile(r"(?<![\w/.,-])\d{6}/\d{3,4}(?![\w/.,-])"), (rc.is_valid,)),
    (
        re.compile(r"(?<![\w/.,-])\d{11}(?![\w/.,-])"),
        (pesel.is_valid, fodselsnummer.is_valid),
    ),
    (re.compile(r"(?<![\w/.,-])[1-8]\d{12}(?![\w/.,-])"), (cnp.is_valid,)),
    (re.compile(r"(?<![\w-])\d{8}-?[A-HJ-NP-TV-Z](?![\w-])"), (dni.is_valid,)),
    (
        re.compile(r"(?<!\w)[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z](?!\w)"),
        (codicefiscale.is_valid,),
    ),
)


@dataclass(frozen=True)
class Cleaned:
    """A text without personal data, and what was taken out of it."""

    text: str
    found: tuple[Trace, ...] = ()


def blank(text: str) -> Cleaned:
    """Take personal data out of a text."""
    return _blank_again(text) if len(text) < SHORT else _blank(text)


def _blank(text: str) -> Cleaned:
    found: list[Trace] = []
    if "@" in text or "at)" in text or "at]" in text:
        text, count = EMAIL.subn(BLANK, text)
        found += [Trace.EMAIL] * count
    if not _DIGITS.search(text):
        return Cleaned(text, tuple(found))
    text = _blank_identities(text, found)
    if _HAS_TELEPHONE.search(text):
        for pattern in TELEPHONES:
            text, count = pattern.subn(BLANK, text)
            found += [Trace.TELEPHONE] * count
    return Cleaned(text, tuple(found))


_blank_again = lru_cache(MOST_KEPT)(_blank)


def _blank_identities(text: str, found: list[Trace]) -> str:
    for pattern, checks in IDENTITIES:
        for match in reversed(list(pattern.finditer(text))):
            if any(check(match[0]) for check in checks):
                found.append(Trace.IDENTITY)
                text = text[: match.start()] + BLANK + text[match.end() :]
    return text


@lru_cache(MOST_KEPT)
def is_person_number(stated: str) -> bool:
    """Whether an "organisation number" is the identity number of a person."""
    compact = re.sub(r"[\s.]", "", stated)
    if match := re.fullmatch(r"(?:19|20)?(\d{6})-?\d{4}", compact):
        # In a number of an organisation the third digit is 2 or more.
        return match[1][2] in "01" and personnummer.is_valid(compact)
    return any(
        pattern.fullmatch(compact) and any(check(compact) for check in checks)
        for pattern, checks in IDENTITIES[1:]
    )


PERSONS = word_list("persons")
YES = word_list("yes")
