"""Pages for when something is not there, not right, or broken."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from medel.web.refusals import answer


def answer_bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Tell that the request could not be understood."""
    del exception
    return answer(request, status=400, reason=_("The address could not be understood."))


def answer_forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Tell that the page is closed to this visitor."""
    del exception
    return answer(request, status=403, reason=_("You may not enter this page."))


def answer_forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Tell that a form was not sent from our own page, or too late."""
    del reason
    told = _(
        "The form was not sent from this site, or was open too long. "
        "Nothing was changed. Go back, load the page anew and send it again."
    )
    return answer(request, status=403, reason=told)


def answer_too_many(request: HttpRequest) -> HttpResponse:
    """Tell that something was tried too often."""
    told = _("Too many attempts. Wait five minutes, then try again.")
    return answer(request, status=429, reason=told)


def answer_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Tell that there is no such page."""
    del exception
    reason = _("There is no page at this address. It may have been misspelt or moved.")
    return answer(request, status=404, reason=reason)


def answer_server_error(request: HttpRequest) -> HttpResponse:
    """Tell that we failed; needs neither the database nor the programme's data."""
    del request
    body = render_to_string("medel/500.html", {"language": get_language() or "sv"})
    return HttpResponse(body, status=500)
