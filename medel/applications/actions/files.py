"""Handing in files, new versions of them, and taking them away."""

from datetime import datetime
from pathlib import Path

from django.db.models import Sum

from medel.applications import storing
from medel.applications.actions.sections import list_open, name_case
from medel.applications.errors import FileRefusedError, LockedError, refuse_file
from medel.applications.models import Application, Attachment
from medel.applications.recognising import recognise
from medel.journal.actions import recorded
from medel.journal.acts import Act, Actor
from medel.programmes.attachments import AttachmentKind, attachments

SECTION = "documents"
# The signed sheet is handed in when all else is locked.
SHEET, UNSIGNED = "signed", "submitted_unsigned"


def add_file(
    application: Application,
    kind: str,
    arrived: Path,
    name: str,
    *,
    by: Actor,
    at: datetime,
) -> Attachment:
    """Keep a file; one of the same kind and name becomes its earlier version.

    Raise FileRefusedError when it is of a wrong type, broken or too large,
    LockedError when no files can be handed in now.
    """
    known = attachments().by_code.get(kind)
    if known is None:
        raise refuse_file(sv="Välj vad filen är.", en="Choose what the file is.")
    made = _describe(application, known, arrived, name)
    made.added, made.added_by = at, by.person
    act = Act(case=name_case(application), by=by, action="application.add_file", at=at)
    try:
        with recorded(act):
            _keep(made, arrived)
            act.after = {"kind": kind, "sha256": made.sha256, "key": str(made.key)}
    except Exception:
        storing.drop(made.key)
        raise
    return made


def remove_file(attachment: Attachment, *, by: Actor, at: datetime) -> None:
    """Take a file away from the application; what was sent with it stays as it was."""
    act = Act(
        case=name_case(attachment.application),
        by=by,
        action="application.remove_file",
        at=at,
    )
    with recorded(act):
        held = _hold(attachment.application, attachment.kind)
        found = held.attachments.filter(pk=attachment.pk, removed=None)
        found.update(removed=at)
        act.before = {"kind": attachment.kind, "sha256": attachment.sha256}


def _describe(
    application: Application, kind: AttachmentKind, arrived: Path, name: str
) -> Attachment:
    size, sha256 = storing.measure(arrived)
    _require_size(size)
    found = recognise(arrived)
    if found not in kind.types:
        taken = ", ".join(one.upper() for one in kind.types)
        raise refuse_file(
            sv=f"Filen är {found.upper()}, men här tas {taken} emot.",
            en=f"The file is {found.upper()}, but here {taken} are taken.",
        )
    return Attachment(
        application=application,
        kind=kind.code,
        name=storing.clean_name(name, found),
        type=str(found),
        size=size,
        sha256=sha256,
    )


def _keep(made: Attachment, arrived: Path) -> None:
    held = _hold(made.application, made.kind)
    current = held.attachments.filter(removed=None, replaced_by=None)
    _require_room(sum_of(held) + made.size)
    before = current.filter(kind=made.kind, name=made.name).first()
    if before is not None and before.sha256 == made.sha256:
        raise refuse_file(
            sv="Samma fil finns redan.",
            en="The same file is here already.",
            do_sv="Du behöver inte göra något.",
            do_en="You need do nothing.",
        )
    storing.keep(arrived, made.key)
    made.save()
    if before is not None:
        before.replaced_by = made
        before.save(update_fields=["replaced_by"])


def sum_of(application: Application) -> int:
    """Give the size of all files of an application together, every version."""
    summed = application.attachments.aggregate(sum=Sum("size"))
    return int(summed["sum"] or 0)


def may_add(application: Application, kind: str) -> bool:
    """Tell whether a file of a kind can be handed in or taken away now."""
    if kind == SHEET:
        return application.state == UNSIGNED
    return SECTION in list_open(application)


def _hold(application: Application, kind: str) -> Application:
    held = Application.objects.select_for_update().get(pk=application.pk)
    if not may_add(held, kind):
        raise LockedError
    return held


def _require_size(size: int) -> None:
    most = attachments().largest_file
    if size > most:
        raise _too_large(most)


def _require_room(size: int) -> None:
    most = attachments().largest_application
    if size > most:
        raise _too_large(most, whole=True)


def _too_large(most: int, *, whole: bool = False) -> FileRefusedError:
    megabytes = most // 1_000_000
    if whole:
        return refuse_file(
            sv=f"Ansökans filer får tillsammans vara högst {megabytes} MB.",
            en=f"The application's files may be at most {megabytes} MB together.",
            do_sv="Skicka en mindre fil.",
            do_en="Send a smaller file.",
        )
    return refuse_file(
        sv=f"En fil får vara högst {megabytes} MB.",
        en=f"A file may be at most {megabytes} MB.",
        do_sv="Spara den mindre, till exempel med lägre upplösning.",
        do_en="Save it smaller, for instance with a lower resolution.",
    )
