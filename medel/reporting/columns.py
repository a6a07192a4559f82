"""A column of a list: its name, what it holds, how it is written."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import islice
from operator import itemgetter
from typing import Any

from medel.core.texts import Text
from medel.reporting.delimited import BATCH, write_batches
from medel.reporting.operations import Operation

Write = Callable[[Operation], str]
BETWEEN = "|"


class Kind(Enum):
    """What the cells of a column are; texts are guarded against formulas."""

    TEXT = auto()
    NUMBER = auto()
    DATE = auto()


@dataclass(frozen=True)
class Column:
    """One column; an empty cell is what the source does not tell.

    `tell` gives what JSON holds, where that is more than the text of the cell.
    """

    name: str
    title: Text
    write: Write
    kind: Kind = Kind.TEXT
    tell: Callable[[Operation], Any] | None = None
    at: int | None = None  # the place in the operation of a cell that stands there

    def value(self, operation: Operation) -> Any:  # noqa: ANN401 (JSON may be anything)
        """Give the cell for JSON: a text, a list, or None for what is not known."""
        return self.tell(operation) if self.tell else self.write(operation) or None

    def cells(self, operations: Sequence[Operation]) -> Iterable[str | None]:
        """Give the cells of many operations; None is an empty one."""
        read = self.write if self.at is None else itemgetter(self.at)
        return map(read, operations)


def plain(name: str, title: Text, kind: Kind = Kind.TEXT) -> Column:
    """Give a column of a field as the database has it."""
    at = Operation._fields.index(name)
    return Column(name, title, lambda one: str(one[at] or ""), kind, at=at)


def several(name: str, title: Text, read: Callable[[Operation], list[str]]) -> Column:
    """Give a column of several values in a cell, each once."""
    return Column(
        name,
        title,
        lambda operation: join(read(operation)),
        tell=lambda operation: list(dict.fromkeys(read(operation))),
    )


def join(values: Sequence[str]) -> str:
    """Write several values in one cell, each once."""
    if len(values) > 1:
        return BETWEEN.join(dict.fromkeys(values))
    return values[0] if values else ""


def write_columns(
    columns: Sequence[Column], operations: Iterable[Operation], *, bom: bool = False
) -> Iterator[bytes]:
    """Write operations as CSV under the columns' machine names."""
    texts = [column.kind is Kind.TEXT for column in columns]
    coming = iter(operations)
    batches = iter(lambda: list(islice(coming, BATCH)), [])
    rows = (
        zip(*(column.cells(batch) for column in columns), strict=True)
        for batch in batches
    )
    return write_batches([column.name for column in columns], rows, texts, bom=bom)
