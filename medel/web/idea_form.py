"""The idea check's form: what was sent, what is wrong with it, and the idea in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.http import QueryDict
from django.utils.translation import gettext as _

from medel.ideas.idea import LONGEST, Applicant, Idea, IdeaError, ProjectType
from medel.programmes import codes
from medel.programmes.programme import Programme
from medel.web.page import language

HOME_COUNTRY = "SE"
MOST_DIGITS = 12
_SPACES = re.compile(r"[\s\u00a0\u202f.]+|kr$|sek$")


@dataclass(frozen=True)
class Choice:
    """One value that may be chosen, what it is called, and if it is."""

    value: str
    name: str
    chosen: bool


@dataclass(frozen=True, kw_only=True)
class IdeaForm:
    """What was written in the form, as it was written."""

    text: str = ""
    counties: tuple[str, ...] = ()
    applicant: str = ""
    project_type: str = ""
    total: str = ""

    @classmethod
    def read(cls, sent: QueryDict) -> "IdeaForm":
        """Read what was sent; what the form has no choice for is left out."""
        known = codes.short_counties(HOME_COUNTRY)
        return cls(
            text=sent.get("text", "").replace("\r\n", "\n"),
            counties=tuple(one for one in known if one in sent.getlist("county")),
            applicant=_choose(sent.get("applicant", ""), Applicant),
            project_type=_choose(sent.get("project_type", ""), ProjectType),
            total=sent.get("total", "").strip()[:40],
        )

    @property
    def errors(self) -> Mapping[str, str]:
        """What is wrong, by field, and what to do about it."""
        wrong = {}
        try:
            self._make().require_readable()
        except IdeaError as error:
            wrong["text"] = error.reason.to(language())
        if self.total and self._read_total() is None:
            wrong["total"] = _(
                "Write the sum in kronor with digits, such as 2 000 000."
            )
        return wrong

    @property
    def idea(self) -> Idea:
        """The idea that was sent."""
        return self._make(total=self._read_total())

    @property
    def longest(self) -> int:
        """How many characters are read."""
        return LONGEST

    @property
    def applicants(self) -> list[Choice]:
        """Who may be said to apply."""
        named = _name_applicants()
        return [Choice(one, named[one], one == self.applicant) for one in Applicant]

    @property
    def project_types(self) -> list[Choice]:
        """What kind of project it may be said to be."""
        named = {
            ProjectType.PROJECT: _("project"),
            ProjectType.PRE_STUDY: _("pre-study"),
            ProjectType.FRAMEWORK: _("framework project, which gives money on"),
        }
        return [
            Choice(one, named[one], one == self.project_type) for one in ProjectType
        ]

    def list_counties(self, programme: Programme) -> tuple[list[Choice], list[Choice]]:
        """List the programme's counties, and the country's others."""
        own = {county.code for county in programme.area.counties}
        named = codes.short_counties(HOME_COUNTRY)
        every = [
            Choice(code, name, code in self.counties) for code, name in named.items()
        ]
        inside = [one for one in every if one.value in own]
        return inside, [one for one in every if one.value not in own]

    def _make(self, total: Decimal | None = None) -> Idea:
        return Idea(
            text=self.text,
            counties=self.counties,
            applicant=Applicant(self.applicant) if self.applicant else None,
            project_type=ProjectType(self.project_type) if self.project_type else None,
            total=total,
        )

    def _read_total(self) -> Decimal | None:
        digits = _SPACES.sub("", self.total.lower())
        plain = digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS
        return Decimal(digits) if plain else None


def _choose(sent: str, known: type[Applicant] | type[ProjectType]) -> str:
    return sent if sent in list(known) else ""


def _name_applicants() -> dict[Applicant, str]:
    return {
        Applicant.MUNICIPALITY: _("municipality"),
        Applicant.REGION: _("region"),
        Applicant.AGENCY: _("public agency"),
        Applicant.UNIVERSITY: _("university"),
        Applicant.INSTITUTE: _("research institute"),
        Applicant.BUSINESS_SUPPORT: _("organisation that supports businesses"),
        Applicant.COMPANY: _("company"),
        Applicant.ASSOCIATION: _("association"),
        Applicant.FOUNDATION: _("foundation"),
        Applicant.SOLE_TRADER: _("sole trader"),
        Applicant.PERSON: _("private person"),
    }
