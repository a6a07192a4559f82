"""How a project's record is cited, and what a report of an error says."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.conf import settings
from django.utils.translation import gettext as _

from medel.core.wording import write_day
from medel.web.page import language

if TYPE_CHECKING:
    from medel.projects.models import Project

SITE = "Medel"
MAIL = "mailto:"
# What means something to TeX, and how it is written there.
_TEX = {
    ord(mark): written
    for mark, written in (
        ("\\", r"\textbackslash{}"),
        *((mark, f"\\{mark}") for mark in "&%$#_{}"),
        ("~", r"\textasciitilde{}"),
        ("^", r"\textasciicircum{}"),
    )
}


@dataclass(frozen=True)
class Citation:
    """One record cited in three ways: as text, as BibTeX and as CSL-JSON."""

    text: str
    bibtex: str
    csl: str


def cite(project: "Project", url: str, *, on: date) -> Citation:
    """Cite a project's record as it stood on a day."""
    publisher = settings.MEDEL_OPERATOR or SITE
    told = {"title": project.title, "code": project.code, "publisher": publisher}
    day = write_day(on, language=language())
    read = project.origin.retrieved
    text = _("%(title)s (%(code)s). Record in the project bank Medel, %(publisher)s.")
    where = _("%(url)s, read %(day)s. Source: %(source)s.")
    source = project.href or f"{project.origin.name}, {project.row}"
    return Citation(
        text=f"{text % told} {where % {'url': url, 'day': day, 'source': source}}",
        bibtex=_write_bibtex(told, url, on, note=f"{source} ({read.isoformat()})"),
        csl=_write_csl(told, url, on, note=f"{source} ({read.isoformat()})"),
    )


def _write_bibtex(told: Mapping[str, str], url: str, on: date, *, note: str) -> str:
    fields = {
        "title": f"{{{told['title'].translate(_TEX)}}}",
        "howpublished": SITE,
        "publisher": told["publisher"].translate(_TEX),
        "number": told["code"].translate(_TEX),
        "url": url,
        "urldate": on.isoformat(),
        "note": note.translate(_TEX),
    }
    lines = (f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{told['code']},\n" + ",\n".join(lines) + "\n}"


def _write_csl(told: Mapping[str, str], url: str, on: date, *, note: str) -> str:
    item = {
        "id": told["code"],
        "type": "dataset",
        "title": told["title"],
        "container-title": SITE,
        "publisher": told["publisher"],
        "number": told["code"],
        "URL": url,
        "accessed": {"date-parts": [[on.year, on.month, on.day]]},
        "note": note,
    }
    return json.dumps([item], ensure_ascii=False, indent=2)


@dataclass(frozen=True)
class ErrorReport:
    """Where an error is reported, and the text that says which record is meant.

    `href` is empty where the installation has no contact.
    """

    href: str
    text: str


def report_error(project: "Project", url: str) -> ErrorReport:
    """Give the way to report an error: a letter already begun, or a page to go to."""
    subject = _("Error in %(code)s") % {"code": project.code}
    told = {
        "title": project.title,
        "url": url,
        "file": project.origin.name,
        "row": project.row,
    }
    lines = (
        subject,
        _("Project: %(title)s") % told,
        _("Address: %(url)s") % told,
        _("Read from: %(file)s, line %(row)s") % told,
        _("What is wrong, and how do you know?"),
    )
    text = "\n".join(lines)
    contact = settings.MEDEL_CONTACT
    if contact.startswith(MAIL):
        mark = "&" if "?" in contact else "?"
        asked = f"subject={quote(subject)}&body={quote(text)}"
        return ErrorReport(f"{contact}{mark}{asked}", text)
    return ErrorReport(contact, text)
