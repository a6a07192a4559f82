"""Telling: one sentence in both languages, with figures as each writes them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from medel.core.money import Money
from medel.core.texts import Language, Text
from medel.core.wording import write_day, write_money, write_number, write_share

Told = Money | Text | Decimal | date | int | str


class Portion(Decimal):
    """A share between 0 and 1 that is written in per cent."""


def tell(sv: str, en: str, **told: Told) -> Text:
    """Fill a sentence in both languages with amounts, shares, days and names."""
    return Text(
        sv=sv.format(**_write_all(told, Language.SWEDISH)),
        en=en.format(**_write_all(told, Language.ENGLISH)),
    )


def join(texts: Iterable[Text]) -> Text:
    """Put sentences after each other."""
    listed = list(texts)
    return Text(sv=" ".join(t.sv for t in listed), en=" ".join(t.en for t in listed))


def listing(names: Iterable[str]) -> str:
    """List names in order of the alphabet, each once, the same in both languages."""
    return ", ".join(sorted(set(names), key=str.casefold))


def _write_all(told: dict[str, Told], language: Language) -> dict[str, str]:
    return {name: _write(value, language) for name, value in told.items()}


def _write(value: Told, language: Language) -> str:
    match value:
        case Money():
            return _write_money(value, language)
        case Text():
            return value.to(language)
        case Portion():
            return write_share(value, language=language)
        case date():
            return write_day(value, language=language)
        case str():
            return value
    return write_number(value, language=language)


@lru_cache(maxsize=4096)
def _write_money(money: Money, language: Language) -> str:
    """Write an amount once: the same few stand in many sentences of an answer."""
    return write_money(money, language=language)
