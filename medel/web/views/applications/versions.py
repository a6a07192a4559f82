"""Versions of a section: every saving, what it changed, and going back to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from medel.applications.actions.sections import list_open, save_section
from medel.applications.queries.people import name_people
from medel.applications.queries.sections import (
    find_section,
    find_version,
    versions_of,
)
from medel.core.errors import MedelError
from medel.web.access import signed_in
from medel.web.addresses import address
from medel.web.applications.comparing import compare
from medel.web.applications.entering import page_of, part_in, section_in
from medel.web.page import language, show
from medel.web.refusals import answer

if TYPE_CHECKING:
    import uuid

    from medel.applications.models import Section as Kept
    from medel.applications.models import SectionVersion
    from medel.applications.queries.own import Part
    from medel.programmes.application_form import Section


@signed_in
def versions(request: HttpRequest, key: uuid.UUID, code: str) -> HttpResponse:
    """List every saving of a section."""
    part = part_in(request, key)
    form = section_in(part, code)
    kept = _find(part, form)
    found = versions_of(kept)
    page = page_of(
        part.application,
        "application_versions",
        _("Versions of %(section)s") % {"section": form.name.to(language())},
        code=code,
    )
    return show(
        request,
        "applications/versions.html",
        page,
        application=part.application,
        form=form,
        kept=kept,
        versions=found,
        people=name_people(one.saved_by for one in found),
    )


@signed_in
def version(
    request: HttpRequest, key: uuid.UUID, code: str, number: int
) -> HttpResponse:
    """Show a version beside the one before, or beside what stands now; restore it."""
    part = part_in(request, key)
    form = section_in(part, code)
    kept = _find(part, form)
    found = find_version(kept, number)
    if found is None:
        raise Http404
    if request.method == "POST":
        return _restore(request, part, form, kept, found)
    with_now = "now" in request.GET
    before = None if with_now else find_version(kept, number - 1)
    other = kept.answers if with_now else (before.answers if before else {})
    first, second = (found.answers, other) if with_now else (other, found.answers)
    page = page_of(
        part.application,
        "application_version",
        _("Version %(number)s") % {"number": number},
        code=code,
        number=number,
    )
    return show(
        request,
        "applications/version.html",
        page,
        application=part.application,
        form=form,
        kept=kept,
        version=found,
        with_now=with_now,
        changed=compare(form, first, second, part.application.call),
        mine=compare(form, found.answers, found.sent, part.application.call)
        if found.clashes
        else (),
        people=name_people([found.saved_by]),
        locked=code not in list_open(part.application),
    )


def _restore(
    request: HttpRequest, part: Part, form: Section, kept: Kept, found: SectionVersion
) -> HttpResponse:
    """Let a version stand again: a new saving, so that this too can be undone."""
    gone = {one.code: "" for one in form.questions if one.code in kept.answers}
    try:
        save_section(
            part.application,
            form.code,
            {**gone, **found.answers},
            begun_from=kept.version,
            by=part.actor,
            at=timezone.now(),
        )
    except MedelError as error:
        return answer(request, status=409, reason=error.reason.to(language()))
    here = address(
        "application_section", language(), key=part.application.key, code=form.code
    )
    return HttpResponseRedirect(f"{here}?saved=0")


def _find(part: Part, form: Section) -> Kept:
    kept = find_section(part.application, form.code)
    if kept is None:
        raise Http404
    return kept
