"""Outlines of places, from degrees on the globe to points in a picture."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import cos, radians
from pathlib import Path
from typing import Any

HEIGHT = 460

Point = tuple[float, float]
Ring = list[Point]


@dataclass(frozen=True)
class Shape:
    """One place: its code, its outline as an SVG path, and where its name goes."""

    code: str
    path: str
    x: float
    y: float
    width: float


@dataclass(frozen=True)
class Canvas:
    """The shapes of an area, drawn to one scale, and the size of the picture."""

    width: int
    height: int
    shapes: tuple[Shape, ...]


def read_canvas(path: Path, only: frozenset[str] = frozenset()) -> Canvas:
    """Read outlines from GeoJSON (WGS 84) by the property `code`; all, or only some.

    Degrees are drawn as they are, narrowed by the cosine of the middle latitude: true
    enough for an area of a few counties.
    """
    return join_canvas((path,), only)


@cache
def join_canvas(paths: tuple[Path, ...], only: frozenset[str] = frozenset()) -> Canvas:
    """Read outlines from several files to one scale, as one picture."""
    features = [feature for path in paths for feature in _read_features(path)]
    outlines = {
        feature["properties"]["code"]: list(_read_rings(feature["geometry"]))
        for feature in features
        if not only or feature["properties"]["code"] in only
    }
    points = [p for rings in outlines.values() for ring in rings for p in ring]
    frame = _Frame.around(points)
    shapes = (_draw(code, rings, frame) for code, rings in outlines.items())
    return Canvas(frame.width, HEIGHT, tuple(shapes))


@dataclass(frozen=True)
class _Frame:
    """How degrees become points: an origin and a scale for each direction."""

    west: float
    north: float
    across: float
    down: float
    width: int

    @classmethod
    def around(cls, points: list[Point]) -> "_Frame":
        longitudes, latitudes = zip(*points, strict=True)
        north, south = max(latitudes), min(latitudes)
        down = HEIGHT / (north - south)
        across = down * cos(radians((north + south) / 2))
        west, east = min(longitudes), max(longitudes)
        return cls(west, north, across, down, round((east - west) * across))

    def place(self, point: Point) -> Point:
        longitude, latitude = point
        x = (longitude - self.west) * self.across
        return round(x, 1), round((self.north - latitude) * self.down, 1)


def _read_features(path: Path) -> list[dict[str, Any]]:
    features: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["features"]
    return features


def _read_rings(geometry: dict[str, Any]) -> Iterator[Ring]:
    """Give the outer ring of every polygon; holes are no places of ours."""
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    for polygon in polygons:
        yield [(float(x), float(y)) for x, y, *_ in polygon[0]]


def _draw(code: str, rings: list[Ring], frame: _Frame) -> Shape:
    placed = [[frame.place(point) for point in ring] for ring in rings]
    largest = max(placed, key=_measure)
    x, y = _find_middle(largest)
    width = max(p[0] for p in largest) - min(p[0] for p in largest)
    return Shape(code, " ".join(map(_write_path, placed)), x, y, round(width, 1))


def _write_path(ring: Ring) -> str:
    points = " ".join(f"{x:g},{y:g}" for x, y in ring[:-1])
    return f"M{points}z"


def _measure(ring: Ring) -> float:
    return abs(sum(_cross(ring)) / 2)


def _find_middle(ring: Ring) -> Point:
    """Find the centre of gravity of an outline."""
    crosses = list(_cross(ring))
    area = sum(crosses) / 2
    pairs = list(pairwise(ring))
    x = sum((a[0] + b[0]) * c for (a, b), c in zip(pairs, crosses, strict=True))
    y = sum((a[1] + b[1]) * c for (a, b), c in zip(pairs, crosses, strict=True))
    return round(x / (6 * area), 1), round(y / (6 * area), 1)


def _cross(ring: Ring) -> Iterator[float]:
    for (x1, y1), (x2, y2) in pairwise(ring):
        yield x1 * y2 - x2 * y1
