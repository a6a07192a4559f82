"""Importing any list of projects: one transaction, the whole list or nothing of it."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from django.db import transaction

from medel.programmes.programme import Programme
from medel.projects.actions.own import import_own
from medel.projects.actions.storing import Counts, Store
from medel.projects.actions.writing import much_memory
from medel.projects.changes import note_change
from medel.projects.importing.apart import records_apart
from medel.projects.importing.cells import Position
from medel.projects.importing.fields import Field
from medel.projects.importing.guessing import guess_mapping
from medel.projects.importing.mappings import Mapping, format_mapping, read_mapping
from medel.projects.importing.record import Record, Skipped
from medel.projects.importing.refusals import refuse
from medel.projects.importing.report import Report
from medel.projects.importing.sources import Source, open_source
from medel.projects.licences import LONGEST
from medel.projects.models import Origin, Project
from medel.projects.own import is_own

BATCH = 1_000
CHUNK = 1_000_000
Progress = Callable[[Position], None]


@dataclass(frozen=True)
class Imported:
    """What an import did: the list, how it was read, what came of its rows."""

    source: Source
    mapping: Mapping
    report: Report
    counts: Counts


def import_list(
    path: Path,
    *,
    on: date,
    programme: Programme | None = None,
    mapping: Path | None = None,
    dry_run: bool = False,
    progress: Progress = lambda _: None,
) -> Imported:
    """Import a list; repeating it changes nothing, a dry run stores nothing.

    Raises a refusal when the file, or the mapping, cannot be understood. A row that
    cannot be read is reported and the rest goes in.
    """
    if is_own(path):
        _require_alone(path, programme, mapping)
        read, told, counts = import_own(path, dry_run=dry_run, progress=progress)
        return Imported(read, Mapping(choices=()), told, counts)
    saved = read_mapping(mapping) if mapping else None
    source = open_source(path, saved.encoding if saved else "")
    chosen = saved or guess_mapping(source)
    report = Report()
    with much_memory(), transaction.atomic():
        origin = _note_origin(path, source, chosen, on=on)
        empty = not Project.everything.exists()
        store = Store(origin, programme, path.stem, note_change(), empty=empty)
        position = Position()
        found = report.watch(records_apart(source, chosen, position=position))
        for batch in _cut(found):
            store.put(batch)
            progress(position)
        transaction.set_rollback(dry_run or not _has_changed(store.counts))
    return Imported(source, chosen, report, store.counts)


def _require_alone(
    path: Path, programme: Programme | None, mapping: Path | None
) -> None:
    """Refuse a programme or a mapping for a file that names its own."""
    if programme or mapping:
        raise refuse(
            path.name,
            sv="filen är i Medels eget format och säger själv program och kolumner.",
            en="the file is in Medel's own format and names programmes and columns "
            "itself.",
        )


def _has_changed(counts: Counts) -> bool:
    return bool(counts.created or counts.updated)


def _note_origin(path: Path, source: Source, mapping: Mapping, *, on: date) -> Origin:
    origin, _ = Origin.objects.get_or_create(
        name=path.name[:200],
        checksum=_digest(path),
        mapping=hashlib.sha256(format_mapping(mapping).encode()).hexdigest(),
        defaults={
            "retrieved": on,
            "format": source.format.value,
            "licence": mapping.constants.get(Field.LICENCE, "").strip()[:LONGEST],
        },
    )
    return origin


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _cut(found: Iterable[Record | Skipped]) -> Iterator[list[Record]]:
    coming = (each for each in found if isinstance(each, Record))
    while batch := list(islice(coming, BATCH)):
        yield batch
