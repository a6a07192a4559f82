"""The financing plan of an application: the public checker's, with the form's facts."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from medel.core.errors import MedelError
from medel.core.findings import Finding, Verdict
from medel.programmes.catalogue import find_programme
from medel.rules.plans.answer import PlanAnswer
from medel.rules.plans.checking import check_plan
from medel.rules.plans.plan import Plan
from medel.rules.plans.reading import build_plan

Answers = Mapping[str, Mapping[str, Any]]
URGENT = (Verdict.FAIL, Verdict.WARN)


def complete_plan(answers: Answers, programme: str) -> dict[str, Any]:
    """Give the plan as written, with what other sections say: kind, period, name."""
    general = answers.get("general", {})
    plan = dict(answers.get("plan", {}).get("plan") or {})
    plan |= {
        "programme": programme,
        "name": str(general.get("title") or "")[:100],
        "evaluation": bool(answers.get("evaluation", {}).get("plan")),
    }
    if general.get("project_type"):
        plan["project_type"] = general["project_type"]
    period = _read_period(general)
    return {**plan, "period": period} if period else plan


def read_plan(answers: Answers, programme: str) -> Plan | None:
    """Read the plan; None when nothing is written that can be read as one."""
    if not answers.get("plan", {}).get("plan"):
        return None
    try:
        return build_plan(complete_plan(answers, programme))
    except MedelError:
        return None


def judge_plan(answers: Answers, programme: str, *, on: date) -> PlanAnswer | None:
    """Give what the rules say of the plan on a day; None without a plan to judge."""
    plan, known = read_plan(answers, programme), find_programme(programme)
    if plan is None or known is None:
        return None
    try:
        return check_plan(plan, known, on)
    except MedelError:
        return None


def list_urgent(answer: PlanAnswer | None) -> tuple[Finding, ...]:
    """List what does not hold, or may not; it warns, and never stops a sending."""
    findings = answer.findings if answer else ()
    return tuple(one for one in findings if one.verdict in URGENT)


def list_demanded(answer: PlanAnswer | None) -> tuple[str, ...]:
    """List the rules by which the form must hold more than it does."""
    return tuple(one.rule for one in list_urgent(answer))


def _read_period(general: Mapping[str, Any]) -> dict[str, str] | None:
    try:
        start, end = (
            date.fromisoformat(str(general.get(one))) for one in ("starts", "ends")
        )
    except ValueError:
        return None
    if start > end:
        return None
    return {"start": start.isoformat(), "end": end.isoformat()}
