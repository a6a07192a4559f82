"""Open data: how to read everything here by program."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from medel.core import wording
from medel.core.texts import Text
from medel.projects.queries import count_projects
from medel.projects.selection import FILTERS
from medel.reporting.downloads import FORMATS, list_columns
from medel.reporting.publication import MadeFile, find_publication
from medel.reporting.published import EVERY, PublishedFile
from medel.reporting.terms import FREE, find_terms
from medel.web.access import public
from medel.web.addresses import address, addresses
from medel.web.page import Page, language, show

KILO = 1000


@dataclass(frozen=True)
class FileRow:
    """One full file as the page lists it; size and checksum where it is made."""

    name: str
    title: Text
    size: str
    checksum: str


@public
def open_data(request: HttpRequest) -> HttpResponse:
    """Describe the files, their columns, the API and the terms of use."""
    page = Page(
        title=_("Open data and API"),
        description=_("Everything on these pages can be read by program."),
        addresses=addresses("open_data"),
    )
    made = find_publication()
    by_format = {one.format: one for one in made.files} if made else {}
    return show(
        request,
        "open_data.html",
        page,
        filters=tuple(FILTERS),
        files=[_describe(file, by_format.get(file.format)) for file in EVERY],
        made=datetime.fromisoformat(made.made).date() if made else None,
        count=made.projects if made else count_projects(),
        columns=list_columns(),
        downloads=[
            (suffix, address("download", language(), suffix=suffix))
            for suffix in FORMATS
        ],
        free=FREE,
        terms=find_terms(),
    )


def _describe(file: PublishedFile, made: MadeFile | None) -> FileRow:
    size = _write_size(made.size) if made else ""
    return FileRow(file.name, file.title, size, made.checksum if made else "")


def _write_size(size: int) -> str:
    """Write a size as people say it: 12 kB, 3 MB."""
    number, unit = (size / KILO, "kB") if size < KILO * KILO else (size / KILO**2, "MB")
    return f"{wording.write_number(max(round(number), 1), language=language())} {unit}"
