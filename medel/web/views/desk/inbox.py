"""The inbox of whoever has signed in: what waits, oldest first; and batch steps."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from medel.core.errors import MedelError
from medel.decisions.actions.handling import start_check
from medel.decisions.queries.inbox import PAGE, Asked, read_inbox
from medel.decisions.tasks import BY_CODE
from medel.parties.permissions import PERMISSIONS, explain
from medel.parties.states import Role
from medel.web.access import permitted, standing_in
from medel.web.acting import NoRoleError
from medel.web.addresses import addresses
from medel.web.keys import read_key
from medel.web.page import Page, language, show
from medel.web.views.desk.finding import officer_in, reach_in
from medel.web.views.desk.numbers import read_number

MOST_AT_ONCE = PAGE


@permitted("enter_desk")
def desk(request: HttpRequest) -> HttpResponse:
    """Show what waits; start several checks at once when the form is sent."""
    done, wrong = _start_several(request) if request.method == "POST" else ("", ())
    now = timezone.now()
    standing = standing_in(request)
    reach = reach_in(request, now)
    asked = _read_asked(request)
    inbox = read_inbox(reach, asked, at=now)
    last = max(-(-inbox.total // PAGE), 1)
    if asked.page > last:
        raise Http404
    return show(
        request,
        "desk/inbox.html",
        _page(wrong=bool(wrong)),
        inbox=inbox,
        asked=asked,
        pages=last,
        done=done,
        wrong=wrong,
        reach=reach,
        roles=sorted({one.get_role_display() for one in standing.memberships}),
        answers={name: explain(name, standing) for name in PERMISSIONS},
        is_officer=Role.CASE_OFFICER in asked.roles,
    )


def _read_asked(request: HttpRequest) -> Asked:
    standing = standing_in(request)
    kind = request.GET.get("kind", "")
    if kind and kind not in BY_CODE:
        raise Http404
    return Asked(
        person=str(standing.person.pk) if standing.person else "",
        roles={one.role for one in standing.memberships},
        everyones=request.GET.get("whose") == "all",
        kind=kind,
        page=read_number(request.GET.get("page", "1")),
    )


def _start_several(request: HttpRequest) -> tuple[str, list[tuple[str, str]]]:
    """Start the check of each ticked case; a refusal of one leaves the others be."""
    ticked = request.POST.getlist("case")[:MOST_AT_ONCE]
    keys = [read_key(one) for one in ticked]
    now = timezone.now()
    cases = list(reach_in(request, now).cases().filter(pk__in=keys))
    started, wrong = 0, []
    for case in cases:
        try:
            start_check(case, by=officer_in(request, case), at=timezone.now())
        except (MedelError, NoRoleError) as error:
            reason = getattr(error, "reason", None)
            told = reason.to(language()) if reason else _("You may not do this.")
            wrong.append((str(case), told))
        else:
            started += 1
    return str(started) if started else "", wrong


def _page(*, wrong: bool) -> Page:
    return Page(
        title=_("Inbox"),
        description="",
        addresses=addresses("desk"),
        section="inbox",
        private=True,
        wrong=wrong,
    )
