"""The application form as data: sections, and the questions in them."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache, cached_property
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from medel.core.references import Evidence
from medel.core.texts import NonEmpty, Text
from medel.programmes.faults import Fault, ProgrammeError
from medel.programmes.loader import DATA
from medel.programmes.reading import read_model
from medel.programmes.statements import Flag, Strict, Whole

PROCESS = DATA / "process"
LONGEST_LINE = 200
LONGEST_TEXT = 10_000


class Kind(StrEnum):
    """What an answer is made of."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes_no"
    DATE = "date"
    NUMBER = "number"
    ROWS = "rows"
    PLACES = "places"
    PLAN = "plan"
    PARTIES = "parties"
    FILES = "files"


class Choice(Strict):
    """One of the answers that a question offers."""

    code: NonEmpty
    name: Text


class Question(Strict):
    """One question; a row's columns are questions too.

    `required_by` names the rule that makes an answer required, such as the one that
    large projects must be evaluated. `choices_from` names what offers the choices.
    """

    code: NonEmpty
    kind: Kind
    label: Text
    hint: Text | None = None
    required: Flag = False
    required_by: str = ""
    max_length: Whole | None = None
    choices: tuple[Choice, ...] = ()
    choices_from: str = ""
    columns: tuple["Question", ...] = ()

    @model_validator(mode="after")
    def have_parts(self) -> Self:
        """Refuse a choice without choices and a table without columns."""
        chosen = self.kind in {Kind.CHOICE, Kind.CHOICES}
        if chosen != bool(self.choices or self.choices_from):
            message = 'the keys "choices" or "choices_from" belong to choices alone'
            raise PydanticCustomError("choices", message)
        if (self.kind is Kind.ROWS) != bool(self.columns):
            message = 'the key "columns" belongs to rows alone, which must have it'
            raise PydanticCustomError("columns", message)
        return self

    @property
    def longest(self) -> int:
        """The most characters that an answer may have."""
        usual = LONGEST_TEXT if self.kind is Kind.TEXT else LONGEST_LINE
        return self.max_length or usual


class Section(Strict):
    """A part of the form that is filled in and saved by itself."""

    code: NonEmpty
    name: Text
    lead: Text
    source: NonEmpty
    evidence: Evidence
    questions: tuple[Question, ...] = Field(min_length=1)

    @cached_property
    def by_code(self) -> Mapping[str, Question]:
        """Its questions by their codes."""
        return {one.code: one for one in self.questions}


class ApplicationForm(Strict):
    """The file application.toml: the sections in the order of the task list."""

    sections: tuple[Section, ...]

    @model_validator(mode="after")
    def name_once(self) -> Self:
        """Refuse a section, or a question of a section, that is named twice."""
        _refuse_repeated([one.code for one in self.sections])
        for section in self.sections:
            _refuse_repeated([one.code for one in section.questions])
        return self

    @cached_property
    def by_code(self) -> Mapping[str, Section]:
        """The sections by their codes."""
        return {one.code: one for one in self.sections}


def _refuse_repeated(codes: list[str]) -> None:
    for code in codes:
        if codes.count(code) > 1:
            message = 'the code "{code}" stands twice'
            raise PydanticCustomError("repeated", message, {"code": code})


@cache
def application_form() -> ApplicationForm:
    """Read the form; raise ProgrammeError on a fault in the file."""
    faults: list[Fault] = []
    form = read_model(PROCESS / "application.toml", ApplicationForm, {}, faults)
    if form is None:
        raise ProgrammeError("application.toml", faults)
    return form
