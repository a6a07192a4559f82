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
