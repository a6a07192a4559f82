"""Importing medel-jsonl: the same transaction and report as for any list."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from django.db import transaction

from medel.projects.actions.restoring import Restore
from medel.projects.actions.storing import Counts
from medel.projects.changes import note_change
from medel.projects.importing.cells import Position
from medel.projects.importing.layout import Layout
from medel.projects.importing.record import Record, Skipped
from medel.projects.importing.report import Report
from medel.projects.importing.sources import Format, Source
from medel.projects.own import OwnLines, OwnRecord, OwnRow

BATCH = 1_000


def import_own(
    path: Path, *, dry_run: bool, progress: Callable[[Position], None]
) -> tuple[Source, Report, Counts]:
    """Import a file of Medel's own format; a dry run stores nothing."""
    lines, report, position = OwnLines(path), Report(), Position()
    with transaction.atomic():
        restore = Restore(note_change())
        for batch in _cut(_watch(lines.records(position), report)):
            restore.put(batch)
            progress(position)
        counts = restore.counts
        unchanged = not (counts.created or counts.updated)
        transaction.set_rollback(dry_run or unchanged)
    layout = Layout((), 0)
    return Source(path, Format.MEDEL, lines, layout, position.whole), report, counts


def _watch(found: Iterable[OwnRow | Skipped], report: Report) -> Iterator[OwnRecord]:
    for each in found:
        if isinstance(each, Skipped):
            report.add(each)
        else:
            report.add(_tell(each))
            yield each.record


def _tell(row: OwnRow) -> Record:
    """Give what the report counts of a record."""
    return Record(
        row=row.number,
        title=row.record.title,
        currency=row.record.currency,
        eu_amount=row.record.eu_amount,
        total_cost=row.record.total_cost,
        warnings=row.remarks,
    )


def _cut(found: Iterator[OwnRecord]) -> Iterator[list[OwnRecord]]:
    while batch := list(islice(found, BATCH)):
        yield batch
