"""Dates as people write them, in the languages of the EU, and a column's day order."""

import re
import unicodedata
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, lru_cache

from babel.dates import get_month_names

from medel.core.periods import PartialDate, Precision
from medel.projects.importing.cells import Cell
from medel.projects.importing.words import word_list, word_table

LANGUAGES = (
    *("sv", "en", "da", "nb", "fi", "de", "de_AT", "nl", "fr", "it", "es", "pt", "pl"),
    *(
        "cs",
        "sk",
        "sl",
        "hr",
        "hu",
        "ro",
        "bg",
        "el",
        "lv",
        "lt",
        "et",
        "mt",
        "ga",
        "is",
    ),
)
DAY_FIRST, MONTH_FIRST = "dmy", "mdy"
FIRST_YEAR, LAST_YEAR = 1980, 2060
EXCEL_FIRST, EXCEL_LAST = 29_221, 58_440  # 1980 to 2059, as days of a workbook
EXCEL_EPOCH = date(1899, 12, 30)
PIVOT = 70
MONTHS = 12
SHORT = 2  # digits of a day, a month, a year without its century
LONG_NAME = 7  # letters from which a month is known by its first four
EARLIEST, LATEST = 1900, 2200
LONGEST = 80
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}.*|Z|[+-]\d{2}:\d{2})?")
_REMARK = re.compile(r"(?<=[\d.])\s*\((?:[^\W\d_]|[ .])*\)$")  # 31.12.2018 (plan)
_MARKS = {0x2010: "-", 0x2011: "-", 0x2212: "-", 0x2215: "/", 0x2044: "/"}
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROMAN = re.compile(r"(?<=[\d.\s/-])(?:X?I{1,3}|X|I?X|IV|VI{0,3})(?=[.\s/-])")
_TIME = re.compile(
    r"[T ,]*\b\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?"
    r"\s*(?:Z|[ap]\.?m\.?|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\d+")
_WORDS = re.compile(r"[^\W\d_]{3,}")
_ONLY_MARKS = re.compile(r"[\s./,_\-\u2013]*")
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
_QUARTER = re.compile(r"(?:(\d{4})\W*[QKTqkt]\W?([1-4])|[QKTqkt]\W?([1-4])\W*(\d{4}))")
FILLERS = word_list("fillers")


@cache
def _months() -> dict[str, int]:
    """Give every name of a month, without accents, with its number."""
    names: dict[str, int] = {}
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                listed = get_month_names(width, context, locale=language)
                for number, name in listed.items():
                    for word in _WORDS.findall(_plain(name)):
                        names.setdefault(word, number)
    for number, extra in word_table("months").items():
        names = dict.fromkeys(extra, int(number)) | names
    return names


def _plain(text: str) -> str:
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(mark for mark in split if not unicodedata.combining(mark))


def tell_order(text: str) -> str:
    """Give the order of day and month that a date proves, if it proves any."""
    numbers = _NUMBERS.findall(text[:LONGEST])
    if len(numbers) < len("dmy") or max(map(len, numbers[:2])) > SHORT:
        return ""
    first, second = int(numbers[0]), int(numbers[1])
    if first > MONTHS >= second:
        return DAY_FIRST
    return MONTH_FIRST if second > MONTHS >= first and "." not in text else ""


def read_date(cell: Cell, order: str = DAY_FIRST) -> PartialDate | None:
    """Read a date, as exactly as the cell states it; None when it states none."""
    if isinstance(cell, str):
        return _read_text(cell, order)
    if isinstance(cell, Decimal):
        return _read_text(f"{cell:f}", order)
    return PartialDate(cell, Precision.DAY)


@lru_cache(maxsize=65_536)
def _read_text(stated: str, order: str) -> PartialDate | None:
    text = stated.strip()
    if not text or len(text) > LONGEST:
        return None
    if not text[0].isalnum() or not text[-1].isdigit():
        text = _REMARK.sub("", text).strip("*()[]†¹²³ ")
    try:
        if match := _ISO.fullmatch(text):
            return _day(*map(int, match.groups()))
        return _read_loose(text, order)
    except (ValueError, OverflowError):
        return None


def _read_loose(text: str, order: str) -> PartialDate | None:
    text = _ROMAN.sub(_read_roman, text.translate(_MARKS))
    if _SERIAL.fullmatch(text):
        return _read_serial(int(text[:5]))
    if match := _QUARTER.fullmatch(text):
        year, quarter = match[1] or match[4], match[2] or match[3]
        return _month(int(year), int(quarter) * 3 - 2)
    timed = len(_NUMBERS.findall(text)) > len("dmy")
    text = _TIME.sub("", text) if timed else text
    numbers = _NUMBERS.findall(text)
    words = _WORDS.findall(_plain(text))
    if words and FILLERS.issuperset(words):
        text = _WORDS.sub("", _plain(text)).strip(" .:")
    elif words:
        return _read_worded(numbers, words)
    between = _NUMBERS.sub("", text)
    letters = sum(mark.isalpha() for mark in between)
    if letters > 1 or not _ONLY_MARKS.fullmatch(
        "".join(m for m in between if not m.isalpha())
    ):
        return None
    return _read_numbers(numbers, order, dotted="." in text)


def _read_roman(match: re.Match[str]) -> str:
    return f"{ROMAN.index(match[0]) + 1}."


def _read_serial(days: int) -> PartialDate | None:
    if not EXCEL_FIRST <= days <= EXCEL_LAST:
        return None
    return PartialDate(EXCEL_EPOCH + timedelta(days=days), Precision.DAY)


def _read_worded(numbers: list[str], words: list[str]) -> PartialDate | None:
    """Read 31 december 2018, Dec 31, 2018, 2018 m. gruodžio 31 d., prosinec 2018."""
    named = [month for word in words if (month := _find_month(word))]
    others = [word for word in words if not _find_month(word) and word not in FILLERS]
    if len(named) != 1 or others or len(numbers) not in {1, 2}:
        return None
    if len(numbers) == 1:
        return _month(_year(numbers[0]), named[0])
    first, second = numbers
    year, day = (first, second) if len(first) > SHORT else (second, first)
    return _day(_year(year), named[0], int(day))


def _find_month(word: str) -> int:
    months = _months()
    return months.get(word, 0) or months.get(word[:4], 0) * (len(word) >= LONG_NAME)


def _read_numbers(
    numbers: list[str], order: str, *, dotted: bool
) -> PartialDate | None:
    """Read a date of digits by the lengths of its numbers."""
    values = list(map(int, numbers))
    found = None
    match tuple(map(len, numbers)):
        case (4,):
            found = _whole_year(values[0])
        case (8,):
            found = _read_compact(numbers[0], order)
        case (4, 1 | 2):
            found = _month(*values)
        case (1 | 2, 4):
            found = _month(values[1], values[0])
        case (4, 1 | 2, 1 | 2):
            found = _day(*values)
        case (1 | 2, 1 | 2, 2 | 4):
            found = _read_ordered(numbers, DAY_FIRST if dotted else order)
    return found


def _read_ordered(numbers: list[str], order: str) -> PartialDate | None:
    first, second, year = int(numbers[0]), int(numbers[1]), _year(numbers[2])
    day, month = (first, second) if order == DAY_FIRST else (second, first)
    if month > MONTHS >= day:
        day, month = month, day
    return _day(year, month, day)


def _read_compact(digits: str, order: str) -> PartialDate | None:
    year = int(digits[:4])
    if FIRST_YEAR <= year <= LAST_YEAR:
        return _day(year, int(digits[4:6]), int(digits[6:]))
    return _read_ordered([digits[:2], digits[2:4], digits[4:]], order)


def _year(stated: str) -> int:
    number = int(stated)
    if len(stated) != SHORT:
        return number
    return number + (2000 if number < PIVOT else 1900)


def _day(year: int, month: int, day: int) -> PartialDate | None:
    if not EARLIEST <= year <= LATEST:
        return None
    return PartialDate(date(year, month, day), Precision.DAY)


def _month(year: int, month: int) -> PartialDate | None:
    return (
        PartialDate(date(year, month, 1), Precision.MONTH) if _is_year(year) else None
    )


def _whole_year(year: int) -> PartialDate | None:
    return PartialDate(date(year, 1, 1), Precision.YEAR) if _is_year(year) else None


def _is_year(year: int) -> bool:
    return FIRST_YEAR <= year <= LAST_YEAR


_BETWEEN = re.compile(
    r"\s+[-\u2013\u2014]\s+|\s*(?:\bbis\b|\bto\b|\btill\b|\bau\b|\bal\b|\bdo\b|\u2013|\u2014|;|\||→)\s*|(?<=\d{4})-(?=\d{4}$)|(?<=\.\d{4})-(?=\d)|(?<=/\d{4})-(?=\d{1,2}/)|\n+"
    r"|(?<=\d{4})\s+/\s+(?=\d)|\s+/\s+(?=\d{4}-)|(?<=-\d{2})/(?=\d{4}-)"
)


def split_duration(text: str) -> tuple[str, str] | None:
    """Split a cell with both dates: 01/01/2014 - 31/12/2015, 2010 - 2013."""
    stated = re.sub(
        r"^(?:du|von|from|od|dal|desde)\s+", "", text.strip(), flags=re.IGNORECASE
    )
    parts = [part for part in _BETWEEN.split(stated) if part and part.strip()]
    return (parts[0], parts[1]) if len(parts) == len(("start", "end")) else None
