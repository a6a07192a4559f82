"""A search's result as a file, by the suffix of its address."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from medel.core.errors import MedelError
from medel.core.texts import Text
from medel.projects.bank import find_keys
from medel.projects.selection import Selection
from medel.reporting.downloads import documents, feed, shares, tables
from medel.reporting.downloads.asked import STEM, Asked
from medel.reporting.downloads.columns import choose_columns
from medel.reporting.published import CSV, JSON, XLSX
from medel.reporting.reading import sort_by_change
from medel.reporting.sites import Site

Write = Callable[[Asked], Iterator[bytes]]
_WRITERS: Mapping[str, tuple[str, Write]] = {
    "csv": (CSV, shares.write_csv),
    "xlsx": (XLSX, tables.write_xlsx),
    "json": (JSON, documents.write_json),
    "geojson": ("application/geo+json", documents.write_geojson),
    "atom": ("application/atom+xml", feed.write_feed),
}
FORMATS = tuple(_WRITERS)


class NoSuchDownloadError(MedelError):
    """A result cannot be downloaded in this format."""


@dataclass(frozen=True)
class Download:
    """A file on its way: what it is, what it is called, and its bytes."""

    media_type: str
    name: str
    parts: Iterator[bytes]


def render(  # noqa: PLR0913 (each is a choice of the reader's)
    selection: Selection,
    format: str,  # noqa: A002 (the name that the address has)
    columns: Iterable[str] = (),
    *,
    language: str,
    site: Site,
    on: date,
    bom: bool = False,
) -> Download:
    """Give the whole result of a search as a file; it is read while it is taken.

    Raises a refusal at once on an unknown format, column or value.
    """
    if format not in _WRITERS:
        raise _refuse(format)
    asked = Asked(
        selection=selection,
        keys=_order(find_keys(selection), format),
        columns=choose_columns(columns, language=language, site=site),
        language=language,
        site=site,
        on=on,
        bom=bom,
    )
    media_type, write = _WRITERS[format]
    name = f"{STEM.to(language)}-{on.isoformat()}.{format}"
    return Download(media_type, name, write(asked))


def _order(keys: Iterator[int], format_name: str) -> Iterator[int]:
    """Put the last changed first in a feed; a reader of feeds looks at the top."""
    return sort_by_change(keys) if format_name == "atom" else keys


def _refuse(name: str) -> NoSuchDownloadError:
    known = ", ".join(FORMATS)
    return NoSuchDownloadError(
        Text(
            sv=f'Resultatet finns inte som "{name[:20]}". Välj bland: {known}.',
            en=f'The result does not come as "{name[:20]}". Choose from: {known}.',
        )
    )
