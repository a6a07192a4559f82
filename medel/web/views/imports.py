"""Importing a list: sent, recognised, tried, taken in; each step on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from medel.core.errors import MedelError
from medel.projects import uploaded
from medel.projects.actions import uploads as actions
from medel.projects.importing.mappings import format_mapping
from medel.projects.states import Step, UploadState
from medel.projects.uploads import read_progress
from medel.web.access import permitted, person_in
from medel.web.addresses import address, addresses
from medel.web.columns import CONSTANT_NAMES, columns_of, encodings, field_choices
from medel.web.forms import UploadForm, attempt
from medel.web.page import Crumb, Page, language, show
from medel.web.uploading import takes_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from medel.projects.models import Upload

SECONDS_TO_REFRESH = 3


@permitted("import_lists")
@takes_file
def imports(request: HttpRequest) -> HttpResponse:
    """Show the lists so far; take in a new one."""
    now = timezone.now()
    actions.tidy_uploads(now=now)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = UploadForm(*sent)
    if form.is_valid():
        made = attempt(form, lambda: _receive(request, form))
        if made:
            return HttpResponseRedirect(_address(made))
    page = _page(_("Import a list of projects"), "imports", wrong=bool(form.errors))
    listed = uploaded.uploads_so_far()
    return show(request, "imports.html", page, form=form, uploads=listed)


@permitted("import_lists")
def upload(request: HttpRequest, number: int) -> HttpResponse:
    """Show how far a list has come, and take the next step."""
    found = uploaded.find_upload(number)
    if found is None:
        raise Http404
    told = ""
    if request.method == "POST":
        try:
            return HttpResponseRedirect(_act(request, found))
        except MedelError as error:
            told = error.reason.to(language())
    return _show_upload(request, found, told)


@permitted("import_lists")
def mapping(request: HttpRequest, number: int) -> HttpResponse:
    """Give the mapping of a list as a file, to be used again."""
    del request
    found = uploaded.find_upload(number)
    known = uploaded.mapping_of(found) if found else None
    if known is None:
        raise Http404
    answer = HttpResponse(format_mapping(known), content_type="application/toml")
    answer.headers["Content-Disposition"] = 'attachment; filename="mapping.toml"'
    return answer


def _receive(request: HttpRequest, form: UploadForm) -> Upload:
    told = form.cleaned_data
    return actions.receive(
        told["list"].temporary_file_path(),
        told["list"].name,
        sender=person_in(request),
        now=timezone.now(),
        programme=told["programme"],
        mapping=told["mapping"],
    )


def _act(request: HttpRequest, found: Upload) -> str:
    """Take the step that the pressed button stands for; give where to go."""
    acts: dict[str, Callable[[], None]] = {
        "look": lambda: _look(request, found),
        "try": lambda: _try(request, found),
        "import": lambda: actions.ask(
            found, Step.IMPORT, now=timezone.now(), by=person_in(request)
        ),
        "resume": lambda: actions.resume(found, now=timezone.now()),
        "remove": lambda: actions.remove(
            found, now=timezone.now(), by=person_in(request)
        ),
    }
    pressed = request.POST.get("act", "")
    if pressed in acts:
        acts[pressed]()
    return address("imports", language()) if pressed == "remove" else _address(found)


def _look(request: HttpRequest, found: Upload) -> None:
    encoding = request.POST.get("encoding", "")
    by, now = person_in(request), timezone.now()
    actions.ask(found, Step.LOOK, now=now, encoding=encoding, by=by)


def _try(request: HttpRequest, found: Upload) -> None:
    if found.mapping and "field-0" in request.POST:
        fields = {
            int(key[6:]): str(value)
            for key, value in request.POST.items()
            if key.startswith("field-") and key[6:].isdecimal() and key[6:].isascii()
        }
        constants = {name: request.POST.get(name, "") for name in CONSTANT_NAMES}
        actions.choose(found, fields, constants)
    actions.ask(found, Step.TRY, now=timezone.now(), by=person_in(request))


def _show_upload(request: HttpRequest, found: Upload, told: str) -> HttpResponse:
    now = timezone.now()
    working = found.state == UploadState.WORKING
    broken = working and actions.is_broken(found, now=now)
    known = uploaded.mapping_of(found)
    changing = found.state == UploadState.LOOKED or "columns" in request.GET
    page = _page(
        found.name, "upload", wrong=bool(told), number=found.pk, lead=_step(found)
    )
    imported = found.state == UploadState.IMPORTED
    answer = show(
        request,
        "upload.html",
        page,
        upload=found,
        told=told,
        working=working and not broken,
        broken=broken,
        progress=read_progress(found.pk) if working else None,
        refusal=uploaded.refusal_of(found),
        mapping=known if changing and found.kept else None,
        columns=columns_of(known, found.found) if known else (),
        choices=field_choices(),
        constants=_constants(found),
        encodings=encodings(),
        changing=changing,
        projects=uploaded.projects_from(found) if imported else (),
    )
    if working and not broken:
        answer.headers["Refresh"] = str(SECONDS_TO_REFRESH)
    return answer


def _constants(found: Upload) -> list[tuple[str, str, str]]:
    known = uploaded.mapping_of(found)
    stated = (
        {str(key): value for key, value in known.constants.items()} if known else {}
    )
    return [
        (name, str(label), stated.get(name, ""))
        for name, label in CONSTANT_NAMES.items()
    ]


def _step(found: Upload) -> str:
    steps = {
        UploadState.LOOKED: _("Step 1 of 3: are the columns right?"),
        UploadState.TRIED: _("Step 2 of 3: this is what would happen."),
        UploadState.IMPORTED: _("Step 3 of 3: the list is imported."),
        UploadState.REFUSED: _("The list could not be read. Nothing was stored."),
    }
    return steps.get(UploadState(found.state), "")


def _address(found: Upload) -> str:
    return address("upload", language(), number=found.pk)


def _page(
    title: str, name: str, *, wrong: bool, lead: str = "", **parts: object
) -> Page:
    crumbs = [Crumb(_("Desk"), address("desk", language()))]
    if name != "imports":
        told = _("Import a list of projects")
        crumbs.append(Crumb(told, address("imports", language())))
    return Page(
        title=title,
        description=lead,
        addresses=addresses(name, **parts),
        private=True,
        wrong=wrong,
        crumbs=tuple(crumbs),
    )
