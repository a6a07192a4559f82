"""The plan section: the public checker's own form, with the application's facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from medel.applications.planning import Answers, read_plan
from medel.core.errors import MedelError
from medel.core.texts import Text
from medel.programmes.catalogue import find_programme
from medel.web.plans.answer import ShownAnswer, answer_plan
from medel.web.plans.forms import PlanForm
from medel.web.plans.reading import read_form, show_plan

if TYPE_CHECKING:
    from django.http import QueryDict

    from medel.applications.models import Application
    from medel.rules.plans.plan import Plan

# Other sections of the form say these.
ELSEWHERE = {"programme", "name", "project_type", "period", "evaluation"}


class UnreadablePlanError(MedelError):
    """A figure of the plan's form is none."""


def read_sent_plan(sent: QueryDict, programme: str) -> dict[str, Any]:
    """Read what was sent of the plan; raise UnreadablePlanError on what is no figure.

    Nothing written gives an empty plan.
    """
    form = PlanForm(sent)
    if not form.is_readable:
        fields = [f"{one.label}: {one.errors[0]}" for one in form.wrong_fields]
        told = " ".join(fields)
        raise UnreadablePlanError(
            Text(
                sv=f"Planen är inte sparad. Rätta det som inte går att läsa. {told}",
                en=f"The plan is not saved. Put right what cannot be read. {told}",
            )
        )
    written = write_plan(read_form(form, programme))
    return written if written.keys() - {"cost_option"} else {}


def write_plan(plan: Plan) -> dict[str, Any]:
    """Write a plan as it is kept in an application, without what stands elsewhere."""
    told = plan.model_dump(mode="json", exclude_defaults=True, exclude_none=True)
    return {key: value for key, value in told.items() if key not in ELSEWHERE}


def make_plan_form(
    answers: Answers, programme: str, sent: QueryDict | None
) -> PlanForm:
    """Make the plan's form: as it was sent, as it is kept, or empty."""
    if sent is not None:
        return PlanForm(sent)
    plan = read_plan(answers, programme)
    return show_plan(plan) if plan else PlanForm()


def answer_kept(application: Application, answers: Answers) -> ShownAnswer | None:
    """Give what the rules say of the plan that is kept; None if they cannot tell."""
    programme = find_programme(application.call.programme)
    plan = read_plan(answers, application.call.programme)
    if programme is None or plan is None:
        return None
    try:
        return answer_plan(plan, programme, on=timezone.localdate())
    except MedelError:
        return None
