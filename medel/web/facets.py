"""Facets and tags: what can be chosen in the bank, and what is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext as _

from medel.core.money import Money
from medel.projects.bank import Result
from medel.projects.labels import name_value
from medel.projects.selection import Selection
from medel.search.result import FacetValue
from medel.web.page import language
from medel.web.sizes import name_bounds

SHOWN = (
    *("period", "county", "theme", "objective", "programme", "fund"),
    *("beneficiary_kind", "year"),
)
MOST = 12
BAR = 100


@dataclass(frozen=True)
class Option:
    """One row of a facet: its value, where it leads, and how long its bar is."""

    value: str
    label: str
    count: int
    sum: Money
    chosen: bool
    query: str
    bar: int


@dataclass(frozen=True)
class Facet:
    """One filter with its values, counted as if it were open."""

    name: str
    title: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Order:
    """One order of the result, where it leads, and whether it is the one shown."""

    title: str
    query: str
    chosen: bool


@dataclass(frozen=True)
class Tag:
    """A chosen value that can be removed."""

    label: str
    query: str
    excluded: bool


def list_facets(selection: Selection, result: Result) -> list[Facet]:
    """List the facets that have something to choose between."""
    titles = _titles()
    facets = [
        Facet(name, titles[name], _list_options(selection, name, result))
        for name in SHOWN
    ]
    return [facet for facet in facets if len(facet.options) > 1 or _any(facet)]


def list_orders(selection: Selection) -> list[Order]:
    """List the orders that a result can stand in."""
    shown = selection.sort or ("relevance" if selection.words else "newest")
    titles = {
        "relevance": _("Best match first"),
        "newest": _("Newest first"),
        "largest": _("Largest first"),
        "title": _("In alphabetical order"),
    }
    return [
        Order(title, replace(selection, sort=name, page=1).write(), name == shown)
        for name, title in titles.items()
    ]


def describe(selection: Selection) -> str:
    """Tell in a few words what is searched for and chosen; nothing for everything."""
    words = [f"\u201c{selection.words}\u201d"]
    tags = [
        _("not %(choice)s") % {"choice": tag.label} if tag.excluded else tag.label
        for tag in list_tags(selection)
    ]
    return ", ".join([*(words if selection.words else ()), *tags])


def list_tags(selection: Selection) -> list[Tag]:
    """List what is chosen, each with the selection that it leaves when removed."""
    return [
        Tag(
            label=_label(name, value),
            query=selection.toggle(name, value).write(),
            excluded=value.startswith("!"),
        )
        for name, value in selection.chosen
    ] + _tag_bounds(selection)


def _tag_bounds(selection: Selection) -> list[Tag]:
    if not selection.bounds:
        return []
    return [Tag(name_bounds(selection), selection.bound("").write(), excluded=False)]


def _any(facet: Facet) -> bool:
    return any(option.chosen for option in facet.options)


def _list_options(
    selection: Selection, name: str, result: Result
) -> tuple[Option, ...]:
    values = _order(name, result.facets.get(name, ()))
    chosen = set(selection.include.get(name, ()))
    missing = chosen - {one.value for one in values}
    shown = [one for one in values if one.value in chosen or one in values[:MOST]]
    shown += [FacetValue(value, 0, 0) for value in sorted(missing)]
    most = max((one.count for one in shown), default=0) or 1
    return tuple(_make_option(selection, name, one, most) for one in shown)


def _order(name: str, values: Sequence[FacetValue]) -> list[FacetValue]:
    """Put years newest first; everything else stands with the most projects first."""
    if name == "year":
        return sorted(values, key=lambda one: one.value, reverse=True)
    return sorted(values, key=lambda one: (-one.count, one.value))


def _make_option(selection: Selection, name: str, one: FacetValue, most: int) -> Option:
    return Option(
        value=one.value,
        label=_label(name, one.value),
        count=one.count,
        sum=Money(Decimal(one.sum), "SEK"),
        chosen=selection.has(name, one.value),
        query=selection.toggle(name, one.value).write(),
        bar=one.count * BAR // most,
    )


def _label(name: str, value: str) -> str:
    return name_value(name, value.removeprefix("!"), language())


def _titles() -> dict[str, str]:
    return {
        "period": _("Period"),
        "county": _("County"),
        "theme": _("Theme"),
        "objective": _("Objective"),
        "programme": _("Programme"),
        "fund": _("Fund"),
        "beneficiary_kind": _("Kind of organisation"),
        "year": _("Year"),
    }
