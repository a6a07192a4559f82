"""The journal in public: the root of each day, and nothing of what was written."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from medel.journal.queries import tell_roots
from medel.web.access import public


@public
def roots(request: HttpRequest) -> HttpResponse:
    """List the daily roots, for anyone to keep a copy of."""
    del request
    return JsonResponse(tell_roots(), json_dumps_params={"indent": 1})
