"""Kinds of applicants as data: whom a call may be for."""

from collections.abc import Mapping
from functools import cache, cached_property

from medel.core.references import Evidence
from medel.core.texts import NonEmpty, Text
from medel.programmes.application_form import PROCESS
from medel.programmes.faults import Fault, ProgrammeError
from medel.programmes.reading import read_model
from medel.programmes.statements import Strict


class ApplicantKind(Strict):
    """A kind of legal person."""

    code: NonEmpty
    name: Text


class Applicants(Strict):
    """The file applicants.toml."""

    source: NonEmpty
    evidence: Evidence
    kinds: tuple[ApplicantKind, ...]

    @cached_property
    def by_code(self) -> Mapping[str, ApplicantKind]:
        """The kinds by their codes."""
        return {one.code: one for one in self.kinds}


@cache
def applicants() -> Applicants:
    """Read the kinds; raise ProgrammeError on a fault in the file."""
    faults: list[Fault] = []
    found = read_model(PROCESS / "applicants.toml", Applicants, {}, faults)
    if found is None:
        raise ProgrammeError("applicants.toml", faults)
    return found
