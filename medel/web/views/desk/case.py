"""A case: where it stands and what is next, what was sent, and its history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from medel.applications.queries.files import find_file
from medel.core.errors import MedelError
from medel.decisions.actions import agreeing, handling
from medel.decisions.actions.proposing import find_proposals
from medel.decisions.grades import find_failing
from medel.decisions.prefilling import answer_plan
from medel.decisions.queries.case import read_surroundings
from medel.decisions.queries.history import read_history, read_readers
from medel.decisions.queries.similar import find_hints
from medel.decisions.queries.usual import read_usual
from medel.decisions.sent import read_sent
from medel.rules.steps import read_table
from medel.web.access import person_in
from medel.web.addresses import address, addresses
from medel.web.answers import show_sections
from medel.web.applications.serving import serve_attachment
from medel.web.page import Crumb, Page, language, show
from medel.web.views.desk.finding import may_handle, of_case, officer_in
from medel.web.views.desk.pressing import press

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpResponseBase

    from medel.applications.models import Application
    from medel.decisions.prefilling import Sent
    from medel.rules.plans.answer import PlanAnswer


@of_case("application.case")
def case(request: HttpRequest, found: Application) -> HttpResponse:
    """Show where a case stands and what can be done; do it when a button is pressed."""
    told = ""
    if request.method == "POST":
        led, told = press(lambda: _act(request, found))
        if led is not None:
            return led
        found.refresh_from_db()
    return _show_case(request, found, told)


@of_case("application.submission")
def application(request: HttpRequest, found: Application) -> HttpResponse:
    """Show what was sent, frozen, section by section; an earlier sending if asked."""
    reading = read_sent(found)
    by_number = {str(one.number): one for one in reading.submissions}
    asked = request.GET.get("number", str(reading.latest.number))
    if asked not in by_number:
        raise Http404
    sent = by_number[asked]
    before = by_number.get(str(sent.number - 1))
    return show(
        request,
        "desk/application.html",
        page_of(found, "case_application", _("Application")),
        case=found,
        sent=sent,
        submissions=reading.submissions,
        sections=show_sections(sent.content, before.content if before else None),
        files=sent.content.get("files", []),
        parties=sent.content.get("parties", []),
    )


@of_case("application.file")
def file(request: HttpRequest, found: Application, file: UUID) -> HttpResponseBase:
    """Give a file that was sent with the application; none that was not sent yet."""
    del request
    sent = {
        one.get("key")
        for submission in read_sent(found).submissions
        for one in submission.content.get("files", ())
    }
    kept = find_file(found, file) if str(file) in sent else None
    if kept is None:
        raise Http404
    return serve_attachment(kept)


@of_case("application.history")
def history(request: HttpRequest, found: Application) -> HttpResponse:
    """Show the journal of a case, and who has read it."""
    return show(
        request,
        "desk/history.html",
        page_of(found, "case_history", _("History")),
        case=found,
        events=read_history(found),
        readers=read_readers(found),
    )


def page_of(case: Application, name: str, title: str, *, wrong: bool = False) -> Page:
    """Make a page of a case: under its cases, after its overview."""
    crumbs = [Crumb(_("Cases"), address("cases", language()))]
    if name != "case":
        crumbs.append(Crumb(str(case), address("case", language(), key=case.key)))
    return Page(
        title=title if name == "case" else f"{title}, {case}",
        description="",
        addresses=addresses(name, key=case.key),
        section="cases",
        private=True,
        wrong=wrong,
        crumbs=tuple(crumbs),
    )


def _show_case(request: HttpRequest, found: Application, told: str) -> HttpResponse:
    now = timezone.now()
    reading = read_sent(found)
    content = reading.latest.content
    plan, plan_fault = _read_plan(reading.sent)
    around = read_surroundings(found)
    last_ask = around.completions[0] if around.completions else None
    return show(
        request,
        "desk/case.html",
        page_of(found, "case", found.title or str(found), wrong=bool(told)),
        case=found,
        told=told,
        state=read_table("application").state(found.state),
        may_handle=may_handle(request, found),
        me=str(person_in(request).pk),
        usual=read_usual({found.call.programme}).get(
            (found.call.programme, found.state)
        ),
        around=around,
        ask=last_ask,
        is_due=bool(last_ask and last_ask.due < timezone.localtime(now).date()),
        sent=reading.latest,
        general=content.get("sections", {}).get("general", {}),
        received=reading.sent.received,
        plan=plan,
        plan_fault=plan_fault,
        hints=find_hints(found, content, at=now),
        failing=_list_failing(found),
        proposals=find_proposals(found),
        waited=now - found.since,
        note=request.POST.get("note", "") if told else "",
    )


def _list_failing(found: Application) -> list[str]:
    grades = {one.quality: one.grade for one in found.agreed.all()}
    return find_failing(grades)


def _read_plan(sent: Sent) -> tuple[PlanAnswer | None, str]:
    try:
        return answer_plan(sent), ""
    except MedelError as error:
        return None, error.reason.to(language())


def _act(request: HttpRequest, found: Application) -> str:
    """Do what the pressed button stands for; give where to go."""
    by, at = officer_in(request, found), timezone.now()
    reason, note = request.POST.get("reason", ""), request.POST.get("note", "")
    acts: dict[str, tuple[str, Callable[[], object]]] = {
        "start": ("case_check", lambda: handling.start_check(found, by=by, at=at)),
        "recheck": ("case_check", lambda: handling.reopen_check(found, by=by, at=at)),
        "take_over": ("case", lambda: handling.take_over(found, by=by, at=at)),
        "resume": ("case_check", lambda: handling.resume_check(found, by=by, at=at)),
        "note": ("case", lambda: handling.write_note(found, note, by=by, at=at)),
        "send": ("case", lambda: agreeing.send_to_prioritisation(found, by=by, at=at)),
        "reopen": (
            "case_grades",
            lambda: agreeing.reopen_grades(found, reason, by=by, at=at),
        ),
    }
    pressed = request.POST.get("act", "")
    if pressed not in acts:
        raise Http404
    page, act = acts[pressed]
    act()
    return address(page, language(), key=found.key)
