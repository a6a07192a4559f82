"""Files that are sent to the site: refused everywhere but where a page asks for one.

A file is written to the disk as it arrives, never kept in memory, and never for
someone who may not send it: the form is read only after the question of access.
"""

from functools import wraps
from typing import Any

from django.core.files.uploadhandler import (
    FileUploadHandler,
    MemoryFileUploadHandler,
    StopUpload,
    TemporaryFileUploadHandler,
)
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect

from medel.web.access import View
from medel.web.refusals import answer

MOST_BYTES = 1_000_000_000
FORM_BYTES = 1_000_000  # what a form brings beside its file


class RefuseFiles(FileUploadHandler):
    """Stops reading as soon as a form that has no place for a file brings one."""

    def new_file(self, *parts: Any, **named: Any) -> None:  # noqa: ANN401 (Django's own)
        """Stop reading the request."""
        del parts, named
        raise StopUpload(connection_reset=True)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Keep nothing of a file."""
        del raw_data, start
        return None

    def file_complete(self, file_size: int) -> None:
        """Give no file."""
        del file_size


class KeepFile(TemporaryFileUploadHandler):
    """Writes files to the installation's own folder, up to the largest size."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._received = 0

    @property
    def too_large(self) -> bool:
        """Whether more was sent than is kept."""
        return self._received > MOST_BYTES

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Write a piece; reading stops at the largest size."""
        self._received += len(raw_data)
        if self.too_large:
            raise StopUpload(connection_reset=True)
        super().receive_data_chunk(raw_data, start)
        return None


def takes_file(view: View) -> View:
    """Let a page take files, whose form is read only now: inside `@permitted`."""
    guarded = csrf_protect(view)

    @wraps(view)
    def enter(
        request: HttpRequest, *parts: object, **named: object
    ) -> HttpResponseBase:
        if _tell_length(request) > MOST_BYTES + FORM_BYTES:
            told = _("A file may have at most 1 GB. Nothing was kept. Split the list.")
            return answer(request, status=413, reason=told)
        request.upload_handlers = [KeepFile(request)]
        return guarded(request, *parts, **named)

    enter.csrf_exempt = True  # type: ignore[attr-defined]
    return enter


class KeepSmallFile(MemoryFileUploadHandler):
    """Keeps one small file in memory; a larger one is not read."""

    def handle_raw_input(self, *parts: Any, **named: Any) -> None:  # noqa: ANN401 (Django's own)
        """Take the file whatever the length of the whole form."""
        super().handle_raw_input(*parts, **named)
        self.activated = True
        self._kept = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Keep a piece; reading stops a little above the largest size."""
        self._kept += len(raw_data)
        if self._kept > FORM_BYTES:
            raise StopUpload(connection_reset=True)
        return super().receive_data_chunk(raw_data, start)


def takes_small_file(view: View) -> View:
    """Let a page take a small file, which is read and forgotten."""

    @wraps(view)
    def enter(
        request: HttpRequest, *parts: object, **named: object
    ) -> HttpResponseBase:
        request.upload_handlers = [KeepSmallFile(request)]
        return view(request, *parts, **named)

    return enter


def _tell_length(request: HttpRequest) -> int:
    stated = request.META.get("CONTENT_LENGTH") or "0"
    return int(stated) if stated.isdigit() else 0
