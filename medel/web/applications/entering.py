"""Who enters an application: those of its organisations, for all others it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from medel.applications.actions.sections import name_case
from medel.applications.forms import find_section_of
from medel.applications.queries.own import Part, find_part
from medel.applications.queries.parked import find_application
from medel.parties.states import APPLICANT_SIDE
from medel.web.access import standing_in
from medel.web.addresses import address, addresses
from medel.web.page import Crumb, Page, language
from medel.web.watching import note_stopped

if TYPE_CHECKING:
    import uuid
    from collections.abc import Sequence

    from medel.applications.models import Application
    from medel.parties.models import Organisation
    from medel.programmes.application_form import Section


def part_in(request: HttpRequest, key: uuid.UUID) -> Part:
    """Give what whoever has signed in is in an application; 404 if nothing."""
    part = find_part(key, standing_in(request).memberships)
    if part is None:
        found = find_application(key)
        if found is not None:
            note_stopped(request, name_case(found), _name(request))
        raise Http404
    return part


def owning_in(request: HttpRequest, key: uuid.UUID) -> Part:
    """Give one's part in an application of one's own; 404 for partners and others."""
    part = part_in(request, key)
    if not part.owns:
        case = name_case(part.application)
        note_stopped(request, case, _name(request), part.actor)
        raise Http404
    return part


def _name(request: HttpRequest) -> str:
    """Name what was asked for, as the address is named: `application.sign`."""
    match = request.resolver_match
    name = (match.url_name or "") if match else ""
    return f"application.{name.removeprefix('application_') or 'page'}"


def section_in(part: Part, code: str) -> Section:
    """Give a section of the call's form; 404 if there is none of that name."""
    found = find_section_of(part.application.call, code)
    if found is None:
        raise Http404
    return found


def organisations_in(request: HttpRequest, programme: str) -> Sequence[Organisation]:
    """Give the organisations that one may apply for in a programme."""
    held = standing_in(request).memberships
    found = {
        one.organisation_id: one.organisation
        for one in held
        if one.role in APPLICANT_SIDE and one.programme in ("", programme)
    }
    return [one for one in found.values() if one]


def name_application(application: Application) -> str:
    """Give what an application is called, before it has a name too."""
    return application.title or _("Application without a name")


def page_of(
    application: Application,
    name: str,
    title: str,
    *,
    wrong: bool = False,
    **parts: object,
) -> Page:
    """Make a page of an application, with the way back to it."""
    crumbs = [Crumb(_("My applications"), address("applications", language()))]
    if name != "application":
        href = address("application", language(), key=application.key)
        crumbs.append(Crumb(name_application(application), href))
    return Page(
        title=title,
        description="",
        addresses=addresses(name, key=application.key, **parts),
        private=True,
        wrong=wrong,
        crumbs=tuple(crumbs),
    )
