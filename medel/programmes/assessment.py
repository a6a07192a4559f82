"""What applications are judged by, as data: requirements, criteria, grades."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache, cached_property
from typing import Annotated

from pydantic import BeforeValidator, Field

from medel.core.references import Evidence
from medel.core.texts import NonEmpty, Text
from medel.programmes.application_form import PROCESS
from medel.programmes.faults import Fault, ProgrammeError
from medel.programmes.reading import read_model
from medel.programmes.statements import Flag, Strict, require_whole

Points = Annotated[int, BeforeValidator(require_whole), Field(ge=0)]


class NotMet(StrEnum):
    """What follows when an item is not met: on form, or on merit."""

    DISMISSAL = "dismissal"
    REJECTION = "rejection"


class Item(Strict):
    """A requirement or criterion that is met or not.

    `prefilled_by` names the rule that can tell; empty when only a person can.
    """

    code: NonEmpty
    name: Text
    question: Text
    not_met: NotMet
    prefilled_by: str
    source: NonEmpty
    evidence: Evidence


class Quality(Strict):
    """A criterion of quality; `grades` tells what a grade means where we know it."""

    code: NonEmpty
    name: Text
    question: Text
    grades: Mapping[str, Text] = {}
    source: NonEmpty
    evidence: Evidence


class Grade(Strict):
    """A grade, its points, and whether an application with it can be approved."""

    code: NonEmpty
    name: Text
    points: Points
    passes: Flag


class Assessment(Strict):
    """The file assessment.toml: stage one is items, stage two is qualities."""

    requirements: tuple[Item, ...]
    criteria: tuple[Item, ...]
    qualities: tuple[Quality, ...]
    grades: tuple[Grade, ...]

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """The requirements and criteria of stage one by their codes."""
        return {one.code: one for one in (*self.requirements, *self.criteria)}

    @cached_property
    def by_grade(self) -> Mapping[str, Grade]:
        """The grades by their codes."""
        return {one.code: one for one in self.grades}

    @cached_property
    def by_quality(self) -> Mapping[str, Quality]:
        """The criteria of quality by their codes."""
        return {one.code: one for one in self.qualities}


@cache
def assessment() -> Assessment:
    """Read what applications are judged by; raise ProgrammeError on a fault."""
    faults: list[Fault] = []
    found = read_model(PROCESS / "assessment.toml", Assessment, {}, faults)
    if found is None:
        raise ProgrammeError("assessment.toml", faults)
    return found
