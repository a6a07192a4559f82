"""Attachments: handed in, given out, taken away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django import forms
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medel.applications.actions.files import (
    SHEET,
    add_file,
    may_add,
    remove_file,
)
from medel.applications.drafts import read_draft
from medel.applications.queries.files import earlier_of, files_of, find_file
from medel.applications.readiness import list_required
from medel.programmes.attachments import attachments
from medel.web.access import signed_in
from medel.web.addresses import address
from medel.web.applications.entering import page_of, part_in
from medel.web.applications.serving import serve_attachment
from medel.web.applications.uploading import takes_attachment
from medel.web.forms import attempt
from medel.web.page import language, show

if TYPE_CHECKING:
    import uuid

    from medel.applications.models import Attachment
    from medel.applications.queries.own import Part


class FileForm(forms.Form):
    """A file, and what it is."""

    kind = forms.ChoiceField(label=gettext_lazy("What the file is"))
    file = forms.FileField(
        label=gettext_lazy("The file"), max_length=255, allow_empty_file=True
    )

    def __init__(self, *parts: object, **named: object) -> None:
        """Offer the kinds that there are."""
        super().__init__(*parts, **named)  # type: ignore[arg-type]
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (one.code, one.name.to(language()))
            for one in attachments().kinds
            if one.code != SHEET
        ]


@signed_in
@takes_attachment
def files(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Show the application's files and what is still required; take in another."""
    part = part_in(request, key)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = FileForm(*sent, initial={"kind": request.GET.get("kind", "")})
    if form.is_valid():
        made = attempt(form, lambda: take_in(part, form, form.cleaned_data["kind"]))
        if made:
            here = address("application_files", language(), key=key)
            return HttpResponseRedirect(f"{here}?done=1")
    return _show_files(request, part, form)


@signed_in
def file(request: HttpRequest, key: uuid.UUID, file: uuid.UUID) -> HttpResponseBase:
    """Give a file to save."""
    return serve_attachment(_find(part_in(request, key), file))


@signed_in
def remove(request: HttpRequest, key: uuid.UUID, file: uuid.UUID) -> HttpResponse:
    """Take a file away, after a question."""
    part = part_in(request, key)
    found = _find(part, file)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        attempt(form, lambda: remove_file(found, by=part.actor, at=timezone.now()))
        if not form.errors:
            return HttpResponseRedirect(
                address("application_files", language(), key=key)
            )
    title = _("Take the file away")
    page = page_of(
        part.application,
        "application_file_remove",
        title,
        wrong=bool(form.errors),
        file=file,
    )
    return show(
        request,
        "applications/ask.html",
        page,
        form=form,
        lead=found.name,
        submit=title,
    )


def take_in(part: Part, form: forms.Form, kind: str) -> Attachment:
    """Take in the file that a form brought."""
    arrived = form.cleaned_data["file"]
    return add_file(
        part.application,
        kind,
        Path(arrived.temporary_file_path()),
        arrived.name or "",
        by=part.actor,
        at=timezone.now(),
    )


def _find(part: Part, key: uuid.UUID) -> Attachment:
    found = find_file(part.application, key)
    if found is None:
        raise Http404
    return found


def _show_files(request: HttpRequest, part: Part, form: FileForm) -> HttpResponse:
    application = part.application
    kept = files_of(application)
    held = {one.kind for one in kept}
    draft = read_draft(application, on=timezone.localdate())
    page = page_of(
        application, "application_files", _("Attachments"), wrong=bool(form.errors)
    )
    return show(
        request,
        "applications/files.html",
        page,
        part=part,
        application=application,
        form=form,
        files=[one for one in kept if one.kind != SHEET],
        earlier=earlier_of(application),
        missing=[one for one in list_required(draft) if one.code not in held],
        kinds=[one for one in attachments().kinds if one.code != SHEET],
        most=attachments().largest_file // 1_000_000,
        locked=not may_add(application, "other"),
        was_done="done" in request.GET,
    )
