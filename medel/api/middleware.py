"""Refusals under /api/ that never reach the API itself, told in its own shape."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from medel.api.problems import CONTENT_TYPE, refuse

Answer = Callable[[HttpRequest], HttpResponse]

PREFIX = "/api/"
FIRST_REFUSAL = 400
TOLD = {
    400: ("The request could not be understood.", "Anropet går inte att förstå."),
    404: ("There is nothing at this address.", "Det finns inget på den här adressen."),
    405: (
        "This address is not asked that way.",
        "Adressen tar inte emot sådana anrop.",
    ),
    414: ("The address is too long.", "Adressen är för lång."),
    431: ("The headers are too long.", "Anropets huvuden är för långa."),
    500: (
        "Something broke with us. Try again.",
        "Något gick fel hos oss. Försök igen.",
    ),
}


def speak_problems(get_response: Answer) -> Answer:
    """Turn an HTML or empty refusal under /api/ into a problem (RFC 9457)."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not _needs_telling(request, response):
            return response
        en, sv = TOLD.get(response.status_code, TOLD[400])
        problem = refuse(
            status=response.status_code, title=response.reason_phrase, en=en, sv=sv
        )
        if "Allow" in response.headers:
            allowed = response.headers["Allow"]
            problem.headers["Allow"] = allowed.replace("GET", "GET, HEAD")
        return problem

    return respond


def answer_heads(get_response: Answer) -> Answer:
    """Answer HEAD under /api/ as GET, whose body the server then leaves out."""

    def respond(request: HttpRequest) -> HttpResponse:
        if request.method != "HEAD" or not request.path_info.startswith(PREFIX):
            return get_response(request)
        request.method = "GET"
        response = get_response(request)
        request.method = "HEAD"
        return response

    return respond


def _needs_telling(request: HttpRequest, response: HttpResponse) -> bool:
    told = response.headers.get("Content-Type", "").startswith(CONTENT_TYPE)
    refused = response.status_code >= FIRST_REFUSAL
    return request.path_info.startswith(PREFIX) and refused and not told
