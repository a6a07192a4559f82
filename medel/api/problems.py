"""Problems: every refusal of the API in the shape of RFC 9457."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError

from medel.core.errors import MedelError

CONTENT_TYPE = "application/problem+json"


class Problem(Schema):
    """A refusal: what kind, how serious, and what to do about it."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    detail_sv: str


class NotHereError(MedelError):
    """Nothing has this code."""


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
    api.exception_handler(MedelError)(_tell_refusal)
    api.exception_handler(ValidationError)(_tell_invalid)
    api.exception_handler(HttpError)(_tell_http)


def _tell_missing(request: HttpRequest, error: NotHereError) -> HttpResponse:
    del request
    reason = error.reason
    return refuse(status=404, title="Not found", en=reason.en, sv=reason.sv)


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
    told = str(error)
    return refuse(status=error.status_code, title="Refused", en=told, sv=told)
