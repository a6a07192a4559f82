"""Storing a project that was granted here, not read from a list."""

from datetime import date

from django.db import transaction

from medel.programmes.programme import Programme
from medel.projects.actions.storing import Store, remember
from medel.projects.changes import note_change
from medel.projects.importing.record import Record
from medel.projects.licences import LICENCE
from medel.projects.models import Origin, Project, Revision

LIST = "Medel"


def store_grant(
    record: Record,
    *,
    programme: Programme | None,
    on: date,
    fictitious: bool = False,
) -> str:
    """Store a granted application as a project; give the project's code.

    Stored again, it follows the record and keeps what it was before. A fictitious one
    never is among those of the bank, not even for a moment.
    """
    with transaction.atomic():
        origin, _ = Origin.objects.get_or_create(
            name=LIST,
            checksum="",
            mapping="decision",
            defaults={"retrieved": on, "format": "medel", "licence": LICENCE},
        )
        store = Store(
            origin=origin,
            programme=programme,
            listed=LIST,
            change=note_change(),
            fictitious=fictitious,
        )
        store.put([record])
    return Project.everything.get(origin=origin, row=record.row).code


def remove_grant(row: int) -> None:
    """Take a project out that was granted here and has lapsed; keep what it was."""
    with transaction.atomic():
        found = Project.everything.filter(origin__name=LIST, row=row)
        for project in found.select_related("origin"):
            Revision.objects.bulk_create([remember(project, project.origin)])
            project.delete()
            note_change(whole=True)
