"""The outlines beside a programme: GeoJSON that a map can be drawn from."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from medel.programmes.faults import Fault
from medel.programmes.programme import Programme

COUNTIES, MUNICIPALITIES = "counties.geojson", "municipalities.geojson"

Degree = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
Point = Annotated[list[Degree], Field(min_length=2, max_length=3)]
Ring = Annotated[list[Point], Field(min_length=4)]
Outline = Annotated[list[Ring], Field(min_length=1)]


class _Polygon(BaseModel):
    type: Literal["Polygon"]
    coordinates: Outline


class _MultiPolygon(BaseModel):
    type: Literal["MultiPolygon"]
    coordinates: Annotated[list[Outline], Field(min_length=1)]


class _Properties(BaseModel):
    code: str


class _Feature(BaseModel):
    properties: _Properties
    geometry: _Polygon | _MultiPolygon = Field(discriminator="type")


class _Collection(BaseModel):
    type: Literal["FeatureCollection"]
    features: Annotated[list[_Feature], Field(min_length=1)]


_READER = TypeAdapter(_Collection)


def check_outlines(programme: Programme) -> Iterator[Fault]:
    """Check that each outline can be drawn and belongs to a place of the area."""
    counties = programme.area.counties
    towns = {code for county in counties for code in county.municipalities}
    yield from _check(programme.folder / COUNTIES, {one.code for one in counties})
    yield from _check(programme.folder / MUNICIPALITIES, towns)


def _check(path: Path, known: set[str]) -> Iterator[Fault]:
    if not path.exists():
        return
    try:
        found = _READER.validate_python(json.loads(path.read_bytes()))
    except (ValueError, OSError, RecursionError) as error:
        yield Fault(path.name, "", _describe(error))
        return
    for feature in found.features:
        if feature.properties.code not in known:
            place = f"features.{feature.properties.code}"
            yield Fault(path.name, place, "no place in area.toml has this code")


def _describe(error: Exception) -> str:
    wanted = "a FeatureCollection of polygons, each with properties.code, is expected"
    if not isinstance(error, ValidationError):
        return f"the file cannot be read as JSON; {wanted}"
    first = error.errors()[0]
    place = ".".join(str(step) for step in first["loc"])
    return f"{place}: {first['msg']}; {wanted}"
