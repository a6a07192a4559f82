"""Stage one: items met or not, by rule and by officer; passing the check."""

from collections.abc import Mapping
from datetime import datetime

from medel.applications.actions.sections import name_case
from medel.applications.actions.steps import move
from medel.applications.models import Application
from medel.core.texts import Text
from medel.decisions.actions.agreeing import agree
from medel.decisions.actions.grading import grade
from medel.decisions.actions.holding import hold, require_length, require_state
from medel.decisions.checklist import find_left, list_items
from medel.decisions.errors import (
    NotAllJudgedError,
    ReasonMissingError,
    UnknownItemError,
)
from medel.decisions.models import Checked
from medel.decisions.models.assessment import Outcome
from medel.decisions.prefilling import Say, prefill
from medel.decisions.sent import Reading, read_checklist, read_sent
from medel.journal.actions import recorded
from medel.journal.acts import Act, Actor

__all__ = ["agree", "approve_check", "check_item", "check_items", "grade"]

Judgement = tuple[str, str]
LONGEST_REASON = 4000


def check_item(
    application: Application,
    item: str,
    outcome: str,
    reason: str,
    *,
    by: Actor,
    at: datetime,
) -> Checked:
    """Judge one requirement or criterion, as check_items does."""
    check_items(application, {item: (outcome, reason)}, by=by, at=at)
    return Checked.objects.get(application=application, item=item)


def check_items(
    application: Application,
    judged: Mapping[str, Judgement],
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Judge items of a case under check: code to outcome and reason.

    A reason is needed unless the item is met or beside the point, and always when the
    outcome is another than the rule tells. Raise ReasonMissingError, UnknownItemError,
    or WrongStateError when the case is not under check.
    """
    act = Act(case=name_case(application), by=by, action="application.check", at=at)
    with recorded(act):
        held = hold(application, by)
        require_state(held, "under_check")
        reading = read_sent(held)
        told = _read_told(held, reading, judged)
        for item, (outcome, reason) in judged.items():
            _require_reason(item, outcome, told[item], reason)
        before = _list_outcomes(held, judged)
        changed = {
            item: outcome
            for item, (outcome, _) in judged.items()
            if before.get(item) != outcome
        }
        for item, (outcome, reason) in judged.items():
            _write(held, item, (outcome, reason), told[item], reading, act)
        act.before = {"items": {one: before.get(one, "") for one in changed}}
        act.after = {"items": changed}
        act.reason = _join_reasons(judged, changed)


def approve_check(
    application: Application, reason: str, *, by: Actor, at: datetime
) -> None:
    """Pass the check, when every item is met or beside the point.

    Raise NotAllJudgedError with what is left, ReasonMissingError without a reason.
    """
    act = Act(
        case=name_case(application), by=by, action="application.approve_check", at=at
    )
    act.reason = reason
    with recorded(act):
        held = hold(application, by)
        require_state(held, "under_check")
        left = find_left(read_checklist(held, read_sent(held)))
        if left:
            raise NotAllJudgedError(left)
        if not reason.strip():
            raise ReasonMissingError(
                Text(sv="varför ansökan går vidare", en="why the application goes on")
            )
        move(held, "approve_check", act, given={"checklist", "reason"})
    application.refresh_from_db()


def _read_told(
    application: Application, reading: Reading, judged: Mapping[str, Judgement]
) -> dict[str, str]:
    """Read what the rules tell of the items now; refuse unknown items and outcomes."""
    items = list_items(application.call.criteria)
    told: dict[str, str] = {}
    for code, (outcome, _) in judged.items():
        if code not in items or outcome not in Outcome.values:
            raise UnknownItemError(code)
        word = prefill(items[code], reading.sent)
        sure = word is not None and word.says is not Say.CANNOT_TELL
        told[code] = str(word.says) if word and sure else ""
    return told


def _require_reason(item: str, outcome: str, told: str, reason: str) -> None:
    require_length(reason, LONGEST_REASON)
    plain = outcome in (Outcome.MET, Outcome.NOT_APPLICABLE)
    overruled = bool(told) and outcome != told
    if not reason.strip() and (overruled or not plain):
        raise ReasonMissingError(
            Text(
                sv=f"{item}: den som söker ska kunna förstå bedömningen",
                en=f"{item}: the applicant must be able to understand the judgement",
            )
        )


def _list_outcomes(
    application: Application, judged: Mapping[str, Judgement]
) -> dict[str, str]:
    found = Checked.objects.filter(application=application, item__in=list(judged))
    return dict(found.values_list("item", "outcome"))


def _write(
    application: Application,
    item: str,
    judgement: Judgement,
    told: str,
    reading: Reading,
    act: Act,
) -> None:
    Checked.objects.update_or_create(
        application=application,
        item=item,
        defaults={
            "outcome": judgement[0],
            "reason": judgement[1],
            "told": told,
            "judged_on": reading.latest.number,
            "at": act.at,
            "judged_by": act.by.person,
        },
    )


def _join_reasons(judged: Mapping[str, Judgement], changed: Mapping[str, str]) -> str:
    told = [(one, judged[one][1].strip()) for one in changed]
    return "\n".join(f"{one}: {reason}" for one, reason in told if reason)
