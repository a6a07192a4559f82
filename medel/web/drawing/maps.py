"""Maps of a programme's counties, shaded by the EU money that we know of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from medel.core.money import Money
from medel.programmes.area import County
from medel.programmes.programme import Programme
from medel.projects.queries import Summary, sum_by_county
from medel.web.drawing.geometry import Canvas, Shape, read_canvas

SHADES = 5
FIRST_DEEP = 4
OUTLINES = "counties.geojson"
TOWN_OUTLINES = "municipalities.geojson"


@dataclass(frozen=True)
class Patch:
    """One county on a map: its shape, its shade from 1 to 5, and its numbers."""

    county: County
    shape: Shape
    shade: int
    summary: Summary
    money: Money

    @property
    def is_deep(self) -> bool:
        """Whether the shade is so deep that words on it have to be light."""
        return self.shade >= FIRST_DEEP


@dataclass(frozen=True)
class CountyMap:
    """A map of counties; `patches` are in order of money, the largest first."""

    programme: Programme
    canvas: Canvas
    patches: tuple[Patch, ...]


def draw_counties(programme: Programme) -> CountyMap | None:
    """Draw a programme's counties shaded by known EU money; None without outlines."""
    path = programme.folder / OUTLINES
    if not path.exists():
        return None
    canvas = read_canvas(path)
    sums = sum_by_county(programme.code)
    currency = programme.identity.default_currency
    patches = _shade(programme.area.counties, canvas, sums, currency)
    ordered = sorted(patches, key=lambda patch: -patch.money.amount)
    return CountyMap(programme, canvas, tuple(ordered))


def draw_towns(programme: Programme, county: County) -> Canvas | None:
    """Draw the municipalities of one county; None without outlines."""
    path = programme.folder / TOWN_OUTLINES
    if not path.exists():
        return None
    return read_canvas(path, frozenset(county.municipalities))


def _shade(
    counties: Iterable[County],
    canvas: Canvas,
    sums: Mapping[str, Summary],
    currency: str,
) -> Iterable[Patch]:
    shapes = {shape.code: shape for shape in canvas.shapes}
    nothing = Summary(0, 0, ())
    most = max((s.sum_in(currency).amount for s in sums.values()), default=Decimal(0))
    for county in counties:
        summary = sums.get(county.code, nothing)
        money = summary.sum_in(currency)
        if county.code in shapes:
            shade = choose_shade(money.amount, most)
            yield Patch(county, shapes[county.code], shade, summary, money)


def choose_shade(amount: Decimal, most: Decimal) -> int:
    """Choose a shade from 1, little, to 5, most: equal steps of the largest amount."""
    if not most:
        return 1
    return max(1, min(SHADES, int(amount * SHADES / most) + 1))
