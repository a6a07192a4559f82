"""What a reader chooses of a download, and the form that lets them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from medel.core.errors import MedelError
from medel.core.texts import Language, Text
from medel.projects.selection import Selection
from medel.reporting.downloads import DEFAULT, list_columns
from medel.reporting.downloads.columns import ALWAYS
from medel.web.addresses import address
from medel.web.page import language

COLUMNS, LANGUAGE, MARK = "columns", "language", "bom"
CHOICES = frozenset({COLUMNS, LANGUAGE, MARK})


class LanguageError(MedelError):
    """A file was asked for in a language that Medel does not speak."""


@dataclass(frozen=True)
class Choice:
    """The columns, the language and the mark for spreadsheets of one download."""

    columns: tuple[str, ...]
    language: str
    bom: bool


@dataclass(frozen=True)
class ColumnOption:
    """One column of the form."""

    name: str
    title: str
    chosen: bool


def read_choice(query: QueryDict) -> Choice:
    """Read what an address chooses; columns repeated, or with commas between."""
    named = ",".join(query.getlist(COLUMNS)).split(",")
    chosen = query.get(LANGUAGE) or language()
    if chosen not in list(Language):
        raise LanguageError(
            Text(
                sv=f'Språket "{chosen[:20]}" finns inte. Välj sv eller en.',
                en=f'There is no language "{chosen[:20]}". Choose sv or en.',
            )
        )
    columns = tuple(name.strip() for name in named if name.strip())
    return Choice(columns, chosen, query.get(MARK) in {"1", "on"})


def write_address(suffix: str, selection: Selection) -> str:
    """Write where the whole result of a search is in a format."""
    query = _strip(selection).write()
    path = address("download", language(), suffix=suffix)
    return f"{path}?{query}" if query else path


def _strip(selection: Selection) -> Selection:
    """Give the search without what only says how a page shows it."""
    return replace(selection.turn(1), view="", by="", level="")


def describe_form(selection: Selection) -> Mapping[str, Any]:
    """Give the form of downloads what it shows."""
    own = _strip(selection)
    words = [("q", own.words)] if own.words else []
    return {
        "formats": [
            (name, address("download", language(), suffix=suffix), hint)
            for suffix, name, hint in _list_formats()
        ],
        "carried": [*words, *own.fields],
        "columns": list_options(),
        "languages": [(str(one), _name(one), one == language()) for one in Language],
        "feed": write_address("atom", selection),
        "geojson": write_address("geojson", selection),
    }


def list_options() -> Sequence[ColumnOption]:
    """List the columns that may be chosen; source and licence always come along."""
    return [
        ColumnOption(one.name, one.title.to(language()), one.name in DEFAULT)
        for one in list_columns()
        if one.name not in ALWAYS
    ]


def _list_formats() -> list[tuple[str, str, str]]:
    return [
        ("csv", "CSV", _("for programs and spreadsheets")),
        ("xlsx", "Excel", _("with headings in words")),
        ("json", "JSON", _("for programs")),
    ]


def _name(one: Language) -> str:
    return {Language.SWEDISH: "Svenska", Language.ENGLISH: "English"}[one]
