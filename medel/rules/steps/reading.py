"""Reading the tables of steps, and refusing those that do not hold together."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from medel.core.texts import Text
from medel.programmes.faults import Fault, ProgrammeError
from medel.programmes.loader import DATA
from medel.programmes.reading import read_model
from medel.rules.steps.checking import check_table
from medel.rules.steps.tables import RoleFile, Table

FOLDER = DATA / "steps"
KINDS = ("call", "application", "meeting", "decision")


@cache
def read_table(kind: str, folder: Path = FOLDER) -> Table:
    """Read the table of a kind of case; raise ProgrammeError with every fault in it.

    A programme with an order of its own keeps such a file in a folder of its own.
    """
    faults: list[Fault] = []
    file = f"{kind}.toml"
    table = read_model(folder / file, Table, {}, faults)
    if table is not None:
        faults += [
            Fault(file, key, message)
            for key, message in check_table(table, kind=kind, roles=read_roles())
        ]
    if table is None or faults:
        raise ProgrammeError(file, faults)
    return table


@cache
def read_roles() -> Mapping[str, Text]:
    """Read the roles that may take steps, code to name; raise ProgrammeError."""
    faults: list[Fault] = []
    file = read_model(FOLDER / "roles.toml", RoleFile, {}, faults)
    if file is None:
        raise ProgrammeError("roles.toml", faults)
    return {role.code: role.name for role in file.roles}
