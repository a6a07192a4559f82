"""What of a result can stand on other sites: a table, a map, or one of the charts."""

from dataclasses import dataclass, replace

from django.utils.html import escape
from django.utils.translation import gettext as _

from medel.projects.selection import Selection
from medel.web import charts
from medel.web.addresses import address
from medel.web.facets import describe
from medel.web.page import language

TABLE, MAP = "table", "map"
# Each kind with the height in pixels that a frame of a usual width needs.
KINDS = {
    TABLE: 620,
    MAP: 760,
    **dict.fromkeys(charts.NAMES, 560),
    charts.YEAR: 480,
    charts.SIZE: 480,
}
# How many projects a table in a frame shows; the link below leads to all of them.
ROWS = 10


@dataclass(frozen=True)
class Kind:
    """One kind of embedding: what it is called and where its code is."""

    name: str
    title: str
    href: str
    chosen: bool


def list_kinds(selection: Selection, chosen: str) -> list[Kind]:
    """List what can be embedded of a result, with the page of each one's code."""
    query = selection.write()
    return [
        Kind(
            name,
            name_kind(name),
            address("embed", language(), what=name) + (f"?{query}" if query else ""),
            name == chosen,
        )
        for name in KINDS
    ]


def name_kind(what: str) -> str:
    """Give what a kind of embedding is called."""
    named = {TABLE: _("Table"), MAP: _("Map"), **charts.titles()}
    return named[what]


def leave_to(what: str, selection: Selection) -> Selection:
    """Keep of a selection what a frame shows: no page, and a level only for a map."""
    level = selection.level if what == MAP else ""
    return replace(selection, view="", page=1, level=level)


def address_of(what: str, selection: Selection) -> str:
    """Give the address of what stands in the frame."""
    query = leave_to(what, selection).write()
    return address("embedded", language(), what=what) + (f"?{query}" if query else "")


def write_code(href: str, what: str, selection: Selection) -> str:
    """Write the HTML that shows a result on another site, as text to be copied."""
    about = describe(selection)
    title = f"{name_kind(what)}: {about}" if about else name_kind(what)
    return (
        f'<iframe src="{escape(href)}" title="{escape(title)}" '
        f'width="100%" height="{KINDS[what]}" loading="lazy"></iframe>'
    )
