"""A selection of the bank: the filters of an address, read and written back.

A filter repeated means "or", different filters mean "and", `!value` excludes. The names
are the machine interface's and the same in both languages.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from medel.core.errors import MedelError
from medel.core.texts import Text

PAGE = "page"
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
    "status": "status",
    "year": "decided__year",
}


class SelectionError(MedelError):
    """An address asks for something that the bank does not have."""


@dataclass(frozen=True)
class Selection:
    """Chosen values by filter, and which page of the result; nothing chosen is all."""

    include: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    exclude: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    page: int = 1

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
        return Selection(_drop(self.include, name), _drop(self.exclude, name))

    def toggle(self, name: str, value: str) -> "Selection":
        """Give the selection with a value added, or removed if it was chosen.

        An excluded value is written with its `!`.
        """
        if value.startswith("!"):
            barred = _flip(self.exclude, name, value[1:])
            return Selection(self.include, barred)
        return Selection(_flip(self.include, name, value), self.exclude)

    def turn(self, page: int) -> "Selection":
        """Give the same selection at another page."""
        return Selection(self.include, self.exclude, page)

    def write(self) -> str:
        """Write the selection as the query of an address, without the question mark."""
        pairs = sorted(self.chosen)
        turned = [(PAGE, str(self.page))] if self.page > 1 else []
        return urlencode([*pairs, *turned])


def read_selection(
    query: Iterable[tuple[str, Sequence[str]]], *, ignore: Iterable[str] = ()
) -> Selection:
    """Read an address's query; raise SelectionError on a filter that does not exist."""
    include: dict[str, tuple[str, ...]] = {}
    exclude: dict[str, tuple[str, ...]] = {}
    page = 1
    for name, values in query:
        if name == PAGE:
            page = _read_page(values[-1])
        elif name in FILTERS:
            _sort_values(name, values, include, exclude)
        elif name not in ignore:
            raise _refuse_name(name)
    return Selection(include, exclude, page)


def _sort_values(
    name: str,
    values: Sequence[str],
    include: dict[str, tuple[str, ...]],
    exclude: dict[str, tuple[str, ...]],
) -> None:
    given = list(dict.fromkeys(value for value in values if value))
    if len(given) > MAX_VALUES or not all(map(_is_sane, given)):
        raise _refuse_size(name)
    plain = tuple(value for value in given if not value.startswith("!"))
    barred = tuple(value[1:] for value in given if value.startswith("!"))
    if plain:
        include[name] = plain
    if barred:
        exclude[name] = barred


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
    known = ", ".join(FILTERS)
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
