"""Plans as files: saved as TOML, JSON, a workbook or a document, and opened again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from medel.core.texts import Text
from medel.programmes.programme import Programme
from medel.reporting.plans.document import write_document
from medel.reporting.plans.texts import write_json, write_toml
from medel.reporting.plans.workbook import write_workbook
from medel.rules.plans.capacity import MOST_BYTES
from medel.rules.plans.checking import count
from medel.rules.plans.faults import PlanError, PlanFault
from medel.rules.plans.plan import Plan
from medel.rules.plans.reading import read_plan
from medel.web.page import language
from medel.web.plans.answer import ShownAnswer

NAME = Text(sv="finansieringsplan", en="financing-plan")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Format:
    """A kind of file: what browsers call it, and what writes it."""

    media_type: str
    write: Callable[[ShownAnswer, Programme], bytes]


def _write_toml(shown: ShownAnswer, programme: Programme) -> bytes:
    del programme
    return write_toml(shown.plan).encode()


def _write_json(shown: ShownAnswer, programme: Programme) -> bytes:
    del programme
    return write_json(shown.plan).encode()


def _write_workbook(shown: ShownAnswer, programme: Programme) -> bytes:
    basis = count(shown.plan, programme, shown.plan.day(timezone.localdate()))
    return write_workbook(basis, language=language())


def _write_document(shown: ShownAnswer, programme: Programme) -> bytes:
    basis = count(shown.plan, programme, shown.plan.day(timezone.localdate()))
    return write_document(basis, shown.answer, language=language())


FORMATS: Mapping[str, Format] = {
    "toml": Format("application/toml", _write_toml),
    "json": Format("application/json", _write_json),
    "xlsx": Format(XLSX, _write_workbook),
    "pdf": Format("application/pdf", _write_document),
}


def send_plan(shown: ShownAnswer, suffix: str, programme: Programme) -> HttpResponse:
    """Send a plan as a file that is written now and kept nowhere."""
    made = FORMATS[suffix]
    name = f"{NAME.to(language())}.{suffix}"
    return HttpResponse(
        made.write(shown, programme),
        content_type=made.media_type,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-store",
        },
    )


def open_plan(request: HttpRequest) -> Plan:
    """Open a plan from a sent file, or from a link that carried it.

    Raise PlanError on a file that is no plan, naming each key that is amiss.
    """
    sent = request.FILES.get("file")
    if isinstance(sent, UploadedFile):
        return read_plan(sent.read(MOST_BYTES + 1))
    written = request.POST.get("written", "")
    if not written:
        raise PlanError([PlanFault("", _CHOOSE)])
    return read_plan(written.encode())


_CHOOSE = Text(sv="välj en fil först", en="choose a file first")
