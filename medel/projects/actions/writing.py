"""Writing many rows at once: one statement of Django's for a table, then the rows.

Django's own `bulk_create` composes the statement and looks at each value anew for every
record, and making the record takes as long again: most of what a large import would
wait for.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import connection, connections, models, router
from django.db.models.constants import OnConflict
from django.db.models.sql import InsertQuery

from medel.core.collection import give_back

# SQLite refuses a question about more than a thousand keys at once.
AT_ONCE = 500
IMPORT_KIBIBYTES = 400_000
# A row of a table: values by the names of its columns; the rest are the model's own.
Row = Mapping[str, Any]
Value = TypeVar("Value")
if TYPE_CHECKING:
    _Field = models.Field[Any, Any]
# Values of these go to the database as they are.
_PLAIN = (
    *(models.CharField, models.TextField, models.IntegerField, models.ForeignKey),
    models.BooleanField,
)
# Days, of which the same come again and again, that are spelt once.
_DAYS_KEPT = 10_000


@contextmanager
def much_memory() -> Iterator[None]:
    """Let SQLite keep what a large import writes in memory, and let go of it after.

    With the little that serves a page it would write and read the same pages of its
    indexes again and again: at a million projects twice the time.
    """
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        ((before,),) = cursor.execute("PRAGMA cache_size").fetchall()
        cursor.execute(f"PRAGMA cache_size=-{IMPORT_KIBIBYTES}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA cache_size={before}")
            cursor.execute("PRAGMA shrink_memory")
            give_back()


def insert_new(kind: type[models.Model], rows: Sequence[Row]) -> None:
    """Insert rows of one kind; one that is stored already is left as it is."""
    _execute(kind, rows, on_conflict=OnConflict.IGNORE)


def insert_or_update(
    kind: type[models.Model], rows: Sequence[Row], *, by: str, keep: Iterable[str] = ()
) -> None:
    """Insert rows of one kind; where one has the same `by`, take its place.

    The key and the fields in `keep` stay as they were.
    """
    fields = _list_fields(kind)
    kept = {by, *keep}
    _execute(
        kind,
        rows,
        on_conflict=OnConflict.UPDATE,
        unique_fields=[field for field in fields if field.name == by],
        update_fields=[field for field in fields if field.name not in kept],
    )


def portions(found: Iterable[Value]) -> Iterator[list[Value]]:
    """Cut what the database is asked for into portions that it takes at once."""
    coming = iter(found)
    while some := list(islice(coming, AT_ONCE)):
        yield some


def _execute(kind: type[models.Model], rows: Sequence[Row], **how: Any) -> None:  # noqa: ANN401 (InsertQuery's own)
    if not rows:
        return
    fields = _list_fields(kind)
    connection = connections[router.db_for_write(kind)]
    query = InsertQuery(kind, **how)
    query.insert_values(fields, [kind()])
    ((statement, _),) = query.get_compiler(connection=connection).as_sql()
    order = _Order.of(fields, connection)
    with connection.cursor() as cursor:
        cursor.executemany(statement, [order.put(row) for row in rows])


def _list_fields(kind: type[models.Model]) -> "list[_Field]":
    fields = kind._meta.local_concrete_fields  # noqa: SLF001 (public in Django's documents)
    return [field for field in fields if not field.primary_key]


@dataclass(frozen=True, slots=True)
class _Order:
    """How a row becomes what the database takes: its values in order, some converted.

    `standing` has what stands in a column of which a row says nothing, converted;
    `noted` are the days that Django itself notes, whatever a row says.
    """

    pick: Callable[[Row], tuple[Any, ...]]
    standing: Row
    noted: Row
    converts: "tuple[tuple[int, str, Callable[[Any], Any]], ...]"

    @classmethod
    def of(cls, fields: "Sequence[_Field]", connection: Any) -> "_Order":  # noqa: ANN401 (Django's wrapper)
        prepare = {
            field.attname: partial(field.get_db_prep_save, connection=connection)
            for field in fields
        }
        noted = {
            one.attname: prepare[one.attname](one.pre_save(one.model(), add=True))
            for one in fields
            if _is_noted(one)
        }
        standing = {
            one.attname: prepare[one.attname](one.get_default()) for one in fields
        }
        converts = (
            (place, one.attname, _remember_days(one, prepare[one.attname]))
            for place, one in enumerate(fields)
            if not isinstance(one, _PLAIN) and one.attname not in noted
        )
        names = [field.attname for field in fields]
        return cls(itemgetter(*names), standing, noted, tuple(converts))

    def put(self, row: Row) -> list[Any]:
        values = list(self.pick({**self.standing, **row, **self.noted}))
        for place, name, convert in self.converts:
            if name in row and values[place] is not None:
                values[place] = convert(values[place])
        return values


def _remember_days(
    field: "_Field", prepare: Callable[[Any], Any]
) -> Callable[[Any], Any]:
    """Spell the same day once only; all else is converted each time."""
    timed = isinstance(field, models.DateTimeField)
    day = isinstance(field, models.DateField) and not timed
    return lru_cache(_DAYS_KEPT)(prepare) if day else prepare


def _is_noted(field: "_Field") -> bool:
    """Whether Django itself notes this day: when a record was made, or changed."""
    return isinstance(field, models.DateField) and (
        field.auto_now or field.auto_now_add
    )
