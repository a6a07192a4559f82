"""Reading operations from the bank: in batches, so that memory stays flat."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

from django.db.models import CharField, F, Max, Model, QuerySet
from django.db.models.functions import Cast

from medel.projects.models import Origin, Participation, Place, Project
from medel.reporting.lookups import Among
from medel.reporting.operations import Location, Operation, Party, Source

BATCH = 500
# Read as the database writes them: texts, without a Python object for each.
_AS_TEXT = {
    *("start", "end", "decided", "updated_in_source", "first_published", "changed"),
    *("eu_amount", "total_cost", "national_public", "national_private", "in_kind"),
    *("areas", "intervention_fields"),
}
_FIELDS = Operation._fields[1 : Operation._fields.index("source")]
_PROJECT = [
    F("pk"),
    *(Cast(name, CharField()) if name in _AS_TEXT else F(name) for name in _FIELDS),
    F("origin_id"),
]
_PARTY = ("organisation__name", "organisation__number", "organisation__kind")
_PLACE = Location._fields
Key = TypeVar("Key")
Row = tuple[Any, ...]


def read_operations(projects: QuerySet[Project]) -> Iterator[Operation]:
    """Read operations in the order of their codes."""
    sources = _Sources()
    ordered, last = projects.order_by("code"), ""
    while rows := list(ordered.filter(code__gt=last).values_list(*_PROJECT)[:BATCH]):
        yield from _join(rows, sources)
        last = rows[-1][1]


def read_in_order(keys: Iterable[int]) -> Iterator[Operation]:
    """Read operations by their database keys, in the order of the keys."""
    sources = _Sources()
    for batch in _cut(keys):
        rows = Project.objects.order_by().filter(Among(F("pk"), batch))
        found = {row[0]: row for row in rows.values_list(*_PROJECT)}
        yield from _join([found[key] for key in batch if key in found], sources)


def find_last_change() -> datetime | None:
    """Give the moment when a record last changed; None in an empty bank."""
    found: datetime | None = Project.objects.aggregate(last=Max("changed"))["last"]
    return found


class _Sources(dict[int, Source]):
    """The files that the records came from; each is read once."""

    def __missing__(self, key: int) -> Source:
        origin = Origin.objects.get(pk=key)
        self[key] = Source(
            origin.name,
            origin.checksum,
            origin.mapping,
            origin.format,
            origin.retrieved.isoformat(),
        )
        return self[key]


def _join(rows: list[Row], sources: _Sources) -> Iterator[Operation]:
    keys = [row[0] for row in rows]
    parties = _group(_read(Participation, keys, ("role", *_PARTY)), Party)
    places = _group(_read(Place, keys, _PLACE), Location)
    new = tuple.__new__
    for row in rows:
        key = row[0]
        joined = (sources[row[-1]], parties.get(key, ()), places.get(key, ()))
        yield new(Operation, row[:-1] + joined)


def _read(kind: type[Model], keys: list[int], fields: tuple[str, ...]) -> Iterator[Row]:
    every = kind._default_manager.order_by()  # noqa: SLF001 (its public name)
    found = every.filter(Among(F("project_id"), keys))
    return found.values_list("project_id", *fields).iterator(chunk_size=BATCH)


def _group(rows: Iterable[Row], make: type[Any]) -> dict[int, tuple[Any, ...]]:
    """Group what belongs to the same project, in an order that the texts decide."""
    grouped: dict[int, list[Any]] = {}
    new = tuple.__new__  # what the named tuple's own maker calls
    for row in rows:
        grouped.setdefault(row[0], []).append(new(make, row[1:]))
    return {
        key: tuple(found if len(found) == 1 else sorted(found, key=_order))
        for key, found in grouped.items()
    }


def _order(found: tuple[Any, ...]) -> list[str]:
    return ["" if part is None else str(part) for part in found]


def _cut(keys: Iterable[Key]) -> Iterator[list[Key]]:
    coming = iter(keys)
    while batch := list(islice(coming, BATCH)):
        yield batch
