"""A selection of the bank: the filters of an address, read and written back.

A filter repeated means "or", different filters mean "and", `!value` excludes. The names
are the machine interface's and the same in both languages.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from medel.core.errors import MedelError
from medel.core.texts import Text

PAGE, WORDS, SORT, AMOUNT = "page", "q", "sort", "amount"
VIEW, BY, LEVEL = "view", "by", "level"
# An order, and how a result is shown: both are part of the address, none of the choice.
CHOICES = {
    SORT: ("relevance", "newest", "oldest", "largest", "smallest", "title"),
    VIEW: ("list", "table", "map", "charts"),
    BY: ("money", "number"),
    LEVEL: ("county", "municipality"),
}
MAX_WORDS = 1_000
MAX_VALUES = 50
MAX_LENGTH = 200
LAST_PAGE = 1_000_000

FILTERS = {
    "programme": "programme",
    "period": "period",
    "fund": "fund",
    "objective": "objective",
    "theme": "theme",
    "county": "places__county",
    "municipality": "places__municipality",
    "beneficiary": "participations__organisation__name",
    "beneficiary_kind": "participations__organisation__kind",
    "area": "areas",
    "status": "status",
    "year": "decided__year",
}


class SelectionError(MedelError):
    """An address asks for something that the bank does not have."""


@dataclass(frozen=True)
class Selection:
    """Words, chosen values by filter, order and page; nothing chosen is all.

    `least` and `most` bound the EU amount in whole kronor. `view`, `by` and `level` say
    how a page shows the result, its charts' measure and its map's places; files and
    programs need not care.
    """

    include: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    exclude: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    page: int = 1
    words: str = ""
    sort: str = ""
    least: int | None = None
    most: int | None = None
    view: str = ""
    by: str = ""
    level: str = ""

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """Every choice as (filter, value), excluded ones with their `!`."""
        plain = [(name, v) for name, values in self.include.items() for v in values]
        barred = [(n, f"!{v}") for n, values in self.exclude.items() for v in values]
        return [*plain, *barred]

    def has(self, name: str, value: str) -> bool:
        """Tell whether a value is chosen."""
        return value in self.include.get(name, ())

    def without(self, name: str) -> "Selection":
        """Give the selection with one filter left open, as its facet counts."""
        include, exclude = _drop(self.include, name), _drop(self.exclude, name)
        return replace(self, include=include, exclude=exclude, page=1)

    def toggle(self, name: str, value: str) -> "Selection":
        """Give the selection with a value added, or removed if it was chosen.

        An excluded value is written with its `!`.
        """
        if value.startswith("!"):
            barred = _flip(self.exclude, name, value[1:])
            return replace(self, exclude=barred, page=1)
        return replace(self, include=_flip(self.include, name, value), page=1)

    def turn(self, page: int) -> "Selection":
        """Give the same selection at another page."""
        return replace(self, page=page)

    def look_for(self, words: str) -> "Selection":
        """Give the same choices for other words."""
        return replace(self, words=words, page=1)

    @property
    def fields(self) -> list[tuple[str, str]]:
        """Everything but the words and the page, as a form carries it along."""
        stated = (AMOUNT, self.bounds), (SORT, self.sort), (VIEW, self.view)
        shown = (*stated, (BY, self.by), (LEVEL, self.level))
        return [*sorted(self.chosen), *(one for one in shown if one[1])]

    @property
    def bounds(self) -> str:
        """The bounds of the amount as an address has them: `1000..5000`."""
        ends = (self.least, self.most)
        told = "..".join("" if end is None else str(end) for end in ends)
        return told if ends != (None, None) else ""

    def bound(self, bounds: str) -> "Selection":
        """Give the selection with other bounds of the amount, or none."""
        least, most = _read_amount(bounds)
        return replace(self, least=least, most=most, page=1)

    def write(self) -> str:
        """Write the selection as the query of an address, without the question mark."""
        asked = [(WORDS, self.words)] if self.words else []
        turned = [(PAGE, str(self.page))] if self.page > 1 else []
        return urlencode([*asked, *self.fields, *turned])


def read_selection(
    query: Iterable[tuple[str, Sequence[str]]], *, ignore: Iterable[str] = ()
) -> Selection:
    """Read an address's query; raise SelectionError on a filter that does not exist."""
    include: dict[str, tuple[str, ...]] = {}
    exclude: dict[str, tuple[str, ...]] = {}
    plain: dict[str, str] = {}
    for name, values in query:
        if name in FILTERS:
            _sort_values(name, values, include, exclude)
        elif name in _PLAIN:
            plain[name] = values[-1]
        elif name not in ignore:
            raise _refuse_name(name)
    least, most = _read_amount(plain.get(AMOUNT, ""))
    return Selection(
        include=include,
        exclude=exclude,
        page=_read_page(plain.get(PAGE, "1")),
        words=_read_words(plain.get(WORDS, "")),
        least=least,
        most=most,
        **{name: _read_choice(name, plain) for name in CHOICES},
    )


_YEAR = re.compile(r"!?\d{4}", re.ASCII)
_PLAIN = {PAGE, WORDS, AMOUNT, *CHOICES}
_RANGE = re.compile(r"(\d{0,15})\.\.(\d{0,15})", re.ASCII)


def _read_words(stated: str) -> str:
    words = " ".join(stated.split())
    if len(words) > MAX_WORDS:
        raise SelectionError(
            Text(
                sv=f"Sökningen är för lång. Skriv högst {MAX_WORDS} tecken.",
                en=f"The search is too long. Write at most {MAX_WORDS} characters.",
            )
        )
    return "".join(mark for mark in words if mark.isprintable())


def _read_choice(name: str, plain: Mapping[str, str]) -> str:
    """Read an order or a way to show; the first of each goes without saying."""
    stated, known = plain.get(name, ""), CHOICES[name]
    if stated and stated not in known:
        listed = ", ".join(known)
        raise SelectionError(
            Text(
                sv=f'"{_shorten(stated)}" finns inte i "{name}". Välj bland: {listed}.',
                en=f'"{name}" has no "{_shorten(stated)}". Choose from: {listed}.',
            )
        )
    return stated


def _read_amount(stated: str) -> tuple[int | None, int | None]:
    if not stated:
        return None, None
    found = _RANGE.fullmatch(stated)
    if found is None:
        raise _refuse_amount(
            Text(
                sv=f'Beloppet "{_shorten(stated)}" går inte att läsa.',
                en=f'The amount "{_shorten(stated)}" cannot be read.',
            )
        )
    least, most = (int(end) if end else None for end in found.groups())
    if least is not None and most is not None and least > most:
        raise _refuse_amount(
            Text(
                sv=f'I beloppet "{stated}" är det minsta större än det största.',
                en=f'In the amount "{stated}" the least is more than the most.',
            )
        )
    return least, most


def _refuse_amount(why: Text) -> SelectionError:
    sv, en = "Skriv till exempel", "Write for example"
    shown = "amount=1000000..5000000."
    return SelectionError(
        Text(sv=f"{why.sv} {sv} {shown}", en=f"{why.en} {en} {shown}")
    )


def _sort_values(
    name: str,
    values: Sequence[str],
    include: dict[str, tuple[str, ...]],
    exclude: dict[str, tuple[str, ...]],
) -> None:
    given = list(dict.fromkeys(value for value in values if value))
    if len(given) > MAX_VALUES or not all(map(_is_sane, given)):
        raise _refuse_size(name)
    if name == "year":
        _require_years(given)
    plain = tuple(value for value in given if not value.startswith("!"))
    barred = tuple(value[1:] for value in given if value.startswith("!"))
    if plain:
        include[name] = plain
    if barred:
        exclude[name] = barred


def _require_years(given: Iterable[str]) -> None:
    for value in given:
        if not _YEAR.fullmatch(value):
            raise SelectionError(
                Text(
                    sv=f'"{value}" är inget årtal. Skriv till exempel year=2024.',
                    en=f'"{value}" is not a year. Write for example year=2024.',
                )
            )


def _read_page(stated: str) -> int:
    is_number = stated.isascii() and stated.isdecimal() and len(stated) <= MAX_LENGTH
    page = int(stated) if is_number else 0
    if not 1 <= page <= LAST_PAGE:
        raise SelectionError(
            Text(
                sv=f'Sidan "{_shorten(stated)}" finns inte. Ange ett sidnummer från 1.',
                en=f'There is no page "{_shorten(stated)}". Give a page number from 1.',
            )
        )
    return page


def _refuse_name(name: str) -> SelectionError:
    known = ", ".join((*FILTERS, AMOUNT))
    return SelectionError(
        Text(
            sv=f'Det finns inget filter som heter "{_shorten(name)}". '
            f"De som finns är: {known}.",
            en=f'There is no filter called "{_shorten(name)}". There are: {known}.',
        )
    )


def _refuse_size(name: str) -> SelectionError:
    return SelectionError(
        Text(
            sv=f'Filtret "{name}" får ha högst {MAX_VALUES} val '
            f"om högst {MAX_LENGTH} tecken, utan styrtecken.",
            en=f'The filter "{name}" may have at most {MAX_VALUES} choices '
            f"of at most {MAX_LENGTH} characters, without control characters.",
        )
    )


def _is_sane(value: str) -> bool:
    return len(value) <= MAX_LENGTH and value.isprintable()


def _shorten(stated: str) -> str:
    return stated if len(stated) <= MAX_LENGTH else f"{stated[:MAX_LENGTH]}…"


def _flip(
    choices: Mapping[str, tuple[str, ...]], name: str, value: str
) -> dict[str, tuple[str, ...]]:
    now = choices.get(name, ())
    then = tuple(v for v in now if v != value) if value in now else (*now, value)
    return {**_drop(choices, name), **({name: then} if then else {})}


def _drop(
    choices: Mapping[str, tuple[str, ...]], name: str
) -> dict[str, tuple[str, ...]]:
    return {key: values for key, values in choices.items() if key != name}
