"""One section of an application: saved by itself, joined with others' words."""

import uuid

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
    QueryDict,
)
from django.utils import timezone

from medel.applications.actions.parking import leave
from medel.applications.actions.sections import Saved, save_section
from medel.applications.queries.own import Part
from medel.applications.queries.parked import find_parked
from medel.core.errors import MedelError
from medel.programmes.application_form import Section
from medel.web.access import signed_in
from medel.web.addresses import address
from medel.web.applications.entering import part_in, section_in
from medel.web.applications.reading import read_answers, read_begun
from medel.web.applications.rescuing import rescued, thaw, wants_json
from medel.web.applications.section_page import show_section
from medel.web.applications.telling import tell_saved
from medel.web.page import language
from medel.web.plans.forms import LISTS

REFUSED = 409
# What else one may do with a form than save it: where that leads.
ONWARD = "list"
# The section whose answers are files has a page of its own.
FILES = "documents"


@rescued
def section(request: HttpRequest, key: uuid.UUID, code: str) -> HttpResponse:
    """Show a section; save what is sent of it."""
    part = part_in(request, key)
    form = section_in(part, code)
    if request.method != "POST":
        if code == FILES:
            return HttpResponseRedirect(
                address("application_files", language(), key=key)
            )
        return show_section(request, part, form)
    try:
        saved = _save(part, form, request.POST)
    except MedelError as error:
        reason = error.reason.to(language())
        if wants_json(request):
            return JsonResponse({"message": reason}, status=REFUSED)
        return show_section(request, part, form, sent=request.POST, refusal=reason)
    if wants_json(request):
        return JsonResponse(tell_saved(saved, form))
    return HttpResponseRedirect(_lead_on(request, part, form, saved))


@signed_in
def parked(
    request: HttpRequest, key: uuid.UUID, code: str, parked: uuid.UUID
) -> HttpResponse:
    """Save what was written while nobody was signed in, and show it.

    Its writer sent it before: this is the end of that sending, not a new one.
    """
    part = part_in(request, key)
    form = section_in(part, code)
    kept = find_parked(part.application, parked, part.person)
    if kept is None or kept.section != code:
        raise Http404
    sent = thaw(kept.form)
    try:
        saved = _save(part, form, sent)
    except MedelError as error:
        reason = error.reason.to(language())
        return show_section(
            request, part, form, sent=sent, refusal=reason, parked=parked
        )
    leave(kept)
    return HttpResponseRedirect(_address(part, form, f"?saved={saved.own or 0}"))


def _save(part: Part, form: Section, sent: QueryDict) -> Saved:
    return save_section(
        part.application,
        form.code,
        read_answers(form, sent, part.application.call.programme),
        begun_from=read_begun(sent),
        by=part.actor,
        at=timezone.now(),
    )


def _lead_on(request: HttpRequest, part: Part, form: Section, saved: Saved) -> str:
    more = request.POST.get("add", "")
    if more in LISTS:
        return _address(part, form, f"#{more}")
    if more in form.by_code:
        return _address(part, form, f"?more={more}#q-{more}")
    if request.POST.get("do") == ONWARD and not saved.clashes and not saved.joined:
        return address("application", language(), key=part.application.key)
    return _address(part, form, f"?saved={saved.own or 0}")


def _address(part: Part, form: Section, after: str = "") -> str:
    where = address(
        "application_section", language(), key=part.application.key, code=form.code
    )
    return where + after
