"""How numbers and dates are written in Swedish and in English."""

from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from medel.core.money import Money
from medel.core.periods import PartialDate, Precision
from medel.core.texts import Language

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
MILLION = Decimal(1_000_000)
CURRENCY_WORDS = {"SEK": "kr", "EUR": "euro"}
_LOCALES = {Language.SWEDISH: "sv_SE", Language.ENGLISH: "en_GB"}
_MONTHS = {Precision.MONTH: "LLLL y", Precision.YEAR: "y"}


def write_number(number: Decimal | int, *, language: str) -> str:
    """Write a number with the language's own marks: 1 234,5 or 1,234.5."""
    return format_decimal(number, locale=_locale(language))


def write_rate(rate: Decimal, *, language: str) -> str:
    """Write an exchange rate with two decimals: 9,30."""
    return format_decimal(rate, format="#,##0.00", locale=_locale(language))


def write_money(money: Money, *, language: str) -> str:
    """Write an amount in full: 1 234 567 kr, SEK 1,234,567."""
    return _join(write_number(money.amount, language=language), money, language)


def write_millions(money: Money, *, language: str) -> str:
    """Write an amount in millions to one decimal: 134,9 mn euro, EUR 134.9 million."""
    number = format_decimal(
        money.amount / MILLION, format="#,##0.0", locale=_locale(language)
    )
    if _is_english(language):
        return f"{money.currency}{NO_BREAK_SPACE}{number} million"
    word = {"SEK": "mnkr", "EUR": f"miljoner{NO_BREAK_SPACE}euro"}.get(money.currency)
    return f"{number}{NO_BREAK_SPACE}{word or f'miljoner {money.currency}'}"


def write_share(share: Decimal, *, language: str) -> str:
    """Write a share with the decimals that it needs: 56,25 % or 56.25%."""
    space = "" if _is_english(language) else NO_BREAK_SPACE
    pattern = f"#,##0.##{space}%"
    return format_percent(share, format=pattern, locale=_locale(language))


def write_day(day: date, *, language: str) -> str:
    """Write a date in words: 23 november 2026."""
    return format_date(day, format="d MMMM y", locale=_locale(language))


def write_partial(stated: PartialDate, *, language: str) -> str:
    """Write a date as exactly as its source states it: 23 maj 2024, maj 2024, 2024."""
    pattern = _MONTHS.get(stated.precision, "d MMMM y")
    return format_date(stated.first, format=pattern, locale=_locale(language))


def write_period(label: str) -> str:
    """Write a period such as 2021-2027 with an en dash, the same in both languages."""
    return label.replace("-", "\N{EN DASH}")


def _join(number: str, money: Money, language: str) -> str:
    if _is_english(language):
        return f"{money.currency}{NO_BREAK_SPACE}{number}"
    word = CURRENCY_WORDS.get(money.currency, money.currency)
    return f"{number}{NO_BREAK_SPACE}{word}"


def _is_english(language: str) -> bool:
    return language.startswith(Language.ENGLISH)


def _locale(language: str) -> str:
    english = _is_english(language)
    return _LOCALES[Language.ENGLISH if english else Language.SWEDISH]
