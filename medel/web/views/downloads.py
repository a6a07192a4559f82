"""Files: the result of a search, and the full files of the bank."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, parse_http_date_safe
from django.utils.translation import gettext as _
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile

from medel import __version__
from medel.core.errors import MedelError
from medel.projects.changes import tell_last_change
from medel.projects.selection import read_selection
from medel.reporting.bank import extract_bank
from medel.reporting.downloads import Download, render
from medel.reporting.formats import write_format
from medel.reporting.publication import PACKED, find_current, find_folder, is_small
from medel.reporting.published import CATALOGUE, EVERY, PublishedFile
from medel.reporting.sites import Site, find_site
from medel.search.errors import IndexBusyError
from medel.web.access import public
from medel.web.addresses import make_absolute
from medel.web.context import find_origin
from medel.web.downloads import CHOICES, read_choice
from medel.web.page import language
from medel.web.refusals import answer
from medel.web.slots import Slot, hold
from medel.web.tracking import TRACKING

IN_THE_PAGE = {"atom", "dcat"}
RETRY = 3600
MINUTE = 60


@public
def download(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """Give the whole result of a search as a file, written while it is taken."""
    try:
        selection = read_selection(request.GET.lists(), ignore=TRACKING | CHOICES)
        choice = read_choice(request.GET)
        made = render(
            selection,
            suffix,
            choice.columns,
            language=choice.language,
            site=_find_site(request),
            on=timezone.localdate(),
            bom=choice.bom,
        )
    except IndexBusyError:
        raise  # told by the middleware, as everywhere
    except MedelError as error:
        return answer(request, status=400, reason=error.reason.to(language()))
    inline = suffix in IN_THE_PAGE
    return _hold(request, lambda: _stream(request, made, inline=inline))


@public
def full_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """Give a file of the whole bank, at an address that never changes."""
    file = next((one for one in EVERY if one.name == name), None)
    if file is None:
        known = ", ".join(one.name for one in EVERY)
        reason = _("There is no such file. There are: %(names)s.") % {"names": known}
        return answer(request, status=404, reason=reason)
    return _give(request, file)


@public
def catalogue(request: HttpRequest) -> HttpResponseBase:
    """Give the catalogue that data portals harvest."""
    return _give(request, CATALOGUE)


def _give(request: HttpRequest, file: PublishedFile) -> HttpResponseBase:
    """Give a file as it was made in the night; a small bank's is made anew."""
    site = _find_site(request)
    small = is_small()
    kept = find_current(site, stale=not small)
    path = find_folder() / file.name
    if kept and path.exists():
        return _hold(request, lambda: _send(request, file, path))
    if not small:
        reason = _("This file is made every night and is not there yet. Come back.")
        refusal = answer(request, status=503, reason=reason)
        refusal.headers["Retry-After"] = str(RETRY)
        return refusal
    extract = extract_bank(site=site, on=timezone.localdate())
    made = Download(file.media_type, file.name, write_format(file.format, extract))
    return _hold(request, lambda: _stream(request, made, inline=file is CATALOGUE))


def _send(request: HttpRequest, file: PublishedFile, path: Path) -> HttpResponseBase:
    """Send a file from the disk: whole, a part of it, or only that it is the same."""
    headers = [
        ("Content-Type", file.media_type),
        ("Accept-Ranges", "bytes"),
        ("Access-Control-Expose-Headers", "Content-Range, ETag, Last-Modified"),
    ]
    packed = {} if "HTTP_RANGE" in request.META else {"gzip": f"{path}{PACKED}"}
    kept = StaticFile(str(path), headers, packed)
    response: HttpResponseBase = WhiteNoiseMiddleware.serve(kept, request)
    return response


def _hold(
    request: HttpRequest, make: Callable[[], HttpResponseBase]
) -> HttpResponseBase:
    """Send a file, if not too many are being sent: readers of pages need room too."""
    slot = Slot()
    if slot.taken:
        return hold(_answer_condition(request, make()), slot)
    reason = _("Many files are being fetched just now. Try again in a minute.")
    refusal = answer(request, status=503, reason=reason)
    refusal.headers["Retry-After"] = str(MINUTE)
    return refusal


def _answer_condition(request: HttpRequest, made: HttpResponseBase) -> HttpResponseBase:
    """Say "not modified" before there is a file to be sent, if that is the answer."""
    told, day = made.headers.get("ETag"), made.headers.get("Last-Modified")
    answered = get_conditional_response(
        request,
        etag=told,
        last_modified=parse_http_date_safe(day) if day else None,
        response=made,  # type: ignore[arg-type]  # only its headers are read
    )
    return made if answered is None else answered


def _stream(
    request: HttpRequest, made: Download, *, inline: bool
) -> StreamingHttpResponse:
    """Send a file while it is written; to HEAD, only what is told of it."""
    parts = iter(()) if request.method == "HEAD" else made.parts
    response = StreamingHttpResponse(parts, content_type=made.media_type)
    number, at = tell_last_change()
    response.headers["ETag"] = _mark(request, number)
    response.headers["Last-Modified"] = _write_moment(at)
    if not inline:
        told = f'attachment; filename="{made.name}"'
        response.headers["Content-Disposition"] = told
    return response


def _mark(request: HttpRequest, number: int) -> str:
    """Give a tag that changes with the bank, the day, the release and the address."""
    told = (number, timezone.localdate(), __version__, request.build_absolute_uri())
    digest = hashlib.sha256("|".join(map(str, told)).encode()).hexdigest()
    return f'W/"{digest[:32]}"'


def _write_moment(at: datetime | None) -> str:
    return http_date((at or timezone.now()).timestamp())


def _find_site(request: HttpRequest) -> Site:
    return find_site(make_absolute("", find_origin(request)))
