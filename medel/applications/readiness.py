"""Is an application ready to be sent: every miss in every section, with its reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from medel.applications.answers import Miss, find_misses
from medel.core.texts import Text
from medel.programmes.application_form import Section, application_form
from medel.programmes.attachments import AttachmentKind, Required, attachments

Answers = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Draft:
    """What an application says so far, for the rules to look at; no database."""

    answers: Answers
    files: Sequence[str] = ()
    demanded: Sequence[str] = ()
    extra_files: Sequence[str] = ()
    offered: Mapping[str, Sequence[str]] = field(default_factory=dict)
    sections: Sequence[Section] = ()

    def told(self, section: str, question: str) -> Any:  # noqa: ANN401 (JSON)
        """Give one answer, or None."""
        return self.answers.get(section, {}).get(question)


def judge_readiness(draft: Draft) -> list[Miss]:
    """Find everything that must be put right before the draft can be sent."""
    sections = draft.sections or application_form().sections
    misses = [
        miss
        for section in sections
        for miss in find_misses(
            section,
            draft.answers.get(section.code, {}),
            demanded=draft.demanded,
            offered=draft.offered,
        )
    ]
    found = [*misses, *_judge_dates(draft), *_judge_files(draft)]
    places = {one.code: n for n, one in enumerate(sections)}
    return sorted(found, key=lambda miss: places.get(miss.section, len(places)))


def list_required(draft: Draft) -> list[AttachmentKind]:
    """List the kinds of attachments that this application must have."""
    return [
        kind
        for kind in attachments().kinds
        if kind.code in draft.extra_files or _is_required(kind.required, draft)
    ]


def _is_required(when: Required, draft: Draft) -> bool:
    plan = draft.told("plan", "plan") or {}
    aid = draft.told("state_aid", "undertakings")
    told: dict[Required, bool] = {
        Required.ALWAYS: True,
        Required.NEVER: False,
        Required.PRE_STUDY: draft.told("general", "project_type") == "pre_study",
        Required.FRAMEWORK: draft.told("general", "project_type") == "framework",
        Required.DIRECT_AID: aid == "direct",
        Required.AID_WITH_ACTUAL_COSTS: aid in ("direct", "indirect")
        and plan.get("cost_option") == "actual_purchases",
        Required.IN_KIND: bool(plan.get("in_kind")),
    }
    return told[when]


def _judge_files(draft: Draft) -> list[Miss]:
    return [
        Miss(
            "documents",
            "files",
            Text(
                sv=f"Bilagan saknas: {kind.name.sv}",
                en=f"The attachment is missing: {kind.name.en}",
            ),
        )
        for kind in list_required(draft)
        if kind.code not in draft.files
    ]


def _judge_dates(draft: Draft) -> list[Miss]:
    starts, ends = (_read_day(draft.told("general", one)) for one in ("starts", "ends"))
    if starts is None or ends is None or starts <= ends:
        return []
    told = Text(
        sv="Sista dagen ligger före första dagen.",
        en="The last day is before the first day.",
    )
    return [Miss("general", "ends", told)]


def _read_day(answer: object) -> date | None:
    try:
        return date.fromisoformat(str(answer))
    except ValueError:
        return None
