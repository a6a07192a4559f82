"""The idea check for programs: an idea in, what fits and why out, nothing kept."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from ninja import NinjaAPI, Schema
from pydantic import ConfigDict, Field

from medel.api.pace import PerVisitor
from medel.api.problems import Problem
from medel.api.shapes import TextShape
from medel.core.findings import Verdict
from medel.core.texts import Text
from medel.ideas.answer import tell
from medel.ideas.idea import LONGEST, Applicant, Idea, IdeaError, ProjectType
from medel.ideas.places import read_counties
from medel.ideas.queries import check_idea
from medel.ideas.reasons import ReasonKind
from medel.programmes.catalogue import installed
from medel.programmes.programme import Programme

# So many checks a minute from one address; each costs as much as a search or two.
RATE = "60/m"
MOST_COUNTIES = 21
MOST_TOTAL = Decimal(10) ** 12
Name = Annotated[str, Field(max_length=100)]


class IdeaShape(Schema):
    """An idea: its text, and what is known of who, where and how large."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(
        min_length=1, max_length=LONGEST, description="The idea in words, any language"
    )
    programme: Name | None = Field(default=None, description="Programme code")
    counties: list[Name] = Field(
        default=[], max_length=MOST_COUNTIES, description="County codes or names"
    )
    applicant: Applicant | None = Field(default=None, description="Who applies")
    project_type: ProjectType | None = Field(default=None, description="What kind")
    total: Decimal | None = Field(
        default=None, ge=0, le=MOST_TOTAL, description="Whole budget in kronor"
    )


class VoteShape(Schema):
    """A project that is like the idea, and the points it gives."""

    title: str
    points: float


class ReasonShape(Schema):
    """Some points of a score: the idea's words behind them, and the programme's."""

    kind: ReasonKind
    points: float
    text: TextShape
    words: list[str]
    programme: TextShape | None
    projects: list[VoteShape]


class RankedShape(Schema):
    """An objective or area; its score, 0 to 1, is the sum of its reasons' points."""

    code: str
    name: TextShape
    score: float
    reasons: list[ReasonShape]
    comment: TextShape | None


class NeedShape(Schema):
    """A need that the fitting objectives meet."""

    code: str
    name: TextShape


class SimilarShape(Schema):
    """A granted project like the idea: what they share, and what it got."""

    id: str
    title: str
    objective: str | None
    theme: str | None
    score: float
    shared: list[str]
    eu_amount: str | None
    currency: str
    programme: str


class IdeaReferenceShape(Schema):
    """Where a rule stands."""

    title: str
    place: str
    href: str


class IdeaFindingShape(Schema):
    """What a rule says of the idea."""

    rule: str
    verdict: Verdict
    reason: TextShape
    reference: IdeaReferenceShape


class OpenCallShape(Schema):
    """A call that is open."""

    code: str
    title: TextShape


class ElsewhereShape(Schema):
    """Where else one may turn."""

    code: str
    name: TextShape
    text: TextShape
    href: str


class IdeaAnswerShape(Schema):
    """The answer to an idea: guidance, not a decision."""

    programme: str
    objectives: list[RankedShape]
    specialisation_areas: list[RankedShape]
    needs: list[NeedShape]
    similar: list[SimilarShape]
    findings: list[IdeaFindingShape]
    calls: list[OpenCallShape]
    elsewhere: list[ElsewhereShape]
    verdict: Verdict
    guidance: TextShape


def add_ideas(api: NinjaAPI, openapi_extra: Mapping[str, Any]) -> None:
    """Add the idea check to the API."""
    api.post(
        "/ideas/check",
        response={200: IdeaAnswerShape, 400: Problem, 413: Problem, 429: Problem},
        operation_id="medel_api_api_answer_idea",
        summary="Does an idea fit, and why",
        openapi_extra=dict(openapi_extra),
        throttle=[PerVisitor(RATE)],
    )(answer_idea)


def answer_idea(request: HttpRequest, idea: IdeaShape) -> dict[str, Any]:
    """Objectives ranked with reasons, what is missing, projects alike. Not stored."""
    del request
    wanted = Idea(
        text=idea.text,
        counties=read_counties(idea.counties),
        applicant=idea.applicant,
        project_type=idea.project_type,
        total=idea.total,
    )
    programme = _require_programme(idea.programme)
    return tell(check_idea(wanted, programme, on=timezone.localdate()))


def _require_programme(code: str | None) -> Programme:
    found = installed().get(code or settings.MEDEL_PROGRAMME)
    if found is None:
        known = ", ".join(installed())
        raise IdeaError(
            Text(
                sv=f"Det finns inget program med koden {code}. Välj bland: {known}.",
                en=f"There is no programme with the code {code}. Choose from: {known}.",
            )
        )
    return found
