"""Texts for people: always in Swedish and in English."""

import re
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

# All control characters but the tab and the end of a line.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def _refuse_controls(text: str) -> str:
    found = _CONTROLS.search(text)
    if found:
        message = "the text has the control character {sign}, which no page can show"
        raise PydanticCustomError("control", message, {"sign": ascii(found[0])})
    return text


NonEmpty = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    AfterValidator(_refuse_controls),
]


class Language(StrEnum):
    """The languages that every text is written in; Swedish first."""

    SWEDISH = "sv"
    ENGLISH = "en"


class Text(BaseModel):
    """One text in both languages; neither may be missing or empty."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sv: NonEmpty
    en: NonEmpty

    def to(self, language: str) -> str:
        """Give the text in a language; a variant such as `en-gb` is English."""
        return self.en if language.startswith(Language.ENGLISH) else self.sv
