"""Comments between those who write together."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from medel.applications.actions.comments import comment as say
from medel.applications.actions.comments import settle
from medel.applications.queries.sections import find_comment, find_section
from medel.core.errors import MedelError
from medel.web.access import signed_in
from medel.web.addresses import address
from medel.web.applications.entering import part_in, section_in
from medel.web.page import language
from medel.web.refusals import answer


@signed_in
def comment(request: HttpRequest, key: uuid.UUID, code: str) -> HttpResponse:
    """Say something about a section, or mark what is said as done."""
    part = part_in(request, key)
    form = section_in(part, code)
    back = address("application_section", language(), key=key, code=code)
    kept = find_section(part.application, form.code)
    if request.method != "POST" or kept is None:
        return HttpResponseRedirect(f"{back}#comments")
    kept.application = part.application
    done, now = request.POST.get("done", ""), timezone.now()
    try:
        if done:
            found = find_comment(part.application, _read_number(done))
            if found is None:
                raise Http404
            settle(found, by=part.actor, at=now)
        else:
            say(kept, request.POST.get("text", ""), by=part.actor, at=now)
    except MedelError as error:
        return answer(request, status=400, reason=error.reason.to(language()))
    return HttpResponseRedirect(f"{back}#comments")


def _read_number(stated: str) -> int:
    known = stated.isascii() and stated.isdigit() and len(stated) < 10  # noqa: PLR2004 (fits)
    return int(stated) if known else 0
