"""What happens to every request: its record, its limits, its language."""

import time
from collections.abc import Callable
from typing import Self
from urllib.parse import unquote_to_bytes

import structlog
from django.conf import settings
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _

from medel.search.errors import IndexBusyError
from medel.web.addresses import find_other_language
from medel.web.refusals import answer

Answer = Callable[[HttpRequest], HttpResponse]

MAX_QUERY = 4_000
MAX_PATH = 1_000
MAX_HEADERS = 32_000
NOT_FOUND = 404
MILLISECONDS = 1000

log = structlog.get_logger("medel.request")


def record_request(get_response: Answer) -> Answer:
    """Write one line per request: what kind of page, what came of it, how long it took.

    Neither the visitor's address nor the query is written.
    """

    def respond(request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        with _QueryCount() as queries:
            response = get_response(request)
        took = round((time.perf_counter() - started) * MILLISECONDS, 1)
        match = request.resolver_match
        log.info(
            "request",
            method=request.method if request.method in _METHODS else "other",
            page=match.view_name if match else "",
            status=response.status_code,
            ms=took,
        )
        if settings.MEDEL_TIMING:
            told = f'app;dur={took}, db;desc="{queries.count}"'
            response.headers["Server-Timing"] = told
        return response

    return respond


def limit_request(get_response: Answer) -> Answer:
    """Refuse addresses and headers that are too long or not text, before any work."""

    def respond(request: HttpRequest) -> HttpResponse:
        refusal = _find_refusal(request)
        if refusal is None:
            return get_response(request)
        status, reason = refusal
        return answer(request, status=status, reason=reason)

    return respond


def keep_private(get_response: Answer) -> Answer:
    """Let no shared cache keep what someone sees who has signed in."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            patch_vary_headers(response, ["Cookie"])
            patch_cache_control(response, private=True, no_cache=True)
        return response

    return respond


def tell_busy(get_response: Answer) -> Answer:
    """Say that the database or the index is busy, as while a large list goes in."""

    def respond(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_exception(
        request: HttpRequest, error: Exception
    ) -> HttpResponse | None:
        told = _find_what_is_busy(error)
        if told is None:
            return None
        reason, seconds = told
        page = answer(request, status=503, reason=reason)
        page.headers["Retry-After"] = str(seconds)
        return page

    respond.process_exception = process_exception  # type: ignore[attr-defined]
    return respond


def _find_what_is_busy(error: Exception) -> tuple[str, int] | None:
    """Give what to say of an error that waiting mends, and how many seconds to wait."""
    if isinstance(error, IndexBusyError):
        return _("The search is being made ready. Try again in a while."), 10
    if isinstance(error, OperationalError) and "locked" in str(error):
        told = _("A large list is going in. Nothing was saved. Try again in a while.")
        return told, 60
    return None


def redirect_other_language(get_response: Answer) -> Answer:
    """Send /en/projekt/ on to /en/projects/: the words of one language in the other."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code == NOT_FOUND and not request.resolver_match:
            elsewhere = find_other_language(request.path_info)
            if elsewhere:
                query = request.META.get("QUERY_STRING", "")
                told = f"?{query}" if query else ""
                return HttpResponsePermanentRedirect(elsewhere + told)
        return response

    return respond


_METHODS = {"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"}


class _QueryCount:
    """Counts database queries while it is open."""

    def __init__(self) -> None:
        self.count = 0

    def __enter__(self) -> Self:
        connection.execute_wrappers.append(self._count)
        return self

    def __exit__(self, *error: object) -> None:
        connection.execute_wrappers.remove(self._count)

    def _count(self, execute: Callable[..., object], *parts: object) -> object:
        self.count += 1
        return execute(*parts)


def _find_refusal(request: HttpRequest) -> tuple[int, str] | None:
    headers = sum(len(key) + len(str(value)) for key, value in request.headers.items())
    query = request.META.get("QUERY_STRING", "")
    if len(request.path_info) > MAX_PATH or len(query) > MAX_QUERY:
        return 414, _("The address is too long.")
    if headers > MAX_HEADERS:
        return 431, _("The request's headers are too long.")
    if not (_is_text(query) and request.path_info.isprintable()):
        return 400, _("The address holds characters that cannot be read.")
    return None


def _is_text(query: str) -> bool:
    try:
        return unquote_to_bytes(query.replace("+", " ")).decode().isprintable()
    except UnicodeDecodeError:
        return False
