"""Finding a case for whoever asks: of their programmes, not sealed; it is noted."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from medel.applications.actions.sections import name_case
from medel.decisions.queries.case import find_case
from medel.decisions.queries.reach import Reach, find_reach, is_sealed
from medel.parties.permissions import Subject, explain, may
from medel.parties.states import Role
from medel.web.access import permitted, standing_in
from medel.web.acting import actor_in
from medel.web.page import language
from medel.web.refusals import answer
from medel.web.watching import note_read, note_stopped

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from medel.applications.models import Application
    from medel.journal.acts import Actor
    from medel.web.access import View

READERS = (
    *(Role.CASE_OFFICER, Role.DECISION_MAKER, Role.PROGRAMME_MANAGER),
    *(Role.SECRETARY, Role.AUDIT_AUTHORITY),
)


def reach_in(request: HttpRequest, at: datetime) -> Reach:
    """Find what whoever asks may read."""
    held = standing_in(request).memberships
    return find_reach({one.programme for one in held if one.role in READERS}, at=at)


def officer_in(request: HttpRequest, case: Application) -> Actor:
    """Give who acts on a case; only where handle_cases is allowed."""
    return actor_in(request, Role.CASE_OFFICER, programme=case.call.programme)


def may_handle(request: HttpRequest, case: Application) -> bool:
    """Tell whether whoever asks may change a case of this programme."""
    about = Subject(case.call.programme)
    return may("handle_cases", standing_in(request), about)


def of_case(what: str) -> Callable[[View], View]:
    """Give the view its case; `what` is read of it goes into the journal of readings.

    A case of another programme is not there. One of a sealed call is closed until the
    call is. Whoever may only read gets no further with a form.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def enter(request: HttpRequest, key: UUID, **named: object) -> HttpResponseBase:
            case = find_case(key)
            about = Subject(case.call.programme) if case else Subject()
            if case is None:
                raise Http404
            if not may("read_cases", standing_in(request), about):
                note_stopped(request, name_case(case), what)
                raise Http404
            refusal = _find_refusal(request, case, about, what)
            return refusal or view(request, case, **named)

        return permitted("read_cases")(enter)

    return wrap


def _find_refusal(
    request: HttpRequest, case: Application, about: Subject, what: str
) -> HttpResponseBase | None:
    now = timezone.now()
    reader = actor_in(request, *READERS, programme=about.programme)
    sealed = is_sealed(case.call, now)
    if sealed:
        note_stopped(request, name_case(case), what, reader)
        return answer(request, status=403, reason=_tell_seal(case))
    note_read(request, name_case(case), what, reader)
    if any("\x00" in str(one) for one in request.POST.values()):
        return answer(request, status=400, reason=_("The form cannot be understood."))
    told = explain("handle_cases", standing_in(request), about)
    if request.method == "POST" and not told.allowed:
        note_stopped(request, name_case(case), what, reader)
        return answer(request, status=403, reason=told.reason.to(language()))
    return None


def _tell_seal(case: Application) -> str:
    closes = timezone.localtime(case.call.closes).strftime("%Y-%m-%d %H:%M")
    why = _("The call is sealed: nobody reads an application before %(hour)s.")
    return why % {"hour": closes}
