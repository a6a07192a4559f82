"""Proposing a dismissal or rejection on the page, with reasons that can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from medel.decisions.actions.proposing import find_proposals, propose
from medel.decisions.queries.case import read_surroundings
from medel.decisions.sent import read_checklist, read_sent
from medel.programmes.assessment import assessment
from medel.programmes.standard_texts import texts_for
from medel.web.addresses import address
from medel.web.page import language, show
from medel.web.views.desk.case import page_of
from medel.web.views.desk.finding import may_handle, of_case, officer_in
from medel.web.views.desk.pressing import press

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from medel.applications.models import Application
    from medel.decisions.models import Decision
    from medel.decisions.states import Outcome
    from medel.programmes.standard_texts import StandardText


@of_case("application.proposal")
def proposal(request: HttpRequest, found: Application) -> HttpResponse:
    """Show which decision has a ground, and its reasons; put it forward."""
    told, sent = "", request.POST
    if request.method == "POST" and sent.get("act") == "propose":
        led, told = press(lambda: _propose(request, found))
        if led is not None:
            return led
        found.refresh_from_db()
    outcomes = find_proposals(found)
    decision = read_surroundings(found).decision
    kept = decision.reasons if decision else _write_reasons(found)
    reasons = sent.get("reasons", kept)
    wanted = {one.code: one for one in _texts(outcomes)}.get(sent.get("act", ""))
    if wanted:
        reasons = "\n\n".join(filter(None, (reasons.strip(), wanted.text.sv)))
    return show(
        request,
        "desk/proposal.html",
        page_of(found, "case_proposal", _("Propose a decision"), wrong=bool(told)),
        case=found,
        told=told,
        outcomes=outcomes,
        reasons=reasons,
        texts=_texts(outcomes),
        decision=decision,
        open=may_handle(request, found)
        and bool(outcomes)
        and not _is_forward(decision),
    )


def _is_forward(decision: Decision | None) -> bool:
    return decision is not None and decision.state != "draft"


def _texts(outcomes: list[Outcome]) -> list[StandardText]:
    return [one for outcome in outcomes for one in texts_for(str(outcome))]


def _propose(request: HttpRequest, found: Application) -> str:
    sent = request.POST
    propose(
        found,
        sent.get("outcome", ""),
        sent.get("reasons", ""),
        by=officer_in(request, found),
        at=timezone.now(),
    )
    return address("case", language(), key=found.key)


def _write_reasons(found: Application) -> str:
    """Write out what was found, in Swedish: decisions are written in Swedish."""
    if found.state == "under_check":
        lines = read_checklist(found, read_sent(found))
        failed = [one for one in lines if one.failed and one.judged]
        return "\n\n".join(
            f"{one.item.name.sv} ({one.item.code}). {one.judged.reason}"
            for one in failed
            if one.judged
        )
    by_grade, by_quality = assessment().by_grade, assessment().by_quality
    failed_grades = [
        one for one in found.agreed.all() if not by_grade[one.grade].passes
    ]
    return "\n\n".join(
        f"{by_quality[one.quality].name.sv}: {by_grade[one.grade].name.sv.lower()}. "
        f"{one.grounds}"
        for one in failed_grades
    )
