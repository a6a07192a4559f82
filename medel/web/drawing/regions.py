"""The map of a result: the installed programmes' places, shaded by money or number."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from medel.core.alphabet import sort_key
from medel.core.money import Money
from medel.programmes.catalogue import installed
from medel.projects.figures import tally_places
from medel.projects.labels import name_value
from medel.projects.selection import Selection
from medel.search.figures import Share
from medel.search.result import FacetValue
from medel.web.context import home_programme
from medel.web.drawing.geometry import Canvas, Shape, join_canvas
from medel.web.drawing.maps import (
    FIRST_DEEP,
    OUTLINES,
    TOWN_OUTLINES,
    choose_shade,
)
from medel.web.page import language
from medel.web.showing import MONEY, to_money

COUNTY, MUNICIPALITY = "county", "municipality"
FILES = {COUNTY: OUTLINES, MUNICIPALITY: TOWN_OUTLINES}
# A letter of a place's name, as wide as it is drawn: longer names are not written.
LETTER = {COUNTY: 9.5, MUNICIPALITY: 6.5}
NOTHING = Share(0, 0)


@dataclass(frozen=True, kw_only=True)
class Region:
    """One place of a map with its figures; `shade` is 0 where there is no project.

    `place` is where it stands among the others: the largest by the measure first.
    """

    code: str
    name: str
    shape: Shape
    count: int
    money: Money
    shade: int
    chosen: bool
    query: str
    place: tuple[int, int, str]
    letter: float

    @property
    def leads(self) -> bool:
        """Whether there is anything to choose: a project, or a choice to open again."""
        return bool(self.count) or self.chosen

    @property
    def is_deep(self) -> bool:
        """Whether the shade is so deep that words on it have to be light."""
        return self.shade >= FIRST_DEEP

    @property
    def has_room(self) -> bool:
        """Whether the place is wide enough for its name."""
        return len(self.name) * self.letter < self.shape.width


@dataclass(frozen=True, kw_only=True)
class RegionMap:
    """A map of a result; regions in order of the measure, the largest first."""

    canvas: Canvas
    level: str
    measure: str
    regions: tuple[Region, ...]
    elsewhere: Share = NOTHING
    unstated: Share = NOTHING

    @property
    def is_money(self) -> bool:
        """Whether the shades tell money rather than numbers."""
        return self.measure == MONEY

    @property
    def has_choice(self) -> bool:
        """Whether some of the places are chosen as filters."""
        return any(region.chosen for region in self.regions)

    @property
    def drawn(self) -> list[Region]:
        """The places as the eye meets them, from above: the order of the tab key."""
        return sorted(self.regions, key=lambda one: one.shape.y)

    @property
    def top(self) -> Region:
        """The place with most by the measure: what the strongest shade stands for."""
        return self.regions[0]

    @property
    def is_whole(self) -> bool:
        """Whether every project of the result is in one of the places."""
        return not (self.elsewhere.count or self.unstated.count)

    @property
    def elsewhere_money(self) -> Money:
        """The EU support of projects in other places only."""
        return to_money(self.elsewhere.sum)

    @property
    def unstated_money(self) -> Money:
        """The EU support of projects whose source states no place."""
        return to_money(self.unstated.sum)


def draw_regions(selection: Selection, *, measure: str) -> RegionMap:
    """Draw a result by county or municipality, and count what is not on the map."""
    level = selection.level or COUNTY
    codes = [code for area in _list_areas(level).values() for code in area]
    tally = tally_places(selection, level, codes)
    drawn = _draw(selection, level, {one.value: one for one in tally.values}, measure)
    return replace(drawn, elsewhere=tally.elsewhere, unstated=tally.unstated)


def draw_counted(
    selection: Selection, counties: Iterable[FacetValue], *, measure: str
) -> RegionMap:
    """Draw a result by county from what is counted already."""
    counted = {one.value: one for one in counties}
    return _draw(selection, COUNTY, counted, measure)


def _draw(
    selection: Selection, level: str, counted: Mapping[str, FacetValue], measure: str
) -> RegionMap:
    """Draw the areas in which the result has projects, else the home area."""
    canvas = join_canvas(_choose_areas(_list_areas(level), counted))
    shown = [
        (shape, counted.get(shape.code, FacetValue(shape.code, 0, 0)))
        for shape in canvas.shapes
    ]
    regions = _list_regions(selection, level, shown, measure)
    return RegionMap(
        canvas=canvas,
        level=level,
        measure=measure,
        regions=tuple(sorted(regions, key=lambda one: one.place)),
    )


@cache
def _list_areas(level: str) -> dict[Path, frozenset[str]]:
    """List the files of outlines that there are, each with the codes in it."""
    paths = (programme.folder / FILES[level] for programme in installed().values())
    found = [path for path in paths if path.exists()]
    return {
        path: frozenset(shape.code for shape in join_canvas((path,)).shapes)
        for path in found
    }


def _choose_areas(
    areas: Mapping[Path, frozenset[str]], counted: Mapping[str, FacetValue]
) -> tuple[Path, ...]:
    filled = {code for code, one in counted.items() if one.count}
    found = tuple(path for path, codes in areas.items() if codes & filled)
    home = tuple(path for path in areas if path.parent == home_programme().folder)
    return found or home or tuple(areas)


def _list_regions(
    selection: Selection,
    level: str,
    shown: Iterable[tuple[Shape, FacetValue]],
    measure: str,
) -> Iterator[Region]:
    counted = list(shown)
    most = max((_amount(one, measure) for _, one in counted), default=0)
    for shape, one in counted:
        amount = _amount(one, measure)
        shade = choose_shade(Decimal(amount), Decimal(most)) if one.count else 0
        name = name_value(level, shape.code, language())
        yield Region(
            code=shape.code,
            name=name,
            shape=shape,
            count=one.count,
            money=to_money(one.sum),
            shade=shade,
            chosen=selection.has(level, shape.code),
            query=selection.toggle(level, shape.code).write(),
            place=(-amount, -one.count, sort_key(name)),
            letter=LETTER[level],
        )


def _amount(one: FacetValue, measure: str) -> int:
    return one.sum if measure == MONEY else one.count
