"""Several columns that could be the same field: which of them are it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from medel.projects.importing import amounts, codes
from medel.projects.importing.cells import Cell
from medel.projects.importing.evidence import Column
from medel.projects.importing.fields import AMOUNTS, SEVERAL, Field

ENOUGH = 0.5
MOST_OVERLAP = 0.02
NEARLY = 0.9


@dataclass(frozen=True)
class Guess:
    """What a column may be, with a score of about 0 to 1."""

    field: Field
    score: float
    origin: str = "heading"  # or: known, cells


def settle(columns: list[Column], guesses: dict[int, list[Guess]]) -> dict[int, Guess]:
    """Give each column its best field, so that no two columns say the same twice."""
    by_place = {column.place: column for column in columns}
    open_ = {at: list(listed) for at, listed in guesses.items() if listed}
    settled: dict[int, Guess] = {}
    while open_:
        at = max(open_, key=lambda place: (open_[place][0].score, -place))
        guess = open_[at].pop(0)
        own = {at: had for at, had in settled.items() if had.field == guess.field}
        rivals = [by_place[place] for place in own]
        clear = _is_clear(guess, own.values())
        if not rivals or (clear and _may_join(by_place[at], rivals, guess.field)):
            settled[at] = guess
            del open_[at]
        elif not open_[at]:
            del open_[at]
    return _name_total(settled)


def _is_clear(guess: Guess, settled: Iterable[Guess]) -> bool:
    """Whether a column names its field about as clearly as those that are it already.

    Much is told of beneficiaries besides their names: roles, kinds, web pages.
    """
    best = max((each.score for each in settled), default=0)
    return guess.field is not Field.BENEFICIARY or guess.score >= NEARLY * best


def _may_join(column: Column, rivals: Iterable[Column], field: Field) -> bool:
    """Whether a column may be a field that others are already."""
    if field in SEVERAL:
        return True
    listed = list(rivals)
    if not column.filled:
        return False
    if all(_overlap(column, rival) <= MOST_OVERLAP for rival in listed):
        return field not in AMOUNTS or _adds(column, listed)
    named = [codes.read_fund(each.heading) for each in (column, *listed)]
    known = all(name in codes.FUNDS for name in named)
    return field is Field.EU_AMOUNT and known and len(set(named)) == len(named)


def _overlap(column: Column, rival: Column) -> float:
    """Give the share of rows in which both columns say something that differs."""
    both = sum(map(_differ, column.cells, rival.cells))
    return both / max(min(column.filled, rival.filled), 1)


def _adds(column: Column, rivals: Iterable[Column]) -> bool:
    """Whether a column says something in a row where its rivals say nothing."""
    others = zip(*(rival.cells for rival in rivals), strict=True)
    return any(
        not amounts.is_empty(cell) and all(map(amounts.is_empty, said))
        for cell, said in zip(column.cells, others, strict=True)
    )


def _differ(one: Cell, other: Cell) -> bool:
    return not amounts.is_empty(one) and not amounts.is_empty(other) and one != other


def _name_total(settled: dict[int, Guess]) -> dict[int, Guess]:
    """Take eligible costs for the total where a list has no other total."""
    fields = {guess.field for guess in settled.values()}
    if Field.TOTAL_COST in fields:
        return settled
    return {
        at: Guess(Field.TOTAL_COST, guess.score, guess.origin)
        if guess.field is Field.ELIGIBLE_COST
        else guess
        for at, guess in settled.items()
    }


def prefer_currency(columns: list[Column], guesses: dict[int, list[Guess]]) -> None:
    """Where a list states its amounts in two currencies, keep to the first of them."""
    named = {
        column.place: amounts.find_currency(column.heading)
        for column in columns
        if guesses[column.place] and guesses[column.place][0].field in AMOUNTS
    }
    stated = [name for name in named.values() if name]
    if len(set(stated)) > 1:
        main = max(dict.fromkeys(stated), key=stated.count)
        for at, name in named.items():
            if name not in {main, ""}:
                guesses[at] = [
                    replace(own, score=own.score * 0.7) for own in guesses[at]
                ]
