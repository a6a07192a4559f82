"""Amounts as people write them, and the marks that a whole column writes them with."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from medel.projects.importing.cells import Cell
from medel.projects.importing.vocabulary import simplify
from medel.projects.importing.words import word_list, word_table

EMPTY = word_list("empty")
LONG = max(map(len, EMPTY)) + 10
SIGNS: dict[str, str] = word_table("signs")
CODES = frozenset(word_list("currencies"))
SCALES = {int(size): frozenset(names) for size, names in word_table("scales").items()}
SCALED_SIGNS: dict[str, str] = {
    "tkr": "SEK",
    "mkr": "SEK",
    "mnkr": "SEK",
    "mft": "HUF",
    "eft": "HUF",
}
BARE_SCALES = frozenset(
    {"t", "m", "mil", "mille", "k"}
)  # mean this only after a number
MEDIANS = {1_000: Decimal(2_000_000), 1_000_000: Decimal(20_000)}
_SPACES = re.compile(r"(?<=\d)[\s\u00a0\u2007\u2009\u202f'\u2019`\u00b4\u2019](?=\d)")
_NO_SPACES = dict.fromkeys(map(ord, " \u00a0\u2007\u2009\u202f"))
_NUMBER = re.compile(r"\d[\d.,]*")
# A dash for no öre or cents: 5 000:-, 81.839,00.- €
_NO_CENTS = re.compile(r"(?<=\d)[.,:]\s?[-\u2013\u2014]{1,2}(?=\W|$)")
_EXPONENT = re.compile(r"-?\d{1,20}(?:[.,]\d{1,20})?[eE][+-]?\d{1,2}")  # 1e+05
_SHARE_BEHIND = re.compile(r"\(\s*\d{1,3}(?:[.,]\d+)?\s*%\s*\)\s*$")
_AROUND = re.compile(r"[^\W\d_]+\.?|[€£$%]")
# In figures or beside a sign only: £000s, EUR '000, in 1 000 EUR, x 1.000, €m, mil. Kč
_CURRENCY = r"(?:[€£]|\b(?:eur|gbp|sek|dkk|nok|czk|kč|pln|zł|huf|ft|ron|lei|chf)\b)"
_THOUSAND = r"1[ .,'\u00a0\u202f]?000"
IN_FIGURES = {
    1_000: re.compile(
        rf"{_CURRENCY}\s?['\u2019]?000s?\b|['\u2019]000s?\b"
        rf"|(?:\b(?:in|v)\s|[x×*]\s?){_THOUSAND}\b|\b{_THOUSAND}\s?{_CURRENCY}"
    ),
    1_000_000: re.compile(rf"{_CURRENCY}\s?m\b|\bm(?:il\.)?\s?{_CURRENCY}|\bmd?kr\b"),
}
MINUSES = "-\u2013\u2014\u2212"
LONGEST = 60
GROUP = 3  # digits between two thousands marks
_WORDS = re.compile(r"[^\W\d_]+€?|[€£]")
# In running text these are words of some language rather than money.
WORDS_TOO = frozenset(
    {"all", "All", "ALL", "Ls", "Lt", "Lv", "Kn", "try", "mad", "sit"}
)


@dataclass(frozen=True)
class Amount:
    """An amount that a cell states, with the currency if it states one."""

    value: Decimal
    currency: str = ""


@dataclass(frozen=True)
class _Parts:
    """A written amount taken apart: its digits and marks, sign, scale and currency."""

    digits: str
    negative: bool
    scale: int
    currency: str


@dataclass(frozen=True)
class Marks:
    """How a column writes amounts: its decimal mark, and what its heading counts in."""

    decimal: str = ""  # "." or "," ; empty when no cell tells
    scale: int = 1


def is_empty(cell: Cell) -> bool:
    """Whether a cell says that there is nothing to say."""
    if not isinstance(cell, str):
        return False
    return not cell or (len(cell) < LONG and cell.strip().casefold() in EMPTY)


@lru_cache(maxsize=8192)
def _take_apart(stated: str) -> _Parts | None:
    if len(stated) > LONGEST:
        return None
    text = _NO_CENTS.sub("", _SHARE_BEHIND.sub("", stated.strip()).strip())
    text = _SPACES.sub("", text)
    numbers = _NUMBER.findall(text)
    if len(numbers) != 1:
        return None
    before, _, after = text.partition(numbers[0])
    words = _read_words(before, after)
    if words is None:
        return None
    scale, currency, rest = words
    digits = numbers[0].rstrip(".,")
    left = rest.replace(" ", "").replace("\u00a0", "").replace("\u202f", "")
    negative = left in {"-", "()"} or left[:1] in set(MINUSES)
    return _Parts(digits, negative, scale, currency) if _is_sign(left) else None


def _is_sign(left: str) -> bool:
    return left in {"", "()", "+", ".", "=", "[]", "*", "**"} or left in set(MINUSES)


def _read_words(before: str, after: str) -> tuple[int, str, str] | None:
    """Give scale and currency said around a number, and the marks that are left."""
    scale, currency = 1, ""
    for word in _AROUND.findall(f"{before} {after}"):
        small = word.casefold()
        meant = _find_scale(small)
        if meant:
            scale *= meant
            currency = currency or _sign_within(small)
        elif word.upper() in CODES:
            currency = word.upper()
        elif small in SIGNS or small.rstrip(".") in SIGNS:
            currency = SIGNS.get(small, SIGNS.get(small.rstrip("."), "")) or currency
        else:
            return None
    return scale, currency, _AROUND.sub("", before) + _AROUND.sub("", after)


def _find_scale(word: str) -> int:
    plain = word.rstrip(".")
    found = (
        scale for scale, names in SCALES.items() if plain in names or word in names
    )
    return next(found, 0)


def _sign_within(word: str) -> str:
    if word.endswith("€"):
        return "EUR"
    if word[-3:].upper() in CODES:
        return word[-3:].upper()
    return SCALED_SIGNS.get(word, "")


def find_currency(text: str) -> str:
    """Give the currency that a heading or sentence names: Belopp (SEK), w PLN, en €."""
    found = map(_name_currency, _WORDS.findall(text.replace("_", " ")))
    return next(filter(None, found), "")


def _name_currency(word: str) -> str:
    small = word.casefold()
    if word.upper() in CODES and (word.isupper() or word.islower()):
        return "" if word in WORDS_TOO else word.upper()
    if small in SIGNS:
        return "" if word in WORDS_TOO else SIGNS[small]
    return _sign_within(small) if _find_scale(small) else ""


def is_money_word(word: str) -> bool:
    """Whether a word names a currency, or thousands or millions of one."""
    known = word.upper() in CODES or word in SIGNS or word == "%"
    return known or bool(_find_scale(word))


def find_scale(heading: str) -> int:
    """Give what a heading counts in: 1,000 for tkr, 1,000,000 for Mio. €, else 1."""
    words = [*_WORDS.findall(heading.casefold()), *simplify(heading)]
    for word in words:
        if word not in BARE_SCALES and (scale := _find_scale(word)):
            return scale
    small = heading.casefold()
    found = (size for size, form in IN_FIGURES.items() if form.search(small))
    return next(found, 1)


def find_decimal(texts: Iterable[str]) -> str:
    """Decide a column's decimal mark from the cells that leave no doubt."""
    votes = Counter(filter(None, map(tell_decimal, texts)))
    return max(votes, key=lambda mark: votes[mark], default="")


def tell_decimal(text: str) -> str:
    """Give the decimal mark that an amount proves, if it proves any."""
    parts = _take_apart(text)
    return _tell_decimal(parts.digits) if parts else ""


@lru_cache(maxsize=8192)
def _tell_decimal(digits: str) -> str:
    """Give the decimal mark that one written number proves, if it proves any."""
    points, commas = digits.count("."), digits.count(",")
    if points and commas:
        return max(".,", key=digits.rfind)
    if points + commas == 0:
        return ""
    mark, other = (".", ",") if points else (",", ".")
    if points + commas > 1:
        return other if _are_thousands(digits, mark) else ""
    whole, _, part = digits.partition(mark)
    if len(part) != GROUP or len(whole) > GROUP or whole == "0":
        return mark
    return ""


def _are_thousands(digits: str, mark: str) -> bool:
    first, *groups = digits.split(mark)
    return 0 < len(first) <= GROUP and all(len(group) == GROUP for group in groups)


def read_amount(cell: Cell, marks: Marks) -> Amount | None:
    """Read an amount; None when the cell holds none, which is_empty tells apart."""
    if isinstance(cell, Decimal):
        return Amount(cell * marks.scale)
    if not isinstance(cell, str):
        return None
    if (plain := _read_plain(cell, marks)) is not None:
        return plain
    parts = _take_apart(cell)
    if parts is None:
        return _read_exponent(cell, marks)
    number = _read_number(parts.digits, marks.decimal)
    if number is None:
        return None
    scale = parts.scale if parts.scale > 1 else marks.scale
    signed = -number if parts.negative else number
    return Amount(signed * scale, parts.currency)


def _read_exponent(stated: str, marks: Marks) -> Amount | None:
    """Read a number as statistical programs write round ones: 1e+05."""
    if not _EXPONENT.fullmatch(stated):
        return None
    return Amount(Decimal(stated.replace(",", ".")) * marks.scale)


def _read_plain(stated: str, marks: Marks) -> Amount | None:
    """Read what most cells hold: digits, spaces and at most the column's own mark."""
    bare = stated.translate(_NO_SPACES)
    if not (bare.isascii() and bare.isdigit()):
        whole, mark, part = bare.partition(marks.decimal or ",")
        if not (marks.decimal and mark and whole.isdigit() and part.isdigit()):
            return None
        bare = f"{whole}.{part}"
    if not bare.isascii() or len(bare) > LONGEST:
        return None
    number = Decimal(bare)
    return Amount(number if marks.scale == 1 else number * marks.scale)


@lru_cache(maxsize=8192)
def _read_number(digits: str, column: str) -> Decimal | None:
    """Read digits and marks; where they alone do not tell, the column's mark does."""
    decimal = _tell_decimal(digits) or column
    points, commas = digits.count("."), digits.count(",")
    if not decimal and points + commas:
        decimal = "," if points else "."  # one mark before three digits: thousands
    thousands = {".": ",", ",": "."}.get(decimal, "")
    whole, _, part = digits.partition(decimal) if decimal else (digits, "", "")
    if (part and not part.isdigit()) or not _is_grouped(whole, thousands):
        return None
    plain = whole.replace(thousands, "") if thousands else whole
    return Decimal(f"{plain or 0}.{part}" if part else plain or 0)


def _is_grouped(whole: str, thousands: str) -> bool:
    if not thousands or thousands not in whole:
        return whole.isdigit() or not whole
    first, *groups = whole.split(thousands)
    if not first.isdigit() or len(first) > GROUP:
        return False
    return all(len(group) == GROUP and group.isdigit() for group in groups)


def agrees(scale: int, values: list[Decimal]) -> bool:
    """Whether amounts are as small as those of a list in thousands or millions."""
    sizes = sorted(abs(value) for value in values if value)
    if scale == 1 or not sizes:
        return scale == 1
    return sizes[len(sizes) // 2] < MEDIANS[scale]
