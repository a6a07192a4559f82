"""Uploaded lists: taking them in, asking for a step, choosing columns, clearing up."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from medel.core.errors import MedelError
from medel.core.texts import Text
from medel.journal.actions import recorded
from medel.journal.acts import Act, Case
from medel.parties.actions.acting import read_actor
from medel.parties.retention import period_of
from medel.programmes.catalogue import find_programme
from medel.projects import uploads
from medel.projects.importing.encoding import STATED
from medel.projects.importing.fields import Field
from medel.projects.importing.mappings import (
    CONSTANTS,
    Choice,
    Mapping,
    format_mapping,
    parse_mapping,
)
from medel.projects.models import Upload
from medel.projects.states import Step, UploadState

if TYPE_CHECKING:
    from collections.abc import Mapping as Reading
    from datetime import datetime

    from medel.parties.models import Person

MAPPING = "mapping.toml"
CHOSEN = Text(sv="Du har valt det.", en="You have chosen it.")
LONGEST_CONSTANT = 200
# From which states a step may be asked for; one that broke off may be asked for again.
BEFORE = {
    Step.LOOK: (UploadState.LOOKED, UploadState.TRIED, UploadState.REFUSED),
    Step.TRY: (UploadState.LOOKED, UploadState.TRIED, UploadState.REFUSED),
    Step.IMPORT: (UploadState.TRIED,),
}


class UploadError(MedelError):
    """A step with an upload was refused; nothing was changed."""


def receive(
    arrived: str | Path,
    name: str,
    *,
    sender: Person,
    now: datetime,
    programme: str = "",
    mapping: str = "",
) -> Upload:
    """Take in a file that has arrived, and begin to look at it.

    A mapping, as the text of its TOML file, is taken instead of a guess.
    """
    if programme and find_programme(programme) is None:
        raise _refuse("Programmet finns inte.", "There is no such programme.")
    saved = format_mapping(parse_mapping(mapping, MAPPING)) if mapping else ""
    act = name_act(0, "receive", by=sender, now=now)
    with recorded(act):
        made = Upload.objects.create(
            name=uploads.clean_name(name),
            size=Path(arrived).stat().st_size,
            sender=sender,
            arrived=now,
            state=UploadState.WORKING,
            step=Step.LOOK,
            begun=now,
            programme=programme,
            mapping=saved,
        )
        uploads.keep(Path(arrived), made.pk, made.name)
        act.case = name_import(made.pk)
        act.after = {"size": made.size, "programme": programme}
    start_reader(made.pk)
    return made


def name_import(number: int) -> Case:
    """Name an upload in the journal: by its number, never by the file's name."""
    return Case("import", str(number))


def name_act(number: int, step: str, *, by: Person | None, now: datetime) -> Act:
    """Name what is done with an upload, for the journal."""
    action = f"import.{step}"
    return Act(case=name_import(number), by=read_actor(by), action=action, at=now)


def ask(
    upload: Upload,
    step: Step,
    *,
    now: datetime,
    encoding: str = "",
    by: Person | None = None,
) -> None:
    """Ask for a step; refuse one that does not come next or is at work already."""
    with recorded(name_act(upload.pk, str(step.value), by=by, now=now)):
        _ask(upload, step, encoding, now)
    start_reader(upload.pk)


def _ask(upload: Upload, step: Step, encoding: str, now: datetime) -> None:
    if not upload.kept:
        raise _refuse(
            "Filen är borttagen. Ladda upp den igen.",
            "The file has been taken away. Upload it again.",
        )
    if encoding and encoding not in STATED:
        raise _refuse("Teckenkodningen känns inte igen.", "That encoding is not known.")
    told: dict[str, object] = {"encoding": encoding, "mapping": ""}
    asked = Upload.objects.filter(pk=upload.pk, state__in=BEFORE[step])
    changes = told if step is Step.LOOK else {}
    if not asked.update(state=UploadState.WORKING, step=step, begun=now, **changes):
        raise _refuse(
            "Listan håller redan på att läsas, eller är importerad.",
            "The list is being read already, or has been imported.",
        )


def resume(upload: Upload, *, now: datetime) -> None:
    """Begin a step anew that broke off; the bank is as it was before it."""
    if is_broken(upload, now=now):
        Upload.objects.filter(pk=upload.pk).update(begun=now)
        start_reader(upload.pk)


def is_broken(upload: Upload, *, now: datetime) -> bool:
    """Tell whether a step was begun that no process is at work with any more."""
    if upload.state != UploadState.WORKING or upload.begun is None:
        return False
    young = (now - upload.begun).total_seconds() < SECONDS_TO_START
    return not young and not uploads.is_at_work(upload.pk)


SECONDS_TO_START = 15


def choose(
    upload: Upload, fields: Reading[int, str], constants: Reading[str, str]
) -> None:
    """Keep what a person chose: a field for each column, what holds for all rows."""
    mapping = parse_mapping(upload.mapping, upload.name)
    chosen = Mapping(
        choices=tuple(
            _choose(choice, fields.get(at, choice.field.value))
            for at, choice in enumerate(mapping.choices)
        ),
        constants={
            Field(name): said.strip()[:LONGEST_CONSTANT]
            for name, said in constants.items()
            if name in set(CONSTANTS) and said.strip()
        },
        code_in_title=mapping.code_in_title,
        encoding=mapping.encoding,
    )
    upload.mapping = format_mapping(chosen)
    Upload.objects.filter(pk=upload.pk).update(mapping=upload.mapping)


def _choose(choice: Choice, name: str) -> Choice:
    if name == choice.field or name not in set(Field):
        return choice
    return replace(choice, field=Field(name), confidence=100, reason=CHOSEN)


def remove(upload: Upload, *, now: datetime, by: Person | None = None) -> None:
    """Take a list away that is not to be imported; one at work stays."""
    act = name_act(upload.pk, "remove", by=by, now=now)
    with uploads.at_work(upload.pk) as mine, recorded(act):
        if not mine:
            raise _refuse(
                "Listan håller på att läsas. Vänta tills det är klart.",
                "The list is being read. Wait until that is done.",
            )
        Upload.objects.filter(pk=upload.pk).delete()
    uploads.drop(upload.pk)


def tidy_uploads(*, now: datetime) -> int:
    """Take away the files that have lain for their period; what came of them stays."""
    past = now - period_of("upload")
    count = 0
    for old in Upload.objects.filter(kept=True, arrived__lt=past):
        if not uploads.is_at_work(old.pk):
            uploads.drop(old.pk)
            Upload.objects.filter(pk=old.pk).update(kept=False, found={})
            count += 1
    return count


def start_reader(number: int) -> None:
    """Start a process of its own that does the step, and outlives the request."""
    subprocess.Popen(  # noqa: S603 (our own command)
        [sys.executable, "-m", "medel", "read-upload", str(number)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        env=os.environ.copy(),
        start_new_session=True,
    )


def _refuse(sv: str, en: str) -> UploadError:
    return UploadError(Text(sv=sv, en=en))
