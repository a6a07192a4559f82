"""Giving out an attachment: always as a file to save, never as a page of this site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import FileResponse, Http404

from medel.applications.storing import place_of

if TYPE_CHECKING:
    from medel.applications.models import Attachment

TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
}


def serve_attachment(attachment: Attachment) -> FileResponse:
    """Give the bytes of a file; 404 if they are gone.

    Only for a view that has made sure who asks.
    """
    try:
        opened = place_of(attachment.key).open("rb")
    except OSError as error:
        raise Http404 from error
    kind = TYPES.get(attachment.type, "application/octet-stream")
    answer = FileResponse(
        opened, as_attachment=True, filename=attachment.name, content_type=kind
    )
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
