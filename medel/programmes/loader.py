"""The loader: a folder of TOML files in, a whole programme or every fault out."""

import hashlib
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, Field, RootModel

from medel.programmes.area import Area
from medel.programmes.calls import Calls
from medel.programmes.checks import check
from medel.programmes.concepts import Concepts
from medel.programmes.faults import Fault, ProgrammeError
from medel.programmes.history import Acts, Former
from medel.programmes.identity import Identity
from medel.programmes.needs import Needs, Specialisation
from medel.programmes.objectives import Objectives
from medel.programmes.organisations import SameOrganisations
from medel.programmes.parameters import Parameters, Registry
from medel.programmes.programme import Programme
from medel.programmes.reading import read_model
from medel.programmes.signals import Signals
from medel.programmes.statements import Document

DATA = Path(__file__).parent / "data"


class Documents(RootModel[Annotated[dict[str, Document], Field(min_length=1)]]):
    """The file documents.toml: every document that the folder takes facts from."""


REQUIRED: dict[str, type[BaseModel]] = {
    "programme.toml": Identity,
    "area.toml": Area,
    "parameters.toml": Parameters,
}
OPTIONAL: dict[str, type[BaseModel]] = {
    "needs.toml": Needs,
    "specialisation.toml": Specialisation,
    "objectives.toml": Objectives,
    "calls.toml": Calls,
    "concepts.toml": Concepts,
    "former.toml": Former,
    "acts.toml": Acts,
    "organisations.toml": SameOrganisations,
    "signals.toml": Signals,
}
SHAPES = {**REQUIRED, **OPTIONAL}


def load(folder: Path) -> Programme:
    """Read a programme's folder; raise ProgrammeError with every fault in it."""
    _require_folder(folder)
    faults = _check_names(folder)
    documents = read_model(folder / "documents.toml", Documents, {}, faults)
    if documents is None:
        raise ProgrammeError(folder.name, faults)
    context = {"documents": documents.root}
    parts = {name: _read_part(folder, name, context, faults) for name in SHAPES}
    if faults:
        raise ProgrammeError(folder.name, faults)
    programme = _assemble(folder, context["documents"], parts)
    found = check(programme)
    if found:
        raise ProgrammeError(folder.name, found)
    return programme


def read_registry() -> Mapping[str, Any]:
    """Read the parameters that Medel knows; raise ProgrammeError on a fault."""
    faults: list[Fault] = []
    registry = read_model(DATA / "registry.toml", Registry, {}, faults)
    if registry is None:
        raise ProgrammeError("registry.toml", faults)
    return registry.root


def _require_folder(folder: Path) -> None:
    """Refuse what is no folder; a name that is no text is told with question marks."""
    try:
        if stat.S_ISDIR(folder.stat().st_mode):
            return
        told = "a programme's folder, or a TOML file in it, is expected"
    except FileNotFoundError:
        told = "there is no such folder"
    except (OSError, ValueError) as error:
        told = f"the folder cannot be opened: {getattr(error, 'strerror', error)}"
    name = (folder.name or str(folder)).encode(errors="replace").decode()
    raise ProgrammeError(name, [Fault(name, "", told)])


def _check_names(folder: Path) -> list[Fault]:
    known = {*SHAPES, "documents.toml"}
    listed = ", ".join(sorted(known))
    return [
        Fault(path.name, "", f"unknown file; a programme has these: {listed}")
        for path in sorted(folder.glob("*.toml"))
        if path.name not in known
    ]


def _read_part(
    folder: Path, name: str, context: dict[str, Any], faults: list[Fault]
) -> BaseModel | None:
    path = folder / name
    if name in OPTIONAL and not path.exists() and not path.is_symlink():
        return SHAPES[name]()
    return read_model(path, SHAPES[name], context, faults)


def _assemble(
    folder: Path, documents: Mapping[str, Document], parts: Mapping[str, Any]
) -> Programme:
    lists = {
        key: value for name in OPTIONAL for key, value in dict(parts[name]).items()
    }
    return Programme(
        folder=folder,
        checksum=compute_checksum(folder),
        identity=parts["programme.toml"],
        area=parts["area.toml"],
        documents=documents,
        registry=read_registry(),
        parameters=parts["parameters.toml"].root,
        **lists,
    )


def compute_checksum(folder: Path) -> str:
    """Compute a SHA-256 over the folder's TOML files: the version of the programme."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.toml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
