"""Files as they are read: those that belong now, and every version."""

import uuid
from collections.abc import Sequence

from medel.applications.models import Application, Attachment


def files_of(application: Application) -> Sequence[Attachment]:
    """Give the files that belong to an application now."""
    return list(application.attachments.filter(removed=None, replaced_by=None))


def find_file(application: Application, key: uuid.UUID) -> Attachment | None:
    """Find a file of an application, an earlier version of one too."""
    found = application.attachments.select_related("application")
    return found.filter(key=key).first()


def earlier_of(application: Application) -> Sequence[Attachment]:
    """Give the files that were replaced or taken away, newest first."""
    gone = application.attachments.exclude(removed=None, replaced_by=None)
    return list(gone.order_by("-added", "-pk"))
