"""The formats of the whole bank, by name: what `medel export` writes."""

from collections.abc import Callable, Iterator, Mapping

from medel.core.errors import MedelError
from medel.core.texts import Text
from medel.reporting import catalogue, kohesio, own, package, threesixty
from medel.reporting.article49 import lists
from medel.reporting.extract import Extract
from medel.reporting.published import EVERY, PublishedFile

FORMATS: Mapping[str, PublishedFile] = {each.format: each for each in EVERY}
_WRITERS: Mapping[str, Callable[[Extract], Iterator[bytes]]] = {
    "medel-jsonl": own.write,
    "article49-csv": lists.write_csv,
    "article49-xlsx": lists.write_xlsx,
    "article49-json": lists.write_json,
    "kohesio-csv": kohesio.write,
    "360giving-json": threesixty.write,
    "datapackage": package.write,
    "dcat": catalogue.write,
}


class NoSuchFormatError(MedelError):
    """There is no format of this name."""


def find_format(name: str) -> PublishedFile:
    """Find a format by its name; raise NoSuchFormatError, naming those there are."""
    found = FORMATS.get(name)
    if found is None:
        known = ", ".join(FORMATS)
        raise NoSuchFormatError(
            Text(
                sv=f'Det finns inget format som heter "{name}". Välj bland: {known}.',
                en=f'There is no format "{name}". Choose from: {known}.',
            )
        )
    return found


def write_format(name: str, extract: Extract) -> Iterator[bytes]:
    """Write a part of the bank in a format, as a stream."""
    return _WRITERS[find_format(name).format](extract)
