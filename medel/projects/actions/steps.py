"""One step with an uploaded list, done by a process of its own: look, try, import."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from medel.core.errors import MedelError
from medel.core.texts import Text
from medel.journal.actions import note
from medel.journal.acts import Act
from medel.programmes.catalogue import find_programme
from medel.projects import uploads
from medel.projects.actions.imports import Imported, import_list
from medel.projects.actions.uploads import MAPPING, name_act
from medel.projects.importing.cells import Position, write
from medel.projects.importing.evidence import Column
from medel.projects.importing.fields import Field
from medel.projects.importing.guessing import guess_mapping, look_at
from medel.projects.importing.mappings import Mapping, format_mapping, parse_mapping
from medel.projects.importing.record import Remark, Skipped
from medel.projects.importing.refusals import show
from medel.projects.importing.sources import Format, Source, open_source
from medel.projects.models import Upload
from medel.projects.own import is_own
from medel.projects.states import Step, UploadState

EXAMPLES = 3
FIRST_ROWS = 5
MOST_COLUMNS = 40
SHOWN = 200
BROKEN = Text(
    sv="Något gick fel hos oss när listan lästes. Projektbanken är som den var.",
    en="Something went wrong on our side while the list was read. The project bank is "
    "as it was.",
)


def take_step(number: int, *, at: datetime) -> None:
    """Do the step that was asked for; nothing if another process is at it already."""
    with uploads.at_work(number) as mine:
        upload = Upload.objects.filter(pk=number, state=UploadState.WORKING).first()
        if not mine or upload is None:
            return
        try:
            _take(upload, at=at)
        except MedelError as error:
            _end(upload, UploadState.REFUSED, refusal=error.reason)
        except Exception:
            _end(upload, UploadState.REFUSED, refusal=BROKEN)
            raise
    if upload.state == UploadState.IMPORTED:
        uploads.drop(number)


def _take(upload: Upload, *, at: datetime) -> None:
    if upload.step == Step.LOOK:
        _look(upload)
        return
    notes = uploads.Notes(upload.pk)
    notes.write(0, 0, waiting=True)
    with uploads.alone(), transaction.atomic():
        notes.write(0, 1, waiting=False)
        done = _read(upload, notes, on=timezone.localdate(at))
        upload.outcome = tell_outcome(done)
        imported = upload.step == Step.IMPORT
        if imported:
            note(_tell(upload, done, at))
        # In the transaction of the import: either both are so, or neither.
        _end(upload, UploadState.IMPORTED if imported else UploadState.TRIED)


def _tell(upload: Upload, done: Imported, at: datetime) -> Act:
    """Tell the journal what an import did to the bank, in numbers."""
    act = name_act(upload.pk, "done", by=None, now=at)
    counts = done.counts
    act.after = {"created": counts.created, "updated": counts.updated}
    return act


def _look(upload: Upload) -> None:
    path = uploads.file_of(upload.pk, upload.name)
    if is_own(path):
        upload.found = {"format": Format.MEDEL.value, "encoding": "utf-8"}
        upload.mapping = ""
    else:
        saved = _read_saved(upload)
        encoding = upload.encoding or (saved.encoding if saved else "")
        source = open_source(path, encoding)
        mapping = replace(saved or guess_mapping(source), encoding=encoding)
        upload.mapping = format_mapping(mapping)
        upload.found = _describe(source, mapping)
    _end(upload, UploadState.LOOKED)


def _read(upload: Upload, notes: uploads.Notes, *, on: date) -> Imported:
    def note(position: Position) -> None:
        notes.write(position.done, position.whole)

    kept = uploads.folder_of(upload.pk) / MAPPING
    kept.write_text(upload.mapping, encoding="utf-8")
    return import_list(
        uploads.file_of(upload.pk, upload.name),
        on=on,
        programme=find_programme(upload.programme),
        mapping=kept if upload.mapping else None,
        dry_run=upload.step == Step.TRY,
        progress=note,
    )


def _read_saved(upload: Upload) -> Mapping | None:
    return parse_mapping(upload.mapping, upload.name) if upload.mapping else None


def _describe(source: Source, mapping: Mapping) -> dict[str, Any]:
    """Tell what a person needs to judge the mapping; nothing of contact persons."""
    columns = [
        column
        for column, choice in zip(look_at(source), mapping.choices, strict=False)
        if choice.field is not Field.PERSONAL
    ]
    return {
        "format": source.format.value,
        "encoding": source.encoding,
        "examples": {str(one.place): _take_examples(one) for one in columns},
        "headings": [one.heading for one in columns[:MOST_COLUMNS]],
        "rows": [
            list(row)
            for row in zip(*map(_take_first, columns[:MOST_COLUMNS]), strict=True)
        ],
    }


def _take_first(column: Column) -> list[str]:
    return [show(write(cell)) for cell in column.cells[:FIRST_ROWS]]


def _take_examples(column: Column) -> list[str]:
    """Give the first different values of a column, each as a line."""
    return list(dict.fromkeys(show(write(cell)) for cell in column.stated))[:EXAMPLES]


def tell_outcome(done: Imported) -> dict[str, Any]:
    """Tell what an import did, in both languages, as it is kept."""
    report = done.report
    return {
        "rows": report.rows,
        "created": done.counts.created,
        "updated": done.counts.updated,
        "unchanged": done.counts.unchanged,
        "left_out": report.left_out,
        "skipped": _tell_skipped(report.skipped[:SHOWN]),
        "warned": sum(report.doubts.values()),
        "warnings": _tell_warnings(report.warnings[:SHOWN]),
        "dropped": list(done.mapping.dropped()),
        "sums": {
            "eu": {key: f"{value:f}" for key, value in report.eu_amounts.items()},
            "total": {key: f"{value:f}" for key, value in report.totals.items()},
        },
    }


def _tell_skipped(skipped: Iterable[Skipped]) -> list[dict[str, Any]]:
    return [
        {
            "row": one.row,
            "sheet": one.sheet,
            "column": one.column,
            "value": one.value,
            "reason": one.reason.model_dump(),
        }
        for one in skipped
    ]


def _tell_warnings(warnings: Iterable[Remark]) -> list[dict[str, Any]]:
    return [
        {"row": one.row, "sheet": one.sheet, "message": one.message.model_dump()}
        for one in warnings
    ]


def _end(upload: Upload, state: UploadState, *, refusal: Text | None = None) -> None:
    upload.state = state
    upload.refusal = refusal.model_dump() if refusal else {}
    upload.kept = state != UploadState.IMPORTED
    upload.save()
