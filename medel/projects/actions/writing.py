"""Writing many records at once: one statement of Django's for a table, then the rows.

Django's own `bulk_create` composes the statement and looks at each value anew for every
record, which is most of what a large import would wait for.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import connections, models, router
from django.db.models.constants import OnConflict
from django.db.models.sql import InsertQuery

# SQLite refuses a question about more than a thousand keys at once.
AT_ONCE = 500
Value = TypeVar("Value")
if TYPE_CHECKING:
    _Field = models.Field[Any, Any]
# Values of these go to the database as they are.
_PLAIN = (models.CharField, models.TextField, models.IntegerField, models.ForeignKey)


def insert_new(records: Sequence[models.Model]) -> None:
    """Insert records of one kind; one that is stored already is left as it is.

    The database gives them keys, which the records are not told.
    """
    _execute(records, on_conflict=OnConflict.IGNORE)


def insert_or_update(
    records: Sequence[models.Model], *, by: str, keep: Iterable[str] = ()
) -> None:
    """Insert records of one kind; where one has the same `by`, take its place.

    The key and the fields in `keep` stay as they were.
    """
    if records:
        fields = _list_fields(type(records[0]))
        kept = {by, *keep}
        _execute(
            records,
            on_conflict=OnConflict.UPDATE,
            unique_fields=[field for field in fields if field.name == by],
            update_fields=[field for field in fields if field.name not in kept],
        )


def portions(found: Iterable[Value]) -> Iterator[list[Value]]:
    """Cut what the database is asked for into portions that it takes at once."""
    coming = iter(found)
    while some := list(islice(coming, AT_ONCE)):
        yield some


def _execute(records: Sequence[models.Model], **how: Any) -> None:  # noqa: ANN401 (InsertQuery's own)
    if not records:
        return
    kind = type(records[0])
    fields = _list_fields(kind)
    connection = connections[router.db_for_write(kind)]
    query = InsertQuery(kind, **how)
    query.insert_values(fields, list(records[:1]))
    ((statement, _),) = query.get_compiler(connection=connection).as_sql()
    order = _Order.of(fields, connection)
    with connection.cursor() as cursor:
        cursor.executemany(statement, list(map(order.put, records)))


def _list_fields(kind: type[models.Model]) -> "list[_Field]":
    fields = kind._meta.local_concrete_fields  # noqa: SLF001 (public in Django's documents)
    return [field for field in fields if not field.primary_key]


@dataclass(frozen=True)
class _Order:
    """How a record becomes what the database takes: its values, some converted."""

    pick: Callable[[models.Model], tuple[Any, ...]]
    timed: "tuple[_Field, ...]"
    converts: tuple[tuple[int, Callable[[Any], Any]], ...]

    @classmethod
    def of(cls, fields: "Sequence[_Field]", connection: Any) -> "_Order":  # noqa: ANN401 (Django's wrapper)
        converts = (
            (place, partial(field.get_db_prep_save, connection=connection))
            for place, field in enumerate(fields)
            if not isinstance(field, _PLAIN)
        )
        # The days that Django itself notes: when a record was made, and changed.
        timed = (field for field in fields if isinstance(field, models.DateField))
        return cls(
            attrgetter(*(field.attname for field in fields)),
            tuple(one for one in timed if one.auto_now or one.auto_now_add),
            tuple(converts),
        )

    def put(self, record: models.Model) -> tuple[Any, ...]:
        for field in self.timed:
            field.pre_save(record, add=True)
        values = list(self.pick(record))
        for place, convert in self.converts:
            if values[place] is not None:
                values[place] = convert(values[place])
        return tuple(values)
