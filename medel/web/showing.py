"""How a result is shown: as a list, a table, a map or charts, and by which measure."""

from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext as _

from medel.core.money import Money
from medel.projects.bank import Result
from medel.projects.indexing import REPORTING_CURRENCY
from medel.projects.selection import Selection

LIST, TABLE, MAP, CHARTS = "list", "table", "map", "charts"
MONEY, NUMBER = "money", "number"


@dataclass(frozen=True)
class Way:
    """One way to show the same result: its name, where it leads, and if it is shown."""

    name: str
    title: str
    query: str
    chosen: bool


@dataclass(frozen=True)
class Column:
    """A column of the table, and the order that its heading gives.

    `sorted` is `ascending` or `descending` in the column that the table is sorted by.
    """

    title: str
    query: str = ""
    sorted: str = ""
    is_figure: bool = False


def find_view(selection: Selection) -> str:
    """Give how the result is shown; as a list unless the address says otherwise."""
    return selection.view or LIST


def find_measure(selection: Selection, result: Result) -> str:
    """Give what shades and bars tell: money, unless none of the projects has any."""
    return selection.by or (MONEY if result.with_amount else NUMBER)


def to_money(amount: int) -> Money:
    """Give a sum of the index as money."""
    return Money(Decimal(amount), REPORTING_CURRENCY)


def list_views(selection: Selection) -> list[Way]:
    """List the views that a result can be shown in, each from its first page."""
    titles = {LIST: _("List"), TABLE: _("Table"), MAP: _("Map"), CHARTS: _("Charts")}
    shown = find_view(selection)
    return [
        Way(
            name,
            title,
            replace(selection, view="" if name == LIST else name, page=1).write(),
            name == shown,
        )
        for name, title in titles.items()
    ]


def list_measures(selection: Selection, measure: str) -> list[Way]:
    """List what the shades and bars can tell."""
    titles = {MONEY: _("EU support"), NUMBER: _("number of projects")}
    return [
        Way(name, title, replace(selection, by=name).write(), name == measure)
        for name, title in titles.items()
    ]


def list_levels(selection: Selection) -> list[Way]:
    """List the kinds of places that a map can show."""
    titles = {"county": _("counties"), "municipality": _("municipalities")}
    shown = selection.level or "county"
    return [
        Way(name, title, replace(selection, level=name).write(), name == shown)
        for name, title in titles.items()
    ]


def list_columns(selection: Selection) -> list[Column]:
    """List the columns of the table; a sorted one turns round when it is chosen."""
    return [
        _make_column(selection, _("Project"), ("title",)),
        Column(_("Organisation")),
        Column(_("Where")),
        _make_column(selection, _("Decided"), ("newest", "oldest")),
        replace(
            _make_column(selection, _("EU support"), ("largest", "smallest")),
            is_figure=True,
        ),
    ]


def _make_column(selection: Selection, title: str, orders: tuple[str, ...]) -> Column:
    shown = selection.sort or ("relevance" if selection.words else "newest")
    there = shown in orders
    following = orders[-1] if shown == orders[0] else orders[0]
    rising = shown in {"title", "oldest", "smallest"}
    return Column(
        title=title,
        query=replace(selection, sort=following, page=1).write(),
        sorted=("ascending" if rising else "descending") if there else "",
    )
