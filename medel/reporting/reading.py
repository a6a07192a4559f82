"""Reading operations from the bank: in batches, so that memory stays flat.

Only what is needed is read: a list without texts never asks for them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial
from itertools import chain, islice, repeat
from operator import itemgetter
from typing import Any

from django.conf import settings
from django.db.models import CharField, F, Max, Model, QuerySet
from django.db.models.functions import Cast

from medel.projects.kept import keep
from medel.projects.models import Origin, Participation, Person, Place, Project
from medel.reporting.lookups import Among
from medel.reporting.operations import Location, Operation, Party, PersonName, Source

BATCH = 2_000
# Read as the database writes them: texts, without a Python object for each.
_AS_TEXT = {
    *("start", "end", "decided", "updated_in_source", "first_published", "changed"),
    *("eu_amount", "total_cost", "national_public", "national_private", "in_kind"),
    *("eu_rate", "exchange_rate"),
    *("areas", "intervention_fields"),
}
_FIELDS = Operation._fields[1 : Operation._fields.index("source")]
_COLUMNS = {
    name: Cast(name, CharField()) if name in _AS_TEXT else F(name) for name in _FIELDS
}
EVERYTHING: AbstractSet[str] = frozenset(Operation._fields)
_ALWAYS = {"code"}
_PARTY = ("organisation__name", "organisation__number", "organisation__kind")
_PLACE = Location._fields
_PARTS: tuple[tuple[str, type[Model], type[Any], tuple[Any, ...]], ...] = (
    ("parties", Participation, Party, ("role", *_PARTY)),
    ("places", Place, Location, _PLACE),
    ("persons", Person, PersonName, ("name", Cast("published", CharField()))),
)
Row = tuple[Any, ...]


@dataclass(frozen=True)
class Batch:
    """Some operations, field by field: the n-th of each list is the n-th operation's.

    A table is written from the lists; what needs an operation whole gets it made.
    """

    fields: Mapping[str, Sequence[Any]]

    @cached_property
    def operations(self) -> list[Operation]:
        """The operations; a field that was not read is None."""
        nothing = repeat(None)
        lists = (self.fields.get(name, nothing) for name in Operation._fields)
        return list(map(partial(tuple.__new__, Operation), zip(*lists, strict=False)))


def read_operations(projects: QuerySet[Project]) -> Iterator[Operation]:
    """Read operations in the order of their codes."""
    return chain.from_iterable(one.operations for one in read_batches(projects))


def read_batches(
    projects: QuerySet[Project], needs: AbstractSet[str] = EVERYTHING
) -> Iterator[Batch]:
    """Read operations in the order of their codes; only the fields that are needed."""
    sources, ordered, last = _Sources(), projects.order_by("code"), ""
    while rows := _read_rows(ordered.filter(code__gt=last), needs, BATCH):
        batch = _join(rows, needs, sources)
        yield batch
        last = batch.fields["code"][-1]


def read_in_order(
    keys: Iterable[int], needs: AbstractSet[str] = EVERYTHING
) -> Iterator[Batch]:
    """Read operations by their database keys, in the order of the keys."""
    sources, coming = _Sources(), iter(keys)
    while batch := list(islice(coming, BATCH)):
        # In the database's own order, whatever theirs: neighbours share its pages.
        among = Project.objects.order_by().filter(Among(F("pk"), sorted(batch)))
        found = {row[0]: row for row in _read_rows(among, needs)}
        rows = [found[key] for key in batch if key in found]
        if rows:
            yield _join(rows, needs, sources)


def sort_by_change(keys: Iterable[int]) -> Iterator[int]:
    """Give the keys of projects anew, the last changed first."""
    among = Project.objects.filter(Among(F("pk"), list(keys)))
    found = among.order_by("-changed", "pk").values_list("pk", flat=True)
    return found.iterator(chunk_size=BATCH)


def find_last_change() -> datetime | None:
    """Give the moment when a record last changed; None in an empty bank."""
    return keep("last change", _find_last_change)


def _find_last_change() -> datetime | None:
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
            origin.licence,
            origin.retrieved.isoformat(),
        )
        return self[key]


def _read_rows(
    projects: QuerySet[Project], needs: AbstractSet[str], most: int | None = None
) -> list[Row]:
    fields = [_COLUMNS[name] for name in _list_fields(needs)]
    rows = projects.values_list(F("pk"), F("origin_id"), *fields)[:most]
    return list(rows.iterator(chunk_size=BATCH))


def _list_fields(needs: AbstractSet[str]) -> list[str]:
    return [name for name in _FIELDS if name in needs or name in _ALWAYS]


def _join(rows: list[Row], needs: AbstractSet[str], sources: _Sources) -> Batch:
    keys, origins, *lists = zip(*rows, strict=True)
    fields = {
        "key": keys,
        "source": [sources[origin] for origin in origins],
        **dict(zip(_list_fields(needs), lists, strict=True)),
    }
    for name, kind, make, asked in _PARTS:
        read = name in needs and _may_read(kind)
        found = _group(_read(kind, keys, asked), make) if read else {}
        fields[name] = [found.get(key, ()) for key in keys]
    return Batch(fields)


def _may_read(kind: type[Model]) -> bool:
    """Tell whether the installation tells such parts; it may leave persons out."""
    return kind is not Person or bool(settings.MEDEL_NAME_PERSONS)


def _read(kind: type[Model], keys: Sequence[int], fields: tuple[Any, ...]) -> list[Row]:
    every = kind._default_manager.order_by()  # noqa: SLF001 (its public name)
    found = every.filter(Among(F("project_id"), sorted(keys)))
    rows = found.values_list("project_id", *fields)
    return list(rows.iterator(chunk_size=BATCH))


def _group(rows: list[Row], make: type[Any]) -> dict[int, tuple[Any, ...]]:
    """Group what belongs to the same project, in an order that the texts decide."""
    made = map(partial(tuple.__new__, make), map(itemgetter(slice(1, None)), rows))
    grouped: dict[int, tuple[Any, ...]] = {}
    several = set()
    for row, one in zip(rows, made, strict=True):
        key = row[0]
        if key in grouped:
            several.add(key)
            grouped[key] += (one,)
        else:
            grouped[key] = (one,)
    for key in several:
        grouped[key] = tuple(sorted(grouped[key], key=_order))
    return grouped


def _order(found: tuple[Any, ...]) -> list[str]:
    return ["" if part is None else str(part) for part in found]
