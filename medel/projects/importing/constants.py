"""What holds for a whole list: its currency, country, fund and period."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from medel.projects.importing import amounts, codes
from medel.projects.importing.cells import write
from medel.projects.importing.evidence import Column
from medel.projects.importing.fields import AMOUNTS, Field
from medel.projects.importing.known import Known
from medel.projects.importing.sources import Source
from medel.projects.importing.vocabulary import find_language
from medel.projects.importing.words import word_table

HOMES: dict[str, str] = word_table("homes")
LATER: dict[str, str] = word_table("later_currencies")
LEAST_SHARE = 0.1  # of the rows that name the second country of a list
LATEST_PERIOD = "2021-2027"
SHORTEST_NAME = 3  # letters; what is as short is some word
EURO_LANGUAGES = frozenset({"de", "fr", "nl", "es", "ga"})


def find_constants(
    source: Source,
    columns: list[Column],
    fields: Mapping[int, Field],
    known: Known | None,
) -> dict[Field, str]:
    """Give what the list says once for all its rows, or leaves to be understood."""
    if known and known.constants:
        return dict(known.constants)
    about = [*source.preamble, source.path.stem.replace("_", " ")]
    have = set(fields.values())
    home = _find_home(source, columns, fields, about)
    found = {
        Field.PERIOD: _first(codes.read_period(text) for text in about),
        Field.FUND: _first(_name_fund(text) for text in about),
        Field.COUNTRY: home,
    }
    constants = {key: said for key, said in found.items() if said and key not in have}
    period = found[Field.PERIOD]
    currency = _find_currency(columns, fields, source)
    if not currency and _is_shared(columns, fields, about):
        currency = "EUR"
    currency = currency or _guess_currency(source, home, period)
    if currency and Field.CURRENCY not in have:
        constants[Field.CURRENCY] = currency
    return constants


def _first(found: Iterator[str]) -> str:
    return next(filter(None, found), "")


def _name_fund(text: str) -> str:
    words = re.findall(r"[^\W\d_]+\+?", text)
    return _first(
        code
        for word in words
        if (code := codes.read_fund(word)) in codes.FUNDS and len(word) > 1
    )


def _find_currency(
    columns: list[Column], fields: Mapping[int, Field], source: Source
) -> str:
    """Give the currency that headings of amounts, amounts or the preamble name."""
    money = [column for column in columns if fields.get(column.place) in AMOUNTS]
    named = _first(amounts.find_currency(column.heading) for column in money)
    if named:
        return named
    signs: Counter[str] = Counter()
    for column in money:
        for text in column.texts:
            amount = amounts.read_amount(text, column.marks)
            signs[amount.currency if amount else ""] += 1
    del signs[""]
    most = max(signs, key=lambda sign: signs[sign], default="")
    return most or _first(amounts.find_currency(text) for text in source.preamble)


def _is_shared(
    columns: list[Column], fields: Mapping[int, Field], about: list[str]
) -> bool:
    """Whether a list is of a programme of several countries, which counts in euro."""
    if any("interreg" in text.casefold() for text in about):
        return True
    for column in columns:
        if fields.get(column.place) is Field.COUNTRY:
            named = Counter(codes.read_country(write(cell)) for cell in column.stated)
            del named[""]
            _, second = [*named.most_common(2), ("", 0), ("", 0)][:2]
            return second[1] > LEAST_SHARE * len(column.stated)
    return False


def _guess_currency(source: Source, home: str, period: str) -> str:
    if period == LATEST_PERIOD and home in LATER:
        return LATER[home]
    if home:
        return codes.CURRENCIES.get(home, "")
    return "EUR" if find_language(source.headings) in EURO_LANGUAGES else ""


def _find_home(
    source: Source,
    columns: list[Column],
    fields: Mapping[int, Field],
    about: list[str],
) -> str:
    """Give the country: of most rows, of the preamble or file name, or the language."""
    named: Counter[str] = Counter()
    for column in columns:
        if fields.get(column.place) is Field.COUNTRY:
            named.update(codes.read_country(write(cell)) for cell in column.stated)
        elif fields.get(column.place) is Field.NUTS:
            named.update(
                code[:2] for text in column.texts for code in codes.find_nuts(text)
            )
    del named[""]
    if named:
        most = max(named, key=lambda code: named[code])
        return codes.read_country(most)
    programmes = [
        text
        for column in columns
        if fields.get(column.place) is Field.PROGRAMME
        for text in column.texts[:1]
    ]
    said = _first(_name_country(text) for text in about)
    said = said or _first(map(codes.read_home, (*about, *programmes)))
    return said or HOMES.get(find_language(source.headings), "")


def _name_country(text: str) -> str:
    """Give the first country that a text names; two-letter codes are words too."""
    words = re.findall(r"[^\W\d_]+", text)
    named = (
        " ".join(words[at : at + size])
        for size in (3, 2, 1)
        for at in range(len(words))
    )
    return _first(
        codes.read_country(name) for name in named if len(name) > SHORTEST_NAME
    )
