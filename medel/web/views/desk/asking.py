"""Asking the applicant to complete: questions by section, and a last day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from medel.core.texts import Text
from medel.decisions.actions.handling import AskError, propose_due, request_completion
from medel.decisions.sent import read_checklist, read_sent
from medel.programmes.application_form import application_form
from medel.programmes.catalogue import installed
from medel.programmes.standard_texts import texts_for
from medel.web.addresses import address
from medel.web.page import language, show
from medel.web.views.desk.case import page_of
from medel.web.views.desk.finding import may_handle, of_case, officer_in
from medel.web.views.desk.mailing import tell_of_completion
from medel.web.views.desk.pressing import press

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from medel.applications.models import Application
    from medel.decisions.checklist import Line

ASK = "ask-"


@of_case("application.completion")
def completion(request: HttpRequest, found: Application) -> HttpResponse:
    """Show the request for completion as it would be sent; send it."""
    told = ""
    if request.method == "POST" and request.POST.get("act") == "send":
        led, told = press(lambda: _send(request, found))
        if led is not None:
            return led
        found.refresh_from_db()
    now = timezone.now()
    lines = read_checklist(found, read_sent(found))
    asks = _read_asks(request) if request.method == "POST" else _propose(lines)
    days = installed()[found.call.programme].value(
        "completion_days", on=timezone.localtime(now).date()
    )
    return show(
        request,
        "desk/completion.html",
        page_of(found, "case_completion", _("Request completion"), wrong=bool(told)),
        case=found,
        told=told,
        sections=[(one, asks.get(one.code, "")) for one in application_form().sections],
        due=request.POST.get("due", propose_due(found, now).isoformat()),
        days=days,
        noted=[one for one in lines if _is_to_complete(one)],
        texts=texts_for("completion"),
        open=found.state == "under_check" and may_handle(request, found),
    )


def _read_asks(request: HttpRequest) -> dict[str, str]:
    """Read the questions; where a standard text is wanted, add it to its section."""
    sent = request.POST
    asks = {
        key.removeprefix(ASK): str(value)
        for key, value in sent.items()
        if key.startswith(ASK)
    }
    wanted = {one.code: one for one in texts_for("completion")}.get(sent.get("act", ""))
    if wanted:
        section = wanted.section or "general"
        kept = asks.get(section, "").strip()
        asks[section] = "\n\n".join(filter(None, (kept, wanted.text.sv)))
    return asks


def _propose(lines: list[Line]) -> dict[str, str]:
    """Propose questions by what the rules find amiss, in the form's own language."""
    asks: dict[str, list[str]] = {}
    for line in lines:
        for miss in line.told.misses if line.told else ():
            asks.setdefault(miss.section, []).append(miss.reason.sv)
    return {section: "\n".join(told) for section, told in asks.items()}


def _is_to_complete(line: Line) -> bool:
    return line.judged is not None and line.judged.outcome == "completion_requested"


def _send(request: HttpRequest, found: Application) -> str:
    asked = request_completion(
        found,
        _read_asks(request),
        _read_due(request.POST.get("due", "")),
        by=officer_in(request, found),
        at=timezone.now(),
    )
    tell_of_completion(request, found, asked.due)
    return address("case", language(), key=found.key)


def _read_due(written: str) -> date:
    try:
        return date.fromisoformat(written.strip())
    except ValueError as error:
        raise AskError(
            Text(
                sv="Skriv sista dag som 2027-01-31.",
                en="Write the last day like 2027-01-31.",
            )
        ) from error
