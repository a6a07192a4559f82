"""What rules can tell beforehand of a requirement or criterion; pure functions.

Each looks at the application as it was sent and at the terms of its call, and answers
with its reason. It is a first word, never the last: an officer judges.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from medel.applications.answers import Miss
from medel.applications.planning import complete_plan
from medel.applications.readiness import Draft, judge_readiness
from medel.core.errors import MedelError
from medel.core.findings import Verdict
from medel.core.texts import Text
from medel.core.wording import write_day, write_share
from medel.programmes.assessment import Item
from medel.programmes.programme import Programme
from medel.rules.plans.answer import PlanAnswer
from medel.rules.plans.checking import check_plan
from medel.rules.plans.reading import build_plan

DOCUMENTS = "documents"


class Say(StrEnum):
    """What a rule may tell of an item."""

    MET = "met"
    NOT_MET = "not_met"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True)
class Told:
    """What a rule tells, why, and what is amiss in which section of the form."""

    says: Say
    reason: Text
    misses: tuple[Miss, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Sent:
    """An application as it was sent, and the terms of its call.

    `received` is when it first came in; `received` and the call's hours are in the
    zone of the programme, since a day is a day there.
    """

    answers: Mapping[str, Mapping[str, Any]]
    received: datetime
    opens: datetime
    closes: datetime
    objectives: Sequence[str]
    max_eu_share: Decimal
    programme: Programme | None = None
    files: Sequence[str] = ()
    extra_files: Sequence[str] = ()
    demanded: Sequence[str] = ()
    offered: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def said(self, section: str, question: str) -> Any:  # noqa: ANN401 (an answer is JSON)
        """Give one answer, or None."""
        return self.answers.get(section, {}).get(question)


def prefill(item: Item, sent: Sent) -> Told | None:
    """Tell of an item what its rule can; None where no rule is named."""
    rule = RULES.get(item.prefilled_by)
    return rule(sent) if rule else None


def starts_after_receipt(sent: Sent) -> Told:
    """Tell whether the project's first day is no earlier than the application."""
    starts = _read_day(sent.said("general", "starts"))
    if starts is None:
        return _cannot("Första dagen saknas.", "The first day is missing.")
    received = sent.received.date()
    return _tell(
        starts >= received,
        sv=f"Första dag i ansökan: {write_day(starts, language='sv')}. "
        f"Inkommen {write_day(received, language='sv')}.",
        en=f"First day in the application: {write_day(starts, language='en')}. "
        f"Received {write_day(received, language='en')}.",
    )


def received_in_time(sent: Sent) -> Told:
    """Tell whether it was received while the call was open."""
    held = sent.opens <= sent.received < sent.closes
    came, closed = (f"{one:%Y-%m-%d %H:%M}" for one in (sent.received, sent.closes))
    return _tell(
        held,
        sv=f"Inkommen {came}. Utlysningen stängde {closed}.",
        en=f"Received {came}. The call closed {closed}.",
    )


def attachments_complete(sent: Sent) -> Told:
    """Tell whether every mandatory attachment is there."""
    missing = [one for one in _find_misses(sent) if one.section == DOCUMENTS]
    return _tell_misses(
        missing,
        Text(
            sv="Alla obligatoriska bilagor finns.",
            en="Every mandatory attachment is there.",
        ),
    )


def sections_complete(sent: Sent) -> Told:
    """Tell whether every part of the form is filled in as it must be."""
    missing = [one for one in _find_misses(sent) if one.section != DOCUMENTS]
    return _tell_misses(
        missing,
        Text(sv="Alla delar är ifyllda.", en="Every part is filled in."),
    )


def objective_in_call(sent: Sent) -> Told:
    """Tell whether the objective is one of those that the call is for."""
    objective = sent.said("general", "objective")
    if not objective:
        return _cannot("Inget mål är valt.", "No objective is chosen.")
    listed = ", ".join(sent.objectives)
    return _tell(
        objective in sent.objectives,
        sv=f"Valt mål: {objective}. Utlysningen gäller {listed}.",
        en=f"Objective chosen: {objective}. The call is for {listed}.",
    )


def plan_holds(sent: Sent) -> Told:
    """Tell whether the financing plan holds, by the rules of the open plan check."""
    try:
        answer = answer_plan(sent)
    except MedelError as error:
        return Told(Say.CANNOT_TELL, error.reason)
    if answer is None:
        return _cannot("Ingen finansieringsplan.", "No financing plan.")
    if _is_over_call(sent, answer):
        return _refuse_share(sent, answer)
    worst = answer.findings[0]
    says = {Verdict.PASS: Say.MET, Verdict.FAIL: Say.NOT_MET}
    if answer.verdict is Verdict.PASS:
        return _tell(
            True,
            sv="Planen håller enligt reglerna.",
            en="The plan holds by the rules.",
        )
    return Told(says.get(answer.verdict, Say.CANNOT_TELL), worst.reason)


def answer_plan(sent: Sent) -> PlanAnswer | None:
    """Check the plan as it was sent, by the rules of the day that it was received.

    None without a plan or a programme; raise MedelError when it cannot be read.
    """
    if not sent.said("plan", "plan") or sent.programme is None:
        return None
    plan = build_plan(complete_plan(sent.answers, sent.programme.code))
    return check_plan(plan, sent.programme, sent.received.date())


def _is_over_call(sent: Sent, answer: PlanAnswer) -> bool:
    share = answer.totals.share_of_total
    return share is not None and share > sent.max_eu_share


def _refuse_share(sent: Sent, answer: PlanAnswer) -> Told:
    share = answer.totals.share_of_total or Decimal(0)
    said = {
        one: (
            write_share(share, language=one),
            write_share(sent.max_eu_share, language=one),
        )
        for one in ("sv", "en")
    }
    return _tell(
        False,
        sv=f"EU-stödet är {said['sv'][0]} av budgeten. Utlysningen ger högst "
        f"{said['sv'][1]}.",
        en=f"The EU support is {said['en'][0]} of the budget. The call gives at most "
        f"{said['en'][1]}.",
    )


def _find_misses(sent: Sent) -> list[Miss]:
    return judge_readiness(
        Draft(
            answers=sent.answers,
            files=sent.files,
            demanded=sent.demanded,
            extra_files=sent.extra_files,
            offered=sent.offered,
        )
    )


def _tell_misses(misses: list[Miss], whole: Text) -> Told:
    if not misses:
        return Told(Say.MET, whole)
    reason = Text(
        sv=" ".join(one.reason.sv for one in misses),
        en=" ".join(one.reason.en for one in misses),
    )
    return Told(Say.NOT_MET, reason, tuple(misses))


def _tell(held: bool, *, sv: str, en: str) -> Told:  # noqa: FBT001 (what was found)
    return Told(Say.MET if held else Say.NOT_MET, Text(sv=sv, en=en))


def _cannot(sv: str, en: str) -> Told:
    return Told(Say.CANNOT_TELL, Text(sv=sv, en=en))


def _read_day(answer: object) -> date | None:
    try:
        return date.fromisoformat(str(answer))
    except ValueError:
        return None


RULES: Mapping[str, Callable[[Sent], Told]] = {
    "starts_after_receipt": starts_after_receipt,
    "attachments_complete": attachments_complete,
    "sections_complete": sections_complete,
    "received_in_time": received_in_time,
    "objective_in_call": objective_in_call,
    "plan_holds": plan_holds,
}
