"""A receipt as a tagged PDF (PDF/UA): case number, hour, checksum, what was sent."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

import typst
from django.utils import timezone

from medel.applications.models import Application, Submission
from medel.core.texts import Text
from medel.core.wording import write_day

TEMPLATE = Path(__file__).with_name("receipt.typ")
TITLE = Text(sv="Mottagen ansökan", en="Application received")
COMPLETED = Text(sv="Mottagen komplettering", en="Completion received")
FICTITIOUS = Text(
    sv="Påhittad: gjord för att visa systemet.", en="Fictitious: made for a show."
)
HEAD = (Text(sv="Uppgift", en="Fact"), Text(sv="Värde", en="Value"))
CASE = Text(sv="Ärendenummer", en="Case number")
NAME = Text(sv="Projektets namn", en="Name of the project")
CALL = Text(sv="Utlysning", en="Call")
RECEIVED = Text(sv="Mottagen", en="Received")
OWNER = Text(sv="Projektägare", en="Project owner")
PARTNERS = Text(sv="Övriga organisationer", en="Other organisations")
FILES = Text(sv="Bilagor", en="Attachments")
CHECKSUM = Text(
    sv="Kontrollsumma (SHA-256) av allt som skickades:",
    en="Checksum (SHA-256) of everything that was sent:",
)
SIGN = Text(sv="Underskrift", en="Signature")
SIGN_TEXT = Text(
    sv="Jag får företräda organisationen och står för ansökan med kontrollsumman ovan.",
    en="I may represent the organisation and stand for the application with the "
    "checksum above.",
)
LINES = (
    Text(sv="Ort och datum", en="Place and date"),
    Text(sv="Underskrift", en="Signature"),
    Text(sv="Namnförtydligande", en="Name in block letters"),
)
CONTENT = Text(sv="Det som skickades", en="What was sent")
NOTHING = Text(sv="inget svar", en="no answer")
UNSIGNED = "submitted_unsigned"


class Answer(Protocol):
    """An answer in words."""

    @property
    def label(self) -> str:
        """What is asked."""

    @property
    def text(self) -> str:
        """What is answered."""

    @property
    def rows(self) -> Sequence[Sequence[tuple[str, str]]]:
        """What is answered, where it is a table."""


class Section(Protocol):
    """A section's answers in words."""

    @property
    def name(self) -> str:
        """What the section is called."""

    @property
    def answers(self) -> Sequence[Answer]:
        """Its answers."""


def write_receipt(
    application: Application,
    sent: Submission,
    sections: Iterable[Section],
    language: str,
) -> bytes:
    """Write the receipt of a sending as a PDF/UA-1 document in a language."""
    told = {
        **_tell(application, sent, language),
        "sections": [_tell_section(one, language) for one in sections],
    }
    written: bytes = typst.compile(
        TEMPLATE,
        format="pdf",
        sys_inputs={"told": json.dumps(told, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
    )
    return written


def _tell(application: Application, sent: Submission, language: str) -> dict[str, Any]:
    title = TITLE if sent.number == 1 else COMPLETED
    unsigned = application.state == UNSIGNED
    return {
        "title": f"{title.to(language)} {application.case_id}",
        "language": language[:2],
        "fictitious": FICTITIOUS.to(language) if application.fictitious else "",
        "head": [one.to(language) for one in HEAD],
        "facts": _list_facts(application, sent, language),
        "checksum": CHECKSUM.to(language),
        "sha256": sent.sha256,
        "sign": _tell_signature(language) if unsigned else None,
        "content_title": CONTENT.to(language),
    }


def _list_facts(
    application: Application, sent: Submission, language: str
) -> list[list[str]]:
    call, content = application.call, sent.content
    local = timezone.localtime(sent.sent)
    parties = content.get("parties", [])
    owners = [one for one in parties if one["role"] == "project_owner"]
    others = [one for one in parties if one["role"] != "project_owner"]
    facts = [
        (CASE, application.case_id),
        (NAME, application.title),
        (CALL, call.title_en if language == "en" else call.title_sv),
        (RECEIVED, f"{write_day(local.date(), language=language)}, {local:%H.%M.%S}"),
        (OWNER, _name(owners)),
        (PARTNERS, _name(others)),
        (FILES, "\n".join(_write_file(one) for one in content.get("files", []))),
    ]
    return [[name.to(language), text] for name, text in facts if text]


def _name(parties: Iterable[dict[str, str]]) -> str:
    return "\n".join(f"{one['organisation']} ({one['number']})" for one in parties)


def _write_file(one: dict[str, str]) -> str:
    return f"{one['name']} ({one['sha256'][:16]}…)"


def _tell_signature(language: str) -> dict[str, Any]:
    return {
        "title": SIGN.to(language),
        "text": SIGN_TEXT.to(language),
        "lines": [one.to(language) for one in LINES],
    }


def _tell_section(section: Section, language: str) -> dict[str, Any]:
    return {
        "name": section.name,
        "answers": [
            {"label": one.label, "paragraphs": _write(one, language)}
            for one in section.answers
        ],
    }


def _write(answer: Answer, language: str) -> list[str]:
    rows = [
        "; ".join(f"{name}: {text}" for name, text in row if text)
        for row in answer.rows
    ]
    lines = [line for line in answer.text.split("\n") if line.strip()]
    return [*rows, *lines] or [NOTHING.to(language)]
