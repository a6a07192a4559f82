"""Taking a file for an application: onto the disk as it arrives, up to a size.

The form is read only when it is known who sends it.
"""

from functools import wraps

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect

from medel.programmes.attachments import attachments
from medel.web.access import View
from medel.web.refusals import answer
from medel.web.uploading import FORM_BYTES, KeepFile


class KeepAttachment(KeepFile):
    """Writes a file to the disk, up to the largest size of an attachment."""

    @property
    def too_large(self) -> bool:
        """Whether more was sent than is kept."""
        return self._received > attachments().largest_file


def takes_attachment(view: View) -> View:
    """Let a page take a file of an application: inside `@signed_in`."""
    guarded = csrf_protect(view)

    @wraps(view)
    def enter(
        request: HttpRequest, *parts: object, **named: object
    ) -> HttpResponseBase:
        stated = request.META.get("CONTENT_LENGTH") or "0"
        length = int(stated) if stated.isdigit() else 0
        most = attachments().largest_file
        if length > most + FORM_BYTES:
            told = _("A file may be at most %(most)s MB. Nothing was kept.") % {
                "most": most // 1_000_000
            }
            return answer(request, status=413, reason=told)
        request.upload_handlers = [KeepAttachment(request)]
        return guarded(request, *parts, **named)

    enter.csrf_exempt = True  # type: ignore[attr-defined]
    return enter
