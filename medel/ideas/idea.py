"""An idea as it is told: its text, where, who applies, what kind of project."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from medel.core.errors import MedelError
from medel.core.texts import Text

LONGEST = 20_000


class Applicant(StrEnum):
    """Who applies; a private person and a sole trader are no legal persons."""

    MUNICIPALITY = "municipality"
    REGION = "region"
    AGENCY = "agency"
    UNIVERSITY = "university"
    INSTITUTE = "institute"
    BUSINESS_SUPPORT = "business_support"
    COMPANY = "company"
    ASSOCIATION = "association"
    FOUNDATION = "foundation"
    SOLE_TRADER = "sole_trader"
    PERSON = "person"


class ProjectType(StrEnum):
    """What kind of project, as in a financing plan."""

    PROJECT = "project"
    PRE_STUDY = "pre_study"
    FRAMEWORK = "framework"


class IdeaError(MedelError):
    """An idea that cannot be read: empty, or longer than is read."""


@dataclass(frozen=True, kw_only=True)
class Idea:
    """What someone wants to do; held in memory while it is checked, never stored.

    `counties` are county codes; `total` is the whole budget in kronor, if told.
    """

    text: str
    counties: tuple[str, ...] = ()
    applicant: Applicant | None = None
    project_type: ProjectType | None = None
    total: Decimal | None = None

    def require_readable(self) -> None:
        """Raise IdeaError on a text that is empty or too long."""
        if not any(character.isalnum() for character in self.text):
            raise IdeaError(
                Text(
                    sv="Det finns ingen idé att läsa. Beskriv den med några meningar.",
                    en="There is no idea to read. Describe it in a few sentences.",
                )
            )
        if len(self.text) > LONGEST:
            raise IdeaError(_tell_too_long(len(self.text)))


def _tell_too_long(length: int) -> Text:
    return Text(
        sv=f"Texten har {length} tecken och får ha högst {LONGEST}. Korta den.",
        en=f"The text has {length} characters; at most {LONGEST} are read. Shorten it.",
    )
