"""The papers of a case at a meeting: what was sent, as the members get it.

They are read once, when the papers go out, and kept: what is prioritised is what the
members had before them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from medel.applications.models import Application, Submission
from medel.core.errors import MedelError
from medel.core.texts import Text
from medel.decisions.concern import Taker
from medel.programmes.catalogue import installed
from medel.programmes.programme import Programme
from medel.rules.plans.checking import count
from medel.rules.plans.reading import build_plan

FINANCIER = "co_financier"
OWNER = "project_owner"
Sections = Mapping[str, Mapping[str, Any]]


class UncountableError(MedelError):
    """The plan of a case cannot be counted, so no line can be drawn."""

    def __init__(self, case: str) -> None:
        super().__init__(
            Text(
                sv=f"Ärende {case} har ingen finansieringsplan som går att räkna. "
                "Begär komplettering, eller lämna ärendet utanför mötet.",
                en=f"Case {case} has no financing plan that can be counted. Ask for "
                "completion, or leave the case out of the meeting.",
            )
        )


@dataclass(frozen=True)
class Papers:
    """What the members have before them of a case; `asked` is EU support in SEK."""

    asked: Decimal
    told: dict[str, Any]


def read_papers(application: Application, *, on: date) -> Papers:
    """Read the papers of a case from its latest submission.

    Raise UncountableError when its plan gives no sum for EU support.
    """
    sent = max(application.submissions.all(), key=lambda one: one.number)
    programme = installed()[application.call.programme]
    sections: Sections = sent.content["sections"]
    general = sections.get("general", {})
    takers = list_takers(sent)
    told = {
        "submission": sent.number,
        "sha256": sent.sha256,
        "title": application.title,
        "applicant": next((one.name for one in takers if one.role == OWNER), ""),
        "objective": str(general.get("objective", "")),
        "counties": find_counties(programme, general),
        "takers": [[one.role, one.name, one.number] for one in takers],
    }
    return Papers(_count_asked(application, programme, sections, on), told)


def list_takers(sent: Submission) -> list[Taker]:
    """List who takes part: the parties by number, the co-financiers by name."""
    parties = [
        Taker(one["role"], one["organisation"], one.get("number", ""))
        for one in sent.content.get("parties", ())
    ]
    plan = sent.content["sections"].get("plan", {}).get("plan") or {}
    payers = (*plan.get("co_financing", ()), *plan.get("in_kind", ()))
    names = dict.fromkeys(str(one.get("name", "")) for one in payers)
    return [*parties, *(Taker(FINANCIER, name) for name in names if name)]


def find_counties(programme: Programme, general: Mapping[str, Any]) -> list[str]:
    """Find the codes of the counties that a project works in."""
    chosen = {str(one) for one in general.get("places", ())}
    return [
        one.code
        for one in programme.area.counties
        if one.code in chosen or chosen & set(one.municipalities)
    ]


def _count_asked(
    application: Application, programme: Programme, sections: Sections, on: date
) -> Decimal:
    plan = dict(sections.get("plan", {}).get("plan") or {})
    kind = sections.get("general", {}).get("project_type")
    plan |= {"programme": programme.code} | ({"project_type": kind} if kind else {})
    try:
        asked = count(build_plan(plan), programme, on).totals.eu_support
    except MedelError as error:
        raise UncountableError(application.case_id) from error
    if asked <= 0:
        raise UncountableError(application.case_id)
    return asked
