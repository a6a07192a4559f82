"""The list of cases, and all cases of a call side by side."""

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from medel.applications.actions.calls import name_call
from medel.applications.queries.people import name_people
from medel.decisions.queries.cases import ORDERS, Wanted, list_cases
from medel.decisions.queries.reach import Reach
from medel.decisions.queries.side_by_side import PAGE, compare
from medel.rules.steps import read_table
from medel.web.access import permitted, person_in
from medel.web.acting import actor_in
from medel.web.addresses import address, addresses
from medel.web.page import Crumb, Page, language, show
from medel.web.views.desk.finding import READERS, reach_in
from medel.web.views.desk.numbers import read_number
from medel.web.watching import note_read

MOST_CHARACTERS = 200


@permitted("read_cases")
def cases(request: HttpRequest) -> HttpResponse:
    """Show the cases that the filters leave, a page at a time."""
    reach = reach_in(request, timezone.now())
    wanted = _read_wanted(request, reach)
    found = list_cases(reach, wanted)
    if wanted.page > found.pages:
        raise Http404
    page = Page(
        title=_("Cases"),
        description="",
        addresses=addresses("cases"),
        query=_query(request.GET),
        section="cases",
        private=True,
    )
    return show(
        request,
        "desk/cases.html",
        page,
        found=found,
        wanted=wanted,
        reach=reach,
        names=name_people(one.officer for one in found.cases),
        states=[one for one in read_table("application").states if _was_sent(one.code)],
        mine=str(person_in(request).pk),
        query=_query_without_page(request.GET),
        number=wanted.page,
    )


@permitted("read_cases")
def side_by_side(request: HttpRequest, number: int) -> HttpResponse:
    """Show all cases of a call beside each other, on the same criteria."""
    reach = reach_in(request, timezone.now())
    call = next((one for one in reach.calls if one.pk == number), None)
    if call is None:
        raise Http404
    asked = read_number(request.GET.get("page", "1"))
    compared = compare(reach, call, page=asked)
    reader = actor_in(request, *READERS, programme=call.programme)
    note_read(request, name_call(call), "call.side_by_side", reader)
    pages = max(-(-compared.total // PAGE), 1)
    if asked > pages:
        raise Http404
    title = call.title_en if language() == "en" else call.title_sv
    page = Page(
        title=title,
        description="",
        addresses=addresses("side_by_side", number=number),
        section="cases",
        private=True,
        crumbs=(Crumb(_("Cases"), address("cases", language())),),
    )
    return show(
        request,
        "desk/side_by_side.html",
        page,
        compared=compared,
        pages=pages,
        number=asked,
    )


def _read_wanted(request: HttpRequest, reach: Reach) -> Wanted:
    told = request.GET
    call = told.get("call", "")
    known = {str(one.pk): one.pk for one in reach.calls}
    state, order = told.get("state", ""), told.get("order", "changed")
    states = {one.code for one in read_table("application").states}
    if (call and call not in known) or (state and state not in states):
        raise Http404
    if order not in ORDERS:
        raise Http404
    return Wanted(
        words=told.get("q", "")[:MOST_CHARACTERS],
        call=known.get(call),
        state=state,
        officer=str(person_in(request).pk) if told.get("officer") == "me" else "",
        order=order,
        page=read_number(told.get("page", "1")),
    )


def _was_sent(state: str) -> bool:
    return state not in ("draft", "discarded", "lapsed")


def _query(told: QueryDict) -> str:
    return f"?{told.urlencode()}" if told else ""


def _query_without_page(told: QueryDict) -> str:
    kept = told.copy()
    kept.pop("page", None)
    return f"{kept.urlencode()}&" if kept else ""
