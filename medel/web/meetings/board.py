"""The ranked list as it is shown, and what an order would come to, beside it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from medel.core.money import share
from medel.decisions.ranking import Line, Order, draw_line, rearrange
from medel.decisions.sitting import Sitting, describe
from medel.programmes.catalogue import installed
from medel.web.keys import read_key
from medel.web.page import language

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from medel.decisions.models import Interest, Ranked
    from medel.programmes.programme import Programme

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Row:
    """A case in the list; `up` and `down` are the orders that one step would give."""

    line: Line
    ranked: Ranked
    interests: tuple[Interest, ...]
    counties: str
    moved: int
    up: str
    down: str
    hidden: bool

    @property
    def first_beyond(self) -> bool:
        """Whether the money line goes above this case."""
        return not self.line.within


@dataclass(frozen=True)
class Bar:
    """One part of the balance: its sum and share, and the share in the order now."""

    name: str
    sum: Decimal
    share: Decimal
    before: Decimal

    @property
    def per_thousand(self) -> int:
        """The width of the bar in thousandths."""
        return int(self.share * 1000)

    @property
    def changed(self) -> bool:
        """Whether the order that is tried changes it."""
        return self.share != self.before


@dataclass(frozen=True)
class Balance:
    """What the cases within the money come to, by one division of them."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Board:
    """The list with its line, the balance beside it, and whether it is only tried."""

    rows: tuple[Row, ...]
    order: Order
    now: Order
    balances: tuple[Balance, ...]
    tried: bool
    written: str

    @property
    def within(self) -> int:
        """How many cases the money reaches."""
        return len(self.order.within)

    @property
    def missing(self) -> Decimal:
        """How much is missing for the first case beyond the line."""
        return -self.order.beyond[0].left if self.order.beyond else NOTHING


def read_tried(written: str) -> list[str]:
    """Read an order that is tried: the keys of the cases with points between."""
    return [one for one in written.split(".") if read_key(one)]


def lay_out(sitting: Sitting, tried: Sequence[str], person: str) -> Board:
    """Lay the list out in the order that stands, or in one that is tried."""
    now = sitting.order
    listed = [describe(one) for one in sitting.contested]
    order = draw_line(rearrange(listed, tried), sitting.money) if tried else now
    keys = [line.candidate.case for line in order.lines]
    places = {line.candidate.case: line.position for line in now.lines}
    by_key = {str(one.pk): one for one in sitting.contested}
    programme = installed()[sitting.meeting.programme]
    rows = tuple(
        Row(
            line=line,
            ranked=by_key[line.candidate.case],
            interests=tuple(sitting.interests_in(by_key[line.candidate.case])),
            counties=name_counties(programme, line.candidate.counties),
            moved=places[line.candidate.case] - line.position,
            up=_swap(keys, place - 1),
            down=_swap(keys, place),
            hidden=sitting.is_recused(person, by_key[line.candidate.case]),
        )
        for place, line in enumerate(order.lines)
    )
    differs = keys != [line.candidate.case for line in now.lines]
    balances = tuple(_balance(programme, order, now))
    return Board(rows, order, now, balances, bool(tried) and differs, ".".join(keys))


def name_counties(programme: Programme, codes: Sequence[str]) -> str:
    """Name counties by their codes."""
    named = (programme.area.counties, codes)
    return ", ".join(one.name.to(language()) for one in named[0] if one.code in codes)


def _swap(keys: Sequence[str], place: int) -> str:
    """Write the order in which a case and the next have changed places."""
    if not 0 <= place < len(keys) - 1:
        return ""
    moved = [*keys[:place], keys[place + 1], keys[place], *keys[place + 2 :]]
    return ".".join(moved)


def _balance(programme: Programme, order: Order, now: Order) -> list[Balance]:
    counties = {one.code: one.name.to(language()) for one in programme.area.counties}
    areas = {
        one.code: one.name.to(language()) for one in programme.specialisation_areas
    }
    parts: list[tuple[str, Mapping[str, str], Callable[[Order], dict[str, Decimal]]]]
    parts = [
        (_("Counties"), counties, lambda one: one.by_county),
        (_("Objectives"), {}, lambda one: one.by_objective),
        (_("Areas of smart specialisation"), areas, lambda one: one.by_area),
    ]
    return [
        Balance(title, tuple(_draw(names, read(order), read(now))))
        for title, names, read in parts
    ]


def _draw(
    names: Mapping[str, str], sums: Mapping[str, Decimal], before: Mapping[str, Decimal]
) -> list[Bar]:
    keys = [*names, *sorted((set(sums) | set(before)) - set(names))]
    whole, whole_before = sum(sums.values(), NOTHING), sum(before.values(), NOTHING)
    return [
        Bar(
            names.get(key) or _("Objective %s") % key,
            sums.get(key, NOTHING),
            _part(sums.get(key, NOTHING), whole),
            _part(before.get(key, NOTHING), whole_before),
        )
        for key in keys
        if key in sums or key in before
    ]


def _part(part: Decimal, whole: Decimal) -> Decimal:
    found = share(part, whole) or NOTHING
    return found.quantize(Decimal("0.01"))
