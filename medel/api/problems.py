"""Problems: every refusal of the API in the shape of RFC 9457."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, Throttled, ValidationError

from medel.core.errors import MedelError
from medel.search.errors import IndexBusyError

CONTENT_TYPE = "application/problem+json"
TOO_MANY = 429


class Problem(Schema):
    """A refusal: what kind, how serious, and what to do about it."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    detail_sv: str


class NotHereError(MedelError):
    """Nothing has this code."""


class TooLargeError(MedelError):
    """What was sent is larger than we read."""


def refuse(*, status: int, title: str, en: str, sv: str) -> HttpResponse:
    """Make a problem answer."""
    problem = Problem(title=title, status=status, detail=en, detail_sv=sv)
    return JsonResponse(
        problem.model_dump(),
        status=status,
        content_type=CONTENT_TYPE,
        json_dumps_params={"ensure_ascii": False},
    )


def tell_problems(api: NinjaAPI) -> None:
    """Answer every error of the API as a problem."""
    api.exception_handler(NotHereError)(_tell_missing)
    api.exception_handler(TooLargeError)(_tell_too_large)
    api.exception_handler(RequestDataTooBig)(_tell_flood)
    api.exception_handler(IndexBusyError)(_tell_busy)
    api.exception_handler(MedelError)(_tell_refusal)
    api.exception_handler(ValidationError)(_tell_invalid)
    api.exception_handler(Throttled)(_tell_throttled)
    api.exception_handler(HttpError)(_tell_http)


def _tell_missing(request: HttpRequest, error: NotHereError) -> HttpResponse:
    del request
    reason = error.reason
    return refuse(status=404, title="Not found", en=reason.en, sv=reason.sv)


def _tell_too_large(request: HttpRequest, error: TooLargeError) -> HttpResponse:
    del request
    reason = error.reason
    return refuse(status=413, title="Too large", en=reason.en, sv=reason.sv)


def _tell_busy(request: HttpRequest, error: IndexBusyError) -> HttpResponse:
    del request
    reason = error.reason
    problem = refuse(status=503, title="Busy", en=reason.en, sv=reason.sv)
    problem.headers["Retry-After"] = "10"
    return problem


def _tell_flood(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    del request, error
    return refuse(
        status=413,
        title="Too large",
        en="What was sent is far larger than any question here needs.",
        sv="Det som skickades är mycket större än någon fråga här behöver.",
    )


def _tell_throttled(request: HttpRequest, error: Throttled) -> HttpResponse:
    del request
    problem = refuse(
        status=429,
        title="Too many requests",
        en="You have asked very often. Wait a minute and try again.",
        sv="Du har frågat väldigt ofta. Vänta en minut och försök igen.",
    )
    problem.headers["Retry-After"] = str(max(int(error.wait or 0), 1))
    return problem


def _tell_refusal(request: HttpRequest, error: MedelError) -> HttpResponse:
    del request
    reason = error.reason
    return refuse(status=400, title="Bad request", en=reason.en, sv=reason.sv)


def _tell_invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    del request
    names = ", ".join(str(one["loc"][-1]) for one in error.errors)
    told = "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in error.errors)
    return refuse(
        status=400,
        title="Bad request",
        en=f"{told}.",
        sv=f"Värdet i {names} går inte att använda. Se API-beskrivningen.",
    )


def _tell_http(request: HttpRequest, error: HttpError) -> HttpResponse:
    del request
    if error.status_code == TOO_MANY:
        return refuse(
            status=TOO_MANY,
            title="Too many requests",
            en="You have asked too often. Wait a minute and ask again.",
            sv="Du har frågat för ofta. Vänta en minut och fråga igen.",
        )
    return refuse(
        status=error.status_code,
        title="Refused",
        en=f"{error}. Send a JSON object, as the API description shows.",
        sv="Det som skickades går inte att läsa. Skicka ett JSON-objekt som i "
        "API-beskrivningen.",
    )
