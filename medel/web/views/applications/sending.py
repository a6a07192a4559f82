"""Check your answers, send, and the receipt."""

import uuid

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medel.applications.actions.submissions import submit
from medel.applications.drafts import read_draft
from medel.applications.planning import list_urgent
from medel.applications.queries.files import files_of
from medel.applications.queries.own import Part
from medel.applications.queries.people import name_people
from medel.applications.queries.sections import sections_of
from medel.applications.queries.sent import (
    find_submission,
    latest_submission,
    parties_of,
    signature_of,
)
from medel.applications.readiness import judge_readiness
from medel.reporting.receipts.document import write_receipt
from medel.web.access import signed_in
from medel.web.addresses import address
from medel.web.applications.entering import owning_in, page_of, part_in
from medel.web.applications.plans import answer_kept
from medel.web.applications.summary import summarise, tell_sent
from medel.web.forms import attempt
from medel.web.page import language, show


class DeclarationForm(forms.Form):
    """The declaration that the information is right, and whether to sign at once."""

    declared = forms.BooleanField(
        label=gettext_lazy(
            "I declare that the information is right and complete, and that the "
            "organisation knows that the application becomes a public document."
        ),
        error_messages={
            "required": gettext_lazy(
                "Declare that the information is right before you send."
            )
        },
    )


@signed_in
def check(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Show every answer and everything amiss; send."""
    sends = request.method == "POST"
    part = owning_in(request, key) if sends else part_in(request, key)
    form = DeclarationForm(request.POST if sends else None)
    if form.is_valid():
        signing = request.POST.get("do") == "sign"
        sent = attempt(
            form,
            lambda: submit(
                part.application,
                by=part.actor,
                at=timezone.now(),
                declared=form.cleaned_data["declared"],
                signing=signing,
            ),
        )
        if sent:
            return HttpResponseRedirect(_to_receipt(part, sent.number))
    return _show_check(request, part, form)


@signed_in
def receipt(request: HttpRequest, key: uuid.UUID, number: int) -> HttpResponse:
    """Show the receipt of a sending."""
    part = part_in(request, key)
    sent = find_submission(part.application, number)
    if sent is None:
        raise Http404
    page = page_of(part.application, "application_receipt", _("Receipt"), number=number)
    last = latest_submission(part.application)
    return show(
        request,
        "applications/receipt.html",
        page,
        part=part,
        application=part.application,
        sent=sent,
        is_last=last is not None and last.number == number,
        signature=signature_of(sent),
        people=name_people([sent.sent_by]),
    )


def _show_check(
    request: HttpRequest, part: Part, form: DeclarationForm
) -> HttpResponse:
    application, today = part.application, timezone.localdate()
    draft = read_draft(application, on=today)
    shown = answer_kept(application, draft.answers)
    now = timezone.now()
    page = page_of(
        application, "application_check", _("Check and send"), wrong=bool(form.errors)
    )
    return show(
        request,
        "applications/check.html",
        page,
        part=part,
        application=application,
        form=form,
        misses=judge_readiness(draft),
        warnings=list_urgent(shown.answer if shown else None),
        shown=shown,
        files=files_of(application),
        sections=summarise(application, sections_of(application)),
        parties=parties_of(application),
        open_now=application.call.opens <= now < application.call.closes,
    )


def _to_receipt(part: Part, number: int) -> str:
    key = part.application.key
    return address("application_receipt", language(), key=key, number=number)


@signed_in
def receipt_file(request: HttpRequest, key: uuid.UUID, number: int) -> HttpResponse:
    """Give the receipt as a file; before the signature it is also the sheet to sign."""
    part = part_in(request, key)
    sent = find_submission(part.application, number)
    if sent is None:
        raise Http404
    written = write_receipt(
        part.application, sent, tell_sent(sent, part.application.call), language()
    )
    answer = HttpResponse(written, content_type="application/pdf")
    name = f"medel-{part.application.case_id}-{number}.pdf"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
