"""How each column writes amounts, shares and dates, decided over all of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from medel.projects.importing import amounts, dates, shares
from medel.projects.importing.amounts import Marks
from medel.projects.importing.cells import Cell
from medel.projects.importing.fields import AMOUNTS, DATES, Field
from medel.projects.importing.mappings import Choice
from medel.projects.importing.sources import Source

ENOUGH = 500  # cells that leave no doubt; more would not change the answer
MUTE = 20_000  # cells without one that tells anything: no later one will
BATCH = 200
DATED = DATES | {Field.DURATION}
PLAIN = frozenset("0123456789")


@dataclass(frozen=True)
class Convention:
    """How one column writes what it holds."""

    marks: Marks = field(default_factory=Marks)
    order: str = dates.DAY_FIRST
    percent: bool = False


@dataclass
class _Column:
    """A column that is being looked at, and how often each answer was given."""

    choice: Choice
    votes: Counter[str] = field(default_factory=Counter)
    waiting: list[str] = field(default_factory=list)
    seen: int = 0

    def look(self, cell: Cell) -> None:
        """Take a cell into account, if it may tell something."""
        self.seen += cell != ""
        if isinstance(cell, str) and cell and not self._is_plain(cell):
            self.waiting.append(cell)
        elif isinstance(cell, Decimal) and self.choice.field is Field.EU_SHARE:
            self.votes["percent" if cell > 1 else "fraction"] += bool(cell)
        if len(self.waiting) >= BATCH:
            self.count()

    def _is_plain(self, cell: str) -> bool:
        if self.choice.field is Field.EU_SHARE:
            return False
        return PLAIN.issuperset(cell) or (cell[4:5] == "-" and cell[:4].isdigit())

    def count(self) -> None:
        """Count what the waiting cells say."""
        if self.choice.field in DATED:
            self.votes.update(filter(None, map(dates.tell_order, self.waiting)))
        elif self.choice.field is Field.EU_SHARE:
            self.votes.update(filter(None, map(shares.tell, self.waiting)))
        else:
            self.votes.update(filter(None, map(amounts.tell_decimal, self.waiting)))
        self.waiting.clear()

    @property
    def is_clear(self) -> bool:
        """Whether enough cells have told."""
        votes = self.votes.total()
        return votes >= ENOUGH or (self.seen > MUTE and not votes)

    def most(self, *answers: str) -> str:
        """Give the answer heard most often, or nothing."""
        heard = {answer: self.votes[answer] for answer in answers if self.votes[answer]}
        return max(heard, key=lambda answer: heard[answer], default="")


def survey(source: Source, placed: Mapping[int, Choice]) -> dict[int, Convention]:
    """Look through the whole list, or until every column has told its conventions."""
    columns = {at: _Column(choice) for at, choice in placed.items() if _tells(choice)}
    unclear = dict(columns)
    for count, row in enumerate(source.rows() if columns else ()):
        for at, column in unclear.items():
            column.look(row.cells[at])
        if count % BATCH == 0:
            unclear = {at: own for at, own in unclear.items() if not own.is_clear}
            if not unclear:
                break
    for column in columns.values():
        column.count()
    return {at: _decide(column, columns) for at, column in columns.items()}


def _tells(choice: Choice) -> bool:
    return choice.field in AMOUNTS | DATED | {Field.EU_SHARE}


def _decide(column: _Column, columns: Mapping[int, _Column]) -> Convention:
    """Take a column's own answer; where it has none, that of its sisters."""
    choice = column.choice
    sisters = [each for each in columns.values() if _are_alike(each.choice, choice)]
    decimal = choice.decimal_mark or column.most(".", ",") or _hear(sisters, ".", ",")
    order = (
        choice.day_order or column.most("dmy", "mdy") or _hear(sisters, "dmy", "mdy")
    )
    return Convention(
        marks=Marks(decimal, choice.scale),
        order=order or dates.DAY_FIRST,
        percent=column.most("percent", "fraction") == "percent",
    )


def _are_alike(one: Choice, other: Choice) -> bool:
    return (one.field in DATED) == (other.field in DATED)


def _hear(columns: list[_Column], *answers: str) -> str:
    heard: Counter[str] = Counter()
    for column in columns:
        heard[column.most(*answers)] += 1
    del heard[""]
    return max(heard, key=lambda answer: heard[answer], default="")
