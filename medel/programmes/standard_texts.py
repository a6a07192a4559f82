"""Standard texts as data: what officers often write, to be put in and then adapted."""

from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from medel.core.references import Evidence
from medel.core.texts import NonEmpty, Text
from medel.programmes.application_form import PROCESS, application_form
from medel.programmes.faults import Fault, ProgrammeError
from medel.programmes.reading import read_model
from medel.programmes.statements import Strict


class Use(StrEnum):
    """Where a standard text may be put in."""

    REASON = "reason"
    COMPLETION = "completion"
    DISMISSAL = "dismissal"
    REJECTION = "rejection"


class StandardText(Strict):
    """A text that is put in as it stands; `section` is the form's, for completions."""

    code: NonEmpty
    use: Use
    name: Text
    text: Text
    section: str = ""
    source: NonEmpty
    evidence: Evidence


class StandardTexts(Strict):
    """The file texts.toml."""

    texts: tuple[StandardText, ...]

    @model_validator(mode="after")
    def be_known(self) -> Self:
        """Refuse a code that stands twice, and an unknown section of the form."""
        codes = [one.code for one in self.texts]
        for one in self.texts:
            if codes.count(one.code) > 1:
                message = 'the code "{code}" stands twice'
                raise PydanticCustomError("repeated", message, {"code": one.code})
            if one.section and one.section not in application_form().by_code:
                message = 'the form has no section "{code}"'
                raise PydanticCustomError("section", message, {"code": one.section})
        return self


@cache
def standard_texts() -> StandardTexts:
    """Read the texts; raise ProgrammeError on a fault in the file."""
    faults: list[Fault] = []
    found = read_model(PROCESS / "texts.toml", StandardTexts, {}, faults)
    if found is None:
        raise ProgrammeError("texts.toml", faults)
    return found


def texts_for(use: str) -> Sequence[StandardText]:
    """Give the texts that may be put in at a place."""
    return [one for one in standard_texts().texts if one.use == use]
