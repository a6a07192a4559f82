"""The signature, and giving an application up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medel.applications.actions import endings
from medel.applications.actions.files import SHEET, UNSIGNED
from medel.applications.actions.signing import sign_on_page, sign_on_paper
from medel.applications.queries.sent import latest_submission
from medel.web.access import signed_in
from medel.web.addresses import address
from medel.web.applications.entering import owning_in, page_of
from medel.web.applications.uploading import takes_attachment
from medel.web.forms import attempt
from medel.web.page import language, show
from medel.web.views.applications.files import take_in

if TYPE_CHECKING:
    import uuid

    from medel.applications.models import Application
    from medel.applications.queries.own import Part


class SheetForm(forms.Form):
    """The signed sheet."""

    file = forms.FileField(
        label=gettext_lazy("The signed sheet, as PDF or a picture"),
        max_length=255,
        allow_empty_file=True,
    )


class ReasonForm(forms.Form):
    """Why, if one wishes to say."""

    reason = forms.CharField(
        label=gettext_lazy("Why, if you wish to say"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@signed_in
@takes_attachment
def sign(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Sign what was sent: the signatory here, or anyone by a signed sheet."""
    part = owning_in(request, key)
    sent = latest_submission(part.application)
    if sent is None:
        raise Http404
    if request.method != "POST" and part.application.state != UNSIGNED:
        return HttpResponseRedirect(_to(part.application))
    given = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    on_page = request.POST.get("do") == "page"
    form = forms.Form(request.POST) if on_page else SheetForm(*given)
    if form.is_valid() and attempt(form, lambda: _sign(part, form, on_page=on_page)):
        return HttpResponseRedirect(_to(part.application))
    page = page_of(
        part.application, "application_sign", _("Sign"), wrong=bool(form.errors)
    )
    shown = SheetForm() if on_page else form
    return show(
        request,
        "applications/sign.html",
        page,
        part=part,
        application=part.application,
        sent=sent,
        form=form,
        sheet=shown,
    )


@signed_in
def withdraw(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Take a sent application back, after a question."""
    part = owning_in(request, key)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        attempt(
            form,
            lambda: endings.withdraw(
                part.application, by=part.actor, at=timezone.now(), reason=reason
            ),
        )
        if not form.errors:
            return HttpResponseRedirect(_to(part.application))
    return _ask(
        request,
        part,
        form,
        name="application_withdraw",
        title=_("Take the application back"),
        lead=_(
            "The authority stops handling it. It stays in the register, and it cannot "
            "be sent again."
        ),
    )


@signed_in
def discard(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Give a draft up, after a question."""
    part = owning_in(request, key)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        attempt(
            form,
            lambda: endings.discard(part.application, by=part.actor, at=timezone.now()),
        )
        if not form.errors:
            return HttpResponseRedirect(address("applications", language()))
    return _ask(
        request,
        part,
        form,
        name="application_discard",
        title=_("Discard the draft"),
        lead=_("Nobody can write in it any more. What is written can still be read."),
    )


def _sign(part: Part, form: forms.Form, *, on_page: bool) -> bool:
    now = timezone.now()
    if on_page:
        sign_on_page(part.application, by=part.actor, at=now)
    else:
        sheet = take_in(part, form, SHEET)
        sign_on_paper(part.application, sheet, by=part.actor, at=now)
    return True


def _ask(
    request: HttpRequest,
    part: Part,
    form: forms.Form,
    *,
    name: str,
    title: str,
    lead: str,
) -> HttpResponse:
    page = page_of(part.application, name, title, wrong=bool(form.errors))
    return show(
        request, "applications/ask.html", page, form=form, lead=lead, submit=title
    )


def _to(application: Application) -> str:
    return address("application", language(), key=application.key)
