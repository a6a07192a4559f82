"""Makes people who apply, a call that is open, and forms as a browser sends them."""

import io
import re
import uuid
from datetime import timedelta
from typing import Any

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from medel.applications.models import Application, Call
from medel.parties.actions import give_role
from medel.parties.models import Organisation, Person
from medel.parties.states import Role
from tests.parties.people import make_organisation, make_person
from tests.process import cast

OWNER, PARTNER, OTHER = "2021002023", "2021002114", "2321000206"
BEGIN = f"/sv/ansokningar/ny/{cast.PROGRAMME}/circular-2026/"
_INPUT = re.compile(r'<input type="hidden" name="(begun|pass|asks)" value="([^"]*)"')


def open_call(**terms: object) -> Call:
    """Make a call that is open right now."""
    call = cast.make_call()
    call.opens = timezone.now() - timedelta(days=10)
    call.closes = timezone.now() + timedelta(days=10)
    for name, value in terms.items():
        setattr(call, name, value)
    call.save()
    return call


def applicant(
    name: str, number: str = OWNER, role: Role = Role.APPLICANT
) -> tuple[Client, Person]:
    """Make somebody of an organisation, signed in."""
    person = make_person(name)
    give_role(person, role, organisation=make_organisation(number, f"Org {number}"))
    client = Client()
    client.force_login(person)
    return client, person


def begin(client: Client, number: str = OWNER) -> Application:
    """Begin an application through the page."""
    own = Organisation.objects.get(number=number)
    answer = client.post(BEGIN, {"organisation": own.pk})
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    key = answer.headers["Location"].rstrip("/").rpartition("/")[2]
    return Application.objects.get(key=uuid.UUID(key))


def at(application: Application, rest: str = "") -> str:
    """Give an address of an application."""
    return f"/sv/ansokningar/{application.key}/{rest}"


def section_at(application: Application, code: str) -> str:
    """Give the address of a section."""
    return at(application, f"avsnitt/{code}/")


def open_form(client: Client, path: str) -> dict[str, Any]:
    """Open a section, and give the hidden part of its form."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    html = answer.content.decode()
    form = html[html.index('<form id="section"') :]
    return dict(_INPUT.findall(form))


def flatten(answers: dict[str, Any]) -> dict[str, Any]:
    """Write answers as the fields of a form."""
    fields: dict[str, Any] = {}
    for code, answer in answers.items():
        if isinstance(answer, list) and answer and isinstance(answer[0], dict):
            for index, row in enumerate(answer):
                fields[f"q-{code}-{index}-id"] = row.get("id", f"row{index}")
                fields |= {
                    f"q-{code}-{index}-{name}": text for name, text in row.items()
                }
        else:
            fields[f"q-{code}"] = answer
    return fields


def write(
    client: Client, application: Application, code: str, answers: dict[str, Any]
) -> Any:  # noqa: ANN401 (the client's answer)
    """Open a section, write in it and save it, as without a script."""
    path = section_at(application, code)
    return client.post(path, {**open_form(client, path), **flatten(answers)})


PLAN = {
    "cost_option": "staff_plus_flat",
    "staff-TOTAL_FORMS": "1",
    "staff-INITIAL_FORMS": "0",
    "staff-0-role": "Projektledare",
    "staff-0-monthly_salary": "40 000",
    "staff-0-hours": "2000",
    "costs-TOTAL_FORMS": "0",
    "costs-INITIAL_FORMS": "0",
    "in_kind-TOTAL_FORMS": "0",
    "in_kind-INITIAL_FORMS": "0",
    "co_financing-TOTAL_FORMS": "1",
    "co_financing-INITIAL_FORMS": "0",
    "co_financing-0-name": "Region Dalarna",
    "co_financing-0-sector": "public",
    "co_financing-0-amount": "634 900",
    "social_charges_rate": "45,24",
    "eu_support": "500000",
}


def pdf(text: str = "x") -> bytes:
    """Make a small PDF."""
    made = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(200, 200))
        document.docinfo["/Title"] = text
        document.save(made)
    return made.getvalue()


def hand_in(
    client: Client,
    application: Application,
    kind: str,
    content: bytes | None = None,
    name: str = "intyg.pdf",
) -> Any:  # noqa: ANN401 (the client's answer)
    """Hand in a file through the page."""
    sent = SimpleUploadedFile(name, pdf(kind) if content is None else content)
    return client.post(at(application, "filer/"), {"kind": kind, "file": sent})


def fill(client: Client, application: Application) -> None:
    """Fill in everything that is required, through the pages."""
    told: dict[str, dict[str, Any]] = cast.ANSWERS
    for code, answers in told.items():
        if code == "plan":
            path = section_at(application, code)
            answer = client.post(path, {**open_form(client, path), **PLAN})
        else:
            answer = write(client, application, code, answers)
        assert answer.status_code == 302, (code, answer.content.decode()[-3000:])
    for kind in ("signatory", "procurement_plan"):
        assert hand_in(client, application, kind, name=f"{kind}.pdf").status_code == 302
