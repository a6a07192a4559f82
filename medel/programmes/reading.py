"""Reading one file of programme data as a model, with its faults gathered."""

from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from medel.programmes.faults import Fault, explain
from medel.programmes.files import FileFaultError, read_toml

Model = TypeVar("Model", bound=BaseModel)


def read_model(
    path: Path, shape: type[Model], context: dict[str, Any], faults: list[Fault]
) -> Model | None:
    """Read one file as a model; on a fault give None and add to the faults."""
    try:
        raw = read_toml(path)
    except FileFaultError as error:
        faults.append(error.fault)
        return None
    try:
        return shape.model_validate(raw, context=context)
    except ValidationError as error:
        faults.extend(explain(path.name, error, raw))
        return None
