"""A result as JSON and as GeoJSON."""

from collections.abc import Iterator
from typing import Any

from medel.reporting.downloads.asked import Asked
from medel.reporting.operations import Operation
from medel.reporting.streams import write_document


def write_json(asked: Asked) -> Iterator[bytes]:
    """Write the result as one document; null is what the source does not tell."""
    told = (_tell(asked, each) for each in asked.operations())
    return write_document(asked.describe(), "projects", told)


def write_geojson(asked: Asked) -> Iterator[bytes]:
    """Write the result as features; one without a known point has no geometry."""
    about = {"type": "FeatureCollection", **asked.describe()}
    features = (
        {
            "type": "Feature",
            "id": each.code,
            "geometry": _locate(each),
            "properties": _tell(asked, each),
        }
        for each in asked.whole_operations()
    )
    return write_document(about, "features", features)


def _tell(asked: Asked, operation: Operation) -> dict[str, Any]:
    return {column.name: column.value(operation) for column in asked.columns}


def _locate(operation: Operation) -> dict[str, Any] | None:
    points = [(longitude, latitude) for latitude, longitude in operation.points]
    if len(points) > 1:
        return {"type": "MultiPoint", "coordinates": points}
    return {"type": "Point", "coordinates": points[0]} if points else None
