"""Stage one on the page: each item, the rule's word, the officer's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from medel.decisions.actions.assessing import approve_check, check_items
from medel.decisions.checklist import OUTCOMES, find_left, find_outcome
from medel.decisions.sent import read_checklist, read_sent
from medel.programmes.standard_texts import texts_for
from medel.web.addresses import address
from medel.web.page import language, show
from medel.web.views.desk.case import page_of
from medel.web.views.desk.finding import may_handle, of_case, officer_in
from medel.web.views.desk.pressing import press

if TYPE_CHECKING:
    from medel.applications.models import Application
    from medel.decisions.checklist import Line

UNDER_CHECK = "under_check"


@of_case("application.check")
def check(request: HttpRequest, found: Application) -> HttpResponse:
    """Show the checklist; keep what is judged, or pass the check."""
    told = ""
    if request.method == "POST" and "insert-at" not in request.POST:
        led, told = press(lambda: _act(request, found))
        if led is not None:
            return led
        found.refresh_from_db()
    reading = read_sent(found)
    lines = read_checklist(found, reading)
    return show(
        request,
        "desk/check.html",
        page_of(found, "case_check", _("Requirements and criteria"), wrong=bool(told)),
        case=found,
        told=told,
        entries=[_fill(line, request) for line in lines],
        left=find_left(lines),
        follows=find_outcome(lines),
        open=found.state == UNDER_CHECK and may_handle(request, found),
        latest=reading.latest,
        outcomes=OUTCOMES,
        kept="kept" in request.GET and not told,
        texts=texts_for("reason"),
        reason=request.POST.get("approval", ""),
    )


def _fill(line: Line, request: HttpRequest) -> dict[str, object]:
    """Give a line with what stands in its fields: as sent in, else as kept."""
    sent, code = request.POST, line.item.code
    kept = line.judged.reason if line.judged else ""
    reason = sent.get(f"reason-{code}", kept)
    if sent.get("insert-at") == code:
        found = {one.code: one for one in texts_for("reason")}
        chosen = found.get(sent.get(f"text-{code}", ""))
        reason = "\n".join(filter(None, (reason, chosen.text.sv if chosen else "")))
    outcome = sent.get(f"outcome-{code}", line.chosen)
    return {"line": line, "outcome": outcome, "reason": reason}


def _act(request: HttpRequest, found: Application) -> str:
    by, at, sent = officer_in(request, found), timezone.now(), request.POST
    pressed = sent.get("act", "")
    if pressed not in ("keep", "approve"):
        raise Http404
    judged = {
        key.removeprefix("outcome-"): (
            str(value),
            sent.get(f"reason-{key.removeprefix('outcome-')}", ""),
        )
        for key, value in sent.items()
        if key.startswith("outcome-") and value
    }
    if judged:
        check_items(found, judged, by=by, at=at)
    if pressed == "approve":
        approve_check(found, sent.get("approval", ""), by=by, at=at)
        return address("case_grades", language(), key=found.key)
    return address("case_check", language(), key=found.key) + "?kept=1"
