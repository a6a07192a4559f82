"""Decisions at the desk: what waits, the proposal, four eyes, the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from medel.applications.actions.sections import name_case
from medel.decisions.actions import committing, deciding, notifying
from medel.decisions.proposals import begin_decision, find_outcomes
from medel.decisions.queries import decisions as queries
from medel.decisions.queries.reach import is_sealed
from medel.decisions.requirements import find_faults
from medel.decisions.states import Outcome
from medel.parties.permissions import Subject, explain
from medel.parties.states import Role
from medel.programmes.catalogue import installed
from medel.web.access import permitted, standing_in
from medel.web.acting import NoRoleError, actor_in
from medel.web.addresses import address, addresses
from medel.web.context import find_origin
from medel.web.decision_forms import (
    OUTCOMES,
    OutcomeForm,
    QuestionForm,
    ReasonForm,
    RejectionForm,
    SupportForm,
    fill_form,
)
from medel.web.finishing import finish
from medel.web.forms import attempt
from medel.web.page import Crumb, Page, language, show
from medel.web.views.decision_steps import STEPS, Step
from medel.web.views.desk.finding import READERS
from medel.web.watching import note_read, note_stopped, stranger_in

if TYPE_CHECKING:
    import uuid

    from django.forms import Form

    from medel.applications.models import Application
    from medel.decisions.models import Decision
    from medel.journal.acts import Actor


@permitted("read_decisions")
def decisions(request: HttpRequest) -> HttpResponse:
    """Show what waits: to be written, decided, confirmed."""
    mine = [code for code in installed() if _may(request, "read_decisions", code)]
    waiting = queries.read_waiting(mine, on=timezone.localdate())
    page = _page(_("Decisions"), "desk_decisions")
    may_take = explain("take_decisions", standing_in(request)).allowed
    return show(request, "decisions/list.html", page, waiting=waiting, takes=may_take)


@permitted("read_decisions")
def decision(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Show the decision of a case, and what can be done with it."""
    case = _find(request, key, "read_decisions", "decision.page")
    found = queries.find_decision(case)
    page = _page(_("Decision in case %s") % case.case_id, "desk_decision", key=key)
    told: dict[str, Any] = {"case": case, "decision": found, "steps": [], "names": {}}
    if found:
        keys = {found.prepared_by, found.decided_by}
        told |= {
            "steps": _list_steps(request, found),
            "names": queries.name_people(keys),
            "commitments": queries.read_commitments(found),
            "faults": find_faults(found) if found.outcome == "support" else [],
            "outcome": OUTCOMES[Outcome(found.outcome)],
        }
    told["writes"] = _may(request, "prepare_decisions", case.call.programme)
    return show(request, "decisions/decision.html", page, **told)


@permitted("prepare_decisions")
def write(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Write the proposal; put it forward when it is ready."""
    case = _find(request, key, "prepare_decisions", "decision.write")
    now = timezone.now()
    outcome = _read_outcome(request, case)
    if not outcome:
        return _ask_outcome(request, case)
    kept = queries.find_decision(case) or begin_decision(case, outcome, now)
    if kept.outcome != outcome:
        kept = begin_decision(case, outcome, now)
    kind = SupportForm if outcome == "support" else RejectionForm
    sent = request.POST if request.method == "POST" else None
    form = kind(sent, initial=fill_form(kept))
    if form.is_valid() and attempt(form, lambda: _keep(request, case, outcome, form)):
        return HttpResponseRedirect(address("desk_decision", language(), key=key))
    page = _page(
        _("Proposal in case %s") % case.case_id,
        "desk_decision_write",
        key=key,
        wrong=bool(form.errors),
        query=f"?outcome={outcome}",
    )
    told = {"case": case, "decision": kept, "outcome": outcome, "form": form}
    return show(request, "decisions/write.html", page, **told)


@permitted("read_decisions")
def step(request: HttpRequest, key: uuid.UUID, slug: str) -> HttpResponse:
    """Ask before a step is taken with a decision, then take it."""
    known = STEPS.get(slug)
    if known is None:
        raise Http404
    case = _find(request, key, known.permission, f"decision.{slug}")
    found = queries.find_decision(case)
    if found is None:
        raise Http404
    kind = ReasonForm if known.reasoned else QuestionForm
    form = kind(request.POST if request.method == "POST" else None)
    if form.is_valid() and attempt(form, lambda: _take(request, found, known, form)):
        return HttpResponseRedirect(address("desk_decision", language(), key=key))
    page = _page(
        str(known.title), "desk_decision_step", key=key, slug=slug, case=case, form=form
    )
    told = {"form": form, "decision": found, "case": case, "known": known}
    return show(request, "decisions/step.html", page, **told)


@permitted("read_decisions")
def letter(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Give the letter as it was sent."""
    case = _find(request, key, "read_decisions", "decision.letter")
    return give_letter(queries.find_decision(case))


def give_letter(found: Decision | None) -> HttpResponse:
    """Give a letter as a file to save; 404 before there is one."""
    if found is None or not found.letter:
        raise Http404
    answer = HttpResponse(bytes(found.letter), content_type="application/pdf")
    name = f"beslut-{found.application.case_id}.pdf"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _keep(
    request: HttpRequest, case: Application, outcome: str, form: RejectionForm
) -> bool:
    by, now = _actor(request, Role.CASE_OFFICER, case), timezone.now()
    texts = {"outcome": outcome, **form.read()}
    kept = deciding.write_decision(case, texts, by=by, at=now)
    if request.POST.get("act") == "prepare":
        deciding.prepare(kept, by=by, at=now)
    return True


def _take(request: HttpRequest, found: Decision, known: Step, form: Form) -> bool:
    by, now = _actor(request, known.role, found.application), timezone.now()
    reason = form.cleaned_data.get("reason", "")
    match known.code:
        case "decide":
            deciding.decide(found, by=by, at=now)
            finish(found, at=now, origin=find_origin(request))
        case "send_back":
            deciding.send_back(found, reason, by=by, at=now)
        case "lapse":
            committing.lapse(found, reason, by=by, at=now)
        case "abandon":
            deciding.abandon(found, reason, by=by, at=now)
        case "settle":
            notifying.settle(found, by=by, at=now)
    return True


def _read_outcome(request: HttpRequest, case: Application) -> str:
    offered = find_outcomes(case, on=timezone.localdate())
    asked = request.GET.get("outcome", "")
    if asked:
        if asked not in offered:
            raise Http404
        return asked
    kept = queries.find_decision(case)
    if kept and kept.outcome in offered:
        return kept.outcome
    return str(offered[0]) if len(offered) == 1 else ""


def _ask_outcome(request: HttpRequest, case: Application) -> HttpResponse:
    offered = find_outcomes(case, on=timezone.localdate())
    title = _("What is to be decided in case %s?") % case.case_id
    page = _page(title, "desk_decision_write", key=case.key)
    form = OutcomeForm(outcomes=offered)
    return show(
        request, "decisions/outcome.html", page, form=form, case=case, offered=offered
    )


def _list_steps(request: HttpRequest, found: Decision) -> list[Step]:
    programme = found.application.call.programme
    return [
        one
        for one in STEPS.values()
        if one.fits(found, on=timezone.localdate())
        and _may(request, one.permission, programme)
    ]


def _find(
    request: HttpRequest, key: uuid.UUID, permission: str, what: str
) -> Application:
    """Find a case that one has the permission for; others learn nothing of it.

    Of a sealed call nothing is here before it closes. It is noted who opens a case.
    """
    found = queries.find_case(key)
    if found is None:
        raise Http404
    case = name_case(found)
    if is_sealed(found.call, timezone.now()):
        note_stopped(request, case, what, _reader(request, found))
        raise Http404
    if not _may(request, permission, found.call.programme):
        note_stopped(request, case, what, _reader(request, found))
        raise Http404
    note_read(request, case, what, _reader(request, found))
    return found


def _reader(request: HttpRequest, case: Application) -> Actor:
    try:
        return actor_in(request, *READERS, programme=case.call.programme)
    except NoRoleError:
        return stranger_in(request)


def _may(request: HttpRequest, permission: str, programme: str) -> bool:
    subject = Subject(programme=programme)
    return explain(permission, standing_in(request), subject).allowed


def _actor(request: HttpRequest, role: Role, case: Application) -> Actor:
    return actor_in(request, role, programme=case.call.programme)


def _page(
    title: str,
    name: str,
    *,
    wrong: bool = False,
    query: str = "",
    case: Application | None = None,
    form: Form | None = None,
    **parts: object,
) -> Page:
    crumbs = [Crumb(_("Desk"), address("desk", language()))]
    if name != "desk_decisions":
        href = address("desk_decisions", language())
        crumbs.append(Crumb(_("Decisions"), href))
    if case is not None:
        href = address("desk_decision", language(), key=case.key)
        crumbs.append(Crumb(case.case_id, href))
    return Page(
        title=title,
        description="",
        addresses=addresses(name, **parts),
        private=True,
        section="decisions",
        query=query,
        wrong=wrong or bool(form and form.errors),
        crumbs=tuple(crumbs),
    )
