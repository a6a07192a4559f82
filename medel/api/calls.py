"""The API's calls: the published ones and the timetable of planned ones."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema
from pydantic import Field

from medel.api.shapes import TextShape
from medel.applications.queries.calls import read_all_planned, read_all_public

if TYPE_CHECKING:
    from medel.applications.models import Call

router = Router()


class CallShape(Schema):
    """A call; amounts are kronor and shares 0 to 1, as strings.

    `state` is planned, published, open, closed, decided or cancelled. An empty list of
    counties or kinds of applicants means all of them. A planned call is indicative.
    """

    code: str
    programme: str
    state: str
    fictitious: bool
    title: TextShape
    summary: TextShape
    objectives: list[str]
    counties: list[str]
    applicant_kinds: list[str]
    project_types: list[str]
    cost_options: list[str]
    max_eu_share: str
    budget: str
    left: str
    currency: str = "SEK"
    opens: datetime
    closes: datetime
    published: datetime | None
    changed: datetime | None


class CallsShape(Schema):
    """Calls, open ones first, then the planned ones."""

    results: list[CallShape] = Field(description="All of them; there are no pages")


@router.get(
    "",
    response={200: CallsShape},
    summary="Published and planned calls",
    openapi_extra={"x-access": "public"},
)
def list_calls(request: HttpRequest, programme: str = "") -> CallsShape:
    """Every call of this installation, or of one programme by its code."""
    del request
    now = timezone.now()
    shown = [_shape(one.call, one.state) for one in read_all_public(programme, at=now)]
    planned = read_all_planned(programme, at=now)
    return CallsShape(results=[*shown, *(_shape(one, "planned") for one in planned)])


def _shape(call: "Call", state: str) -> CallShape:
    lists = ("objectives", "counties", "applicant_kinds", "project_types")
    plain = ("code", "programme", "fictitious", "opens", "closes", "published")
    told = {name: getattr(call, name) for name in (*lists, *plain, "cost_options")}
    return CallShape(
        **told,
        state=state,
        title=TextShape(sv=call.title_sv, en=call.title_en),
        summary=TextShape(sv=call.summary_sv, en=call.summary_en),
        max_eu_share=f"{call.max_eu_share:f}",
        budget=f"{call.budget:.0f}",
        left=f"{call.left:.0f}",
        changed=call.changed,
    )
