"""The ranked list against the money: where the line is, and what an order comes to."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Candidate:
    """A case in the list: `asked` is EU support in SEK; places share it evenly."""

    case: str
    title: str
    asked: Decimal
    points: int
    objective: str = ""
    counties: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Line:
    """A case at its place, with what is left of the money after it."""

    candidate: Candidate
    position: int
    left: Decimal
    within: bool


@dataclass(frozen=True)
class Order:
    """An order of the cases: its lines, and what those within the money come to."""

    lines: tuple[Line, ...]
    left: Decimal
    by_objective: dict[str, Decimal] = field(default_factory=dict)
    by_county: dict[str, Decimal] = field(default_factory=dict)
    by_area: dict[str, Decimal] = field(default_factory=dict)

    @property
    def within(self) -> tuple[Line, ...]:
        """The cases that the money reaches."""
        return tuple(one for one in self.lines if one.within)

    @property
    def beyond(self) -> tuple[Line, ...]:
        """The cases that the money does not reach."""
        return tuple(one for one in self.lines if not one.within)


def draw_line(candidates: Sequence[Candidate], money: Decimal) -> Order:
    """Draw the money line through an order of cases.

    The line is drawn at the first case that the money does not reach: a smaller case
    further down is not slipped in before it, since the order is what was decided. What
    is left goes below zero there, to show how much is missing.
    """
    lines: list[Line] = []
    left, reached = money, True
    for position, candidate in enumerate(candidates, 1):
        left -= candidate.asked
        reached = reached and left >= 0
        lines.append(Line(candidate, position, left, reached))
    chosen = [one.candidate for one in lines if one.within]
    return Order(
        tuple(lines),
        money - sum((one.asked for one in chosen), NOTHING),
        _share(chosen, lambda one: (one.objective,) if one.objective else ()),
        _share(chosen, lambda one: one.counties),
        _share(chosen, lambda one: one.areas),
    )


def _share(
    candidates: Iterable[Candidate], name: Callable[[Candidate], Sequence[str]]
) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for one in candidates:
        names = name(one)
        for each in names:
            sums[each] += one.asked / len(names)
    return dict(sums)


def move(candidates: Sequence[Candidate], case: str, to: int) -> list[Candidate]:
    """Give the order that it would be if a case were moved to a place (from 1)."""
    moved = [one for one in candidates if one.case == case]
    others = [one for one in candidates if one.case != case]
    at = min(max(to, 1), len(candidates)) - 1
    return [*others[:at], *moved, *others[at:]]


def rearrange(candidates: Sequence[Candidate], cases: Sequence[str]) -> list[Candidate]:
    """Give the order that lists the cases so; those it does not name keep their order.

    A name that is none of theirs is passed over, one named twice counts once.
    """
    named = list(dict.fromkeys(cases))
    by_case = {one.case: one for one in candidates}
    first = [by_case[case] for case in named if case in by_case]
    return [*first, *(one for one in candidates if one.case not in named)]


def find_crossed(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """Find the cases whose place against some other case differs between two orders.

    Whoever stands aside in one of them has no part in such a change.
    """
    at = {case: place for place, case in enumerate(after)}
    crossed: set[str] = set()
    for place, one in enumerate(before):
        for other in before[place + 1 :]:
            if at[one] > at[other]:
                crossed |= {one, other}
    return crossed


def find_unreasoned(order: Order) -> Iterable[Candidate]:
    """Find the cases that have no written reason; each needs one, above and below."""
    return [one.candidate for one in order.lines if not one.candidate.reason.strip()]
