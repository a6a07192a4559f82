"""What the authority asks to have completed, and the answers to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from medel.applications.actions.completions import complete, reply
from medel.applications.content import gather
from medel.applications.forms import sections_of_call
from medel.applications.queries.sections import completions_of
from medel.applications.queries.sent import latest_submission
from medel.core.errors import MedelError
from medel.web.access import signed_in
from medel.web.addresses import address
from medel.web.applications.comparing import Changed, compare
from medel.web.applications.entering import page_of, part_in
from medel.web.forms import attempt
from medel.web.page import language, show
from medel.web.refusals import answer

if TYPE_CHECKING:
    import uuid

    from medel.applications.models import Completion, Submission
    from medel.applications.queries.own import Part

PREFIX = "reply-"


@signed_in
def completion(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Show what is asked and what was changed since the sending; reply; send."""
    part = part_in(request, key)
    asked = completions_of(part.application)
    sent = latest_submission(part.application)
    if not asked or sent is None:
        raise Http404
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            _keep_replies(request, part)
        except MedelError as error:
            return answer(request, status=409, reason=error.reason.to(language()))
        if request.POST.get("do") != "send":
            return HttpResponseRedirect(f"{_here(key)}?saved=1")
        done = attempt(form, lambda: _send(part))
        if done:
            return HttpResponseRedirect(_to_receipt(key, done.number))
    return _show(request, part, form, sent)


def _show(
    request: HttpRequest, part: Part, form: forms.Form, sent: Submission
) -> HttpResponse:
    page = page_of(
        part.application,
        "application_completion",
        _("Complete the application"),
        wrong=bool(form.errors),
    )
    asked = completions_of(part.application)
    return show(
        request,
        "applications/completion.html",
        page,
        part=part,
        application=part.application,
        form=form,
        asked=[{"completion": one, "sections": _list_asked(one)} for one in asked],
        changed=_compare(part, sent),
        is_open=part.application.state == "completion_requested",
        was_saved="saved" in request.GET,
        sent=sent,
    )


def _list_asked(one: Completion) -> list[dict[str, str]]:
    return [
        {"code": code, "asks": text, "reply": one.replies.get(code, "")}
        for code, text in one.asks.items()
    ]


def _compare(part: Part, sent: Submission) -> list[tuple[str, list[Changed]]]:
    """Give what has changed since the sending, section by section."""
    now, before = gather(part.application)["sections"], sent.content["sections"]
    found = []
    for form in sections_of_call(part.application.call):
        changed = compare(
            form,
            before.get(form.code, {}),
            now.get(form.code, {}),
            part.application.call,
        )
        if changed:
            found.append((form.name.to(language()), list(changed)))
    return found


def _keep_replies(request: HttpRequest, part: Part) -> None:
    for one in completions_of(part.application):
        if one.answered:
            continue
        for code in one.asks:
            text = request.POST.get(f"{PREFIX}{one.pk}-{code}", "").replace("\x00", "")
            if text != one.replies.get(code, ""):
                reply(one, code, text, by=part.actor, at=timezone.now())


def _send(part: Part) -> Submission:
    return complete(part.application, by=part.actor, at=timezone.now())


def _here(key: uuid.UUID) -> str:
    return address("application_completion", language(), key=key)


def _to_receipt(key: uuid.UUID, number: int) -> str:
    return address("application_receipt", language(), key=key, number=number)
