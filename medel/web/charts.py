"""Charts of a result: what is counted, the bars, and where each of them leads."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from medel.core.money import Money
from medel.projects.bank import Result
from medel.projects.figures import count_missing, count_sizes
from medel.projects.labels import name_value
from medel.projects.selection import Selection
from medel.search.result import FacetValue
from medel.web.drawing.columns import Column, lay_columns, measure
from medel.web.page import language
from medel.web.showing import MONEY, find_measure, to_money
from medel.web.sizes import name_size, write_least

YEAR, SIZE = "year", "size"
# By which of the bank's filters there are charts; `size` is classes of the EU amount.
NAMES = (YEAR, "objective", "theme", "county", SIZE)
SEVERAL = frozenset({"county"})
# More bars than this are told as a table only.
MOST_BARS = 12
MOST_COLUMNS = 12


@dataclass(frozen=True)
class Bar:
    """One bar: its name, its two figures, where it leads, and how it is drawn."""

    value: str
    label: str
    mark: str
    count: int
    money: Money
    chosen: bool
    query: str
    length: str
    column: Column

    @property
    def leads(self) -> bool:
        """Whether there is anything to choose: a project, or a choice to open again."""
        return bool(self.count) or self.chosen


@dataclass(frozen=True, kw_only=True)
class Chart:
    """One chart; `bars` are all values, `drawn` those that the picture shows.

    `missing` projects have no value to stand under.
    """

    name: str
    title: str
    measure: str
    bars: tuple[Bar, ...]
    drawn: tuple[Bar, ...]
    missing: int
    upright: bool

    @property
    def is_money(self) -> bool:
        """Whether the bars tell money rather than numbers."""
        return self.measure == MONEY

    @property
    def is_stepped(self) -> bool:
        """Whether the marks stand between the columns, where each class begins."""
        return self.name == SIZE

    @property
    def has_choice(self) -> bool:
        """Whether some of the bars are chosen as filters."""
        return any(bar.chosen for bar in self.bars)

    @property
    def overlaps(self) -> bool:
        """Whether a project may stand under several bars."""
        return self.name in SEVERAL

    @property
    def left_out(self) -> int:
        """How many values the picture has no room for."""
        return len(self.bars) - len(self.drawn)


def list_charts(
    selection: Selection, result: Result, names: Sequence[str] = NAMES
) -> list[Chart]:
    """List the charts of a result, also those that have no bars."""
    missing = count_missing(selection, [name for name in names if name != SIZE])
    sizes = count_sizes(selection) if SIZE in names else ()
    missing[SIZE] = result.without_amount
    told = {**result.facets, SIZE: sizes}
    by = find_measure(selection, result)
    return [
        _make_chart(selection, name, told.get(name, ()), by, missing[name])
        for name in names
    ]


def draw_years(selection: Selection, result: Result) -> Chart:
    """Draw the years of a result from what is counted already."""
    by = find_measure(selection, result)
    return _make_chart(selection, YEAR, result.facets.get(YEAR, ()), by, 0)


def titles() -> dict[str, str]:
    """Give what each chart is called."""
    return {
        YEAR: _("By year"),
        "objective": _("By objective"),
        "theme": _("By theme"),
        "county": _("By county"),
        SIZE: _("By size of the EU support"),
    }


def _make_chart(
    selection: Selection,
    name: str,
    values: Sequence[FacetValue],
    by: str,
    missing: int,
) -> Chart:
    ordered = _order(name, values, by)
    upright = name == SIZE or (name == YEAR and len(ordered) <= MOST_COLUMNS)
    most = MOST_COLUMNS if upright else MOST_BARS
    shown = ordered[-most:] if name == YEAR else ordered[:most]
    bars = tuple(_make_bar(selection, name, one) for one in ordered)
    drawn = _draw([bar for bar in bars if bar.value in {v.value for v in shown}], by)
    return Chart(
        name=name,
        title=titles()[name],
        measure=by,
        bars=bars,
        drawn=drawn,
        missing=missing,
        upright=upright,
    )


def _order(name: str, values: Sequence[FacetValue], by: str) -> list[FacetValue]:
    """Put years in time and sizes as they grow; else the largest first."""
    if name == SIZE:
        return list(values) if any(one.count for one in values) else []
    if name == YEAR:
        return _fill_years(values)
    return sorted(values, key=lambda one: (-_amount(one, by), -one.count, one.value))


def _fill_years(values: Sequence[FacetValue]) -> list[FacetValue]:
    """Put years in time; one between them without projects is shown as empty."""
    known = {int(one.value): one for one in values if one.value.isdecimal()}
    if not known:
        return []
    first, last = min(known), max(known)
    span = range(first, last + 1) if last - first < MOST_COLUMNS else sorted(known)
    return [known.get(year, FacetValue(str(year), 0, 0)) for year in span]


def _make_bar(selection: Selection, name: str, one: FacetValue) -> Bar:
    size = name == SIZE
    return Bar(
        value=one.value,
        label=name_size(one.value) if size else _label(name, one.value),
        mark=write_least(one.value) if size else _label(name, one.value),
        count=one.count,
        money=to_money(one.sum),
        chosen=_is_chosen(selection, name, one.value),
        query=_choose(selection, name, one.value).write(),
        length="0",
        column=lay_columns([0])[0],
    )


def _draw(bars: Sequence[Bar], by: str) -> tuple[Bar, ...]:
    amounts = [int(bar.money.amount) if by == MONEY else bar.count for bar in bars]
    lengths, columns = measure(amounts), lay_columns(amounts)
    return tuple(
        replace(bar, length=f"{length}%", column=column)
        for bar, length, column in zip(bars, lengths, columns, strict=True)
    )


def _amount(one: FacetValue, by: str) -> int:
    return one.sum if by == MONEY else one.count


def _label(name: str, value: str) -> str:
    return name_value(name, value, language())


def _is_chosen(selection: Selection, name: str, value: str) -> bool:
    if name == SIZE:
        return selection.bounds == value
    return selection.has(name, value)


def _choose(selection: Selection, name: str, value: str) -> Selection:
    """Choose a bar's value, or open it again; of sizes one at a time."""
    if name != SIZE:
        return selection.toggle(name, value)
    return selection.bound("" if selection.bounds == value else value)
