"""Texts for people: always in Swedish and in English."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

NonEmpty = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


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
