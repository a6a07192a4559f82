"""A result as an Atom feed (RFC 4287): one entry a project, the last changed first."""

from collections.abc import Iterable, Iterator
from itertools import islice
from xml.etree.ElementTree import Element, SubElement, tostring

from medel.core.texts import Text
from medel.reporting.downloads.asked import TITLE, Asked
from medel.reporting.operations import BENEFICIARY, Operation
from medel.reporting.reading import find_last_change
from medel.reporting.terms import FREE, write_licence
from medel.reporting.writing import strip_controls, write_amount, write_moment

ATOM = "http://www.w3.org/2005/Atom"
CLOSING = "</feed>"
BATCH = 500
SUMMARY = 500
NAME = "Medel"
# Whether a project has changed since the day when it was first published here.
NEW, CHANGED = "new", "changed"
DAY = len("2024-05-31")
SUPPORT = Text(sv="EU-stöd", en="EU support")


def write_feed(asked: Asked) -> Iterator[bytes]:
    """Write the feed, entry by entry."""
    entries = (_write_entry(asked, each) for each in asked.whole_operations())
    return _join(_open(asked), entries)


def _join(opening: str, entries: Iterable[str]) -> Iterator[bytes]:
    yield f'<?xml version="1.0" encoding="utf-8"?>\n{opening}\n'.encode()
    coming = iter(entries)
    while batch := "".join(islice(coming, BATCH)):
        yield batch.encode()
    yield f"{CLOSING}\n".encode()


def _open(asked: Asked) -> str:
    attributes = {"xmlns": ATOM, "xml:lang": asked.language}
    feed = Element("feed", attributes)
    words = asked.selection.words
    title = TITLE.to(asked.language)
    query = asked.selection.turn(1).write()
    own = asked.site.download(asked.language, ".atom", query)
    _add(feed, "id", own)
    _add(feed, "title", f"{title}: {words}" if words else title)
    _add(feed, "updated", _tell_last_change(asked))
    _link(feed, "self", own)
    _link(feed, "alternate", asked.address)
    if asked.terms.address:
        _link(feed, "license", asked.terms.address)
    _add(feed, "rights", asked.terms.text.to(asked.language))
    _add(SubElement(feed, "author"), "name", NAME)
    _add(feed, "generator", NAME)
    return tostring(feed, encoding="unicode").removesuffix(CLOSING)


def _tell_last_change(asked: Asked) -> str:
    """Give when the bank last changed; the day of the feed where it never has."""
    return write_moment(str(find_last_change() or asked.on))


def _write_entry(asked: Asked, operation: Operation) -> str:
    page = asked.site.project(operation.code, asked.language)
    entry = Element("entry")
    _add(entry, "id", page)
    _add(entry, "title", operation.title or operation.code)
    _add(entry, "updated", write_moment(operation.changed))
    _add(entry, "published", write_moment(operation.first_published))
    term = (
        NEW if operation.changed[:DAY] == operation.first_published[:DAY] else CHANGED
    )
    SubElement(entry, "category", {"term": term})
    _link(entry, "alternate", page)
    if operation.href:
        _link(entry, "via", operation.href)
    for name in operation.named(BENEFICIARY):
        _add(SubElement(entry, "author"), "name", name)
    if not asked.terms.licence:
        _add_rights(entry, operation.source.licence, asked.language)
    _add(entry, "summary", _summarise(operation, asked.language))
    return f"{tostring(entry, encoding='unicode')}\n"


def _add_rights(entry: Element, licence: str, language: str) -> None:
    """Tell the entry's own licence, where the feed has none for all."""
    _add(entry, "rights", write_licence(licence, language))
    if licence == FREE.licence:
        _link(entry, "license", FREE.address)


def _tell_kind(operation: Operation) -> str:
    same_day = operation.changed[:DAY] == operation.first_published[:DAY]
    return NEW if same_day else CHANGED


def _summarise(operation: Operation, language: str) -> str:
    amount = write_amount(operation.eu_amount)
    money = f"{SUPPORT.to(language)}: {amount} {operation.currency}." if amount else ""
    text = operation.purpose
    short = text if len(text) <= SUMMARY else f"{text[:SUMMARY]}…"
    return " ".join(filter(None, (money, short))) or operation.programme_name


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = strip_controls(text)


def _link(parent: Element, relation: str, address: str) -> None:
    SubElement(parent, "link", {"rel": relation, "href": strip_controls(address)})
