"""A column of a list: its name, what it holds, how it is written."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum, auto
from itertools import repeat
from operator import itemgetter
from typing import Any

from medel.core.periods import Precision
from medel.core.texts import Text
from medel.reporting.delimited import Cell, write_batches
from medel.reporting.operations import Operation
from medel.reporting.reading import EVERYTHING, Batch
from medel.reporting.writing import write_amount, write_day

Write = Callable[[Operation], str]
WriteMany = Callable[[Batch], Iterable[Cell]]
BETWEEN = "|"
WHOLE_DAY = Precision.DAY.value


class Kind(Enum):
    """What the cells of a column are; texts are guarded against formulas."""

    TEXT = auto()
    NUMBER = auto()
    DATE = auto()


@dataclass(frozen=True)
class Column:
    """One column; an empty cell is what the source does not tell.

    `tell` gives what JSON holds, where that is more than the text of the cell; `needs`
    are the fields of the operation that it is written from.
    """

    name: str
    title: Text
    write: Write
    kind: Kind = Kind.TEXT
    tell: Callable[[Operation], Any] | None = None
    needs: AbstractSet[str] = EVERYTHING
    many: WriteMany | None = None  # the same as `write` for many at once, faster

    def value(self, operation: Operation) -> Any:  # noqa: ANN401 (JSON may be anything)
        """Give the cell for JSON: a text, a list, or None for what is not known."""
        return self.tell(operation) if self.tell else self.write(operation) or None

    def cells(self, batch: Batch) -> Iterable[Cell]:
        """Give the cells of a batch of operations; None is an empty one."""
        return self.many(batch) if self.many else map(self.write, batch.operations)


def plain(name: str, title: Text, kind: Kind = Kind.TEXT, field: str = "") -> Column:
    """Give a column of a field as the database has it."""
    field = field or name
    read = itemgetter(Operation._fields.index(field))
    return Column(
        name,
        title,
        lambda one: str(read(one) or ""),
        kind,
        needs={field},
        many=lambda batch: batch.fields[field],
    )


def constant(name: str, title: Text, cell: str, kind: Kind = Kind.TEXT) -> Column:
    """Give a column that says the same in every row."""
    return Column(
        name,
        title,
        lambda _: cell,
        kind,
        needs=frozenset(),
        many=lambda batch: repeat(cell, len(batch.fields["key"])),
    )


def find_licence() -> Column:
    """Give the column of what each record's source says of its use."""
    return Column(
        "licence",
        Text(sv="Licens", en="Licence"),
        lambda one: one.source.licence,
        needs=frozenset(),
        many=lambda batch: [source.licence for source in batch.fields["source"]],
    )


def amount(name: str, title: Text) -> Column:
    """Give a column of an amount, written exactly."""
    read = itemgetter(Operation._fields.index(name))

    def write_many(batch: Batch) -> list[Cell]:
        return [
            cell if cell is None or cell.isdigit() else write_amount(cell)
            for cell in batch.fields[name]
        ]

    return Column(
        name,
        title,
        lambda one: write_amount(read(one)),
        Kind.NUMBER,
        needs={name},
        many=write_many,
    )


def day(name: str, title: Text, field: str) -> Column:
    """Give a column of a date, written as exactly as its source states it."""
    precision = f"{field}_precision"
    read = itemgetter(*map(Operation._fields.index, (field, precision)))

    def write_many(batch: Batch) -> list[Cell]:
        stated = zip(batch.fields[field], batch.fields[precision], strict=True)
        return [
            cell if exact == WHOLE_DAY else write_day(cell, exact)
            for cell, exact in stated
        ]

    return Column(
        name,
        title,
        lambda one: write_day(*read(one)),
        Kind.DATE,
        needs={field, precision},
        many=write_many,
    )


def several(name: str, title: Text, field: str, pick: Callable[[Any], str]) -> Column:
    """Give a column of several values in a cell, each once: one of each part."""
    read = itemgetter(Operation._fields.index(field))

    def tell(operation: Operation) -> list[str]:
        return pick_each(pick, read(operation))

    def write_many(batch: Batch) -> list[Cell]:
        return [
            pick(parts[0]) if len(parts) == 1 else BETWEEN.join(pick_each(pick, parts))
            for parts in batch.fields[field]
        ]

    return Column(
        name,
        title,
        lambda operation: BETWEEN.join(tell(operation)),
        tell=tell,
        needs={field},
        many=write_many,
    )


def pick_each(pick: Callable[[Any], str], parts: Iterable[Any]) -> list[str]:
    """Pick a text of each part, each once; a part without one has none."""
    return list(dict.fromkeys(filter(None, map(pick, parts))))


def join(values: Sequence[str]) -> str:
    """Write several values in one cell, each once."""
    if len(values) > 1:
        return BETWEEN.join(dict.fromkeys(values))
    return values[0] if values else ""


def list_needs(columns: Iterable[Column]) -> AbstractSet[str]:
    """List the fields that columns are written from."""
    return frozenset().union(*(column.needs for column in columns))


def write_columns(
    columns: Sequence[Column],
    batches: Iterable[Batch],
    *,
    bom: bool = False,
) -> Iterator[bytes]:
    """Write operations as CSV under the columns' machine names."""
    texts = [column.kind is Kind.TEXT for column in columns]
    rows = (
        zip(*(column.cells(batch) for column in columns), strict=True)
        for batch in batches
    )
    return write_batches([column.name for column in columns], rows, texts, bom=bom)
