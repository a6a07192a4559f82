"""The catalogue: every programme that is shipped with this installation."""

from collections.abc import Mapping
from functools import cache

from medel.programmes.faults import Fault, ProgrammeError
from medel.programmes.loader import DATA, load
from medel.programmes.programme import Programme


@cache
def installed() -> Mapping[str, Programme]:
    """Load every shipped programme by code; raise ProgrammeError on any fault."""
    faults: list[Fault] = []
    programmes: dict[str, Programme] = {}
    for path in sorted(DATA.glob("*/programme.toml")):
        try:
            programme = load(path.parent)
        except ProgrammeError as error:
            faults.extend(error.faults)
        else:
            programmes[programme.code] = programme
    if faults:
        raise ProgrammeError("data", faults)
    return programmes


def find_programme(code: str) -> Programme | None:
    """Find an installed programme by its code."""
    return installed().get(code)
