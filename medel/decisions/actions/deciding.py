"""Deciding: one prepares, another decides, the money is taken once."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from medel.applications.actions.sections import name_case
from medel.applications.actions.steps import move
from medel.applications.models import Application
from medel.applications.models.application import Role
from medel.decisions.actions.publishing import publish_project
from medel.decisions.actions.steps import move_decision
from medel.decisions.errors import DecisionFaultsError, FourEyesError, NoDraftError
from medel.decisions.figures import NOTHING, share
from medel.decisions.impartiality import require_impartial, require_officer
from medel.decisions.models import Commitment, Decision
from medel.decisions.money import take_money
from medel.decisions.proposals import fill, read_mode
from medel.decisions.requirements import find_faults, find_given_of_case, find_takers
from medel.decisions.states import Outcome
from medel.journal.actions import recorded
from medel.journal.acts import Act, Actor
from medel.programmes.catalogue import installed
from medel.rules.parameters import number_of
from medel.rules.steps import read_table

WRITTEN = (
    *("outcome", "cap", "cash_costs", "total_cost", "starts", "ends", "reasons"),
    *("grounds", "appeal", "general_conditions", "conditions", "reporting"),
)
BY_STATE = {"under_check": "reject_check", "graded": "reject_quality"}


def write_decision(
    application: Application, texts: Mapping[str, Any], *, by: Actor, at: datetime
) -> Decision:
    """Write the draft of a decision, for the first time or anew.

    Raise StepRefusedError once it is put forward; a draft that was given up is begun
    again.
    """
    with recorded(_act(application, "write", by, at)) as act:
        decision = _hold_draft(application, by)
        for name in (one for one in WRITTEN if one in texts):
            setattr(decision, name, texts[name])
        _save_draft(decision, by, at)
        act.after = _tell(decision)
    return decision


def prepare(decision: Decision, *, by: Actor, at: datetime) -> Decision:
    """Put a decision forward for somebody else to decide.

    Raise DecisionFaultsError when the amounts do not hold, StepRefusedError when
    reasons or legal grounds are missing or the decision is not a draft.
    """
    with recorded(_act(decision.application, "prepare", by, at)) as act:
        act.reason = decision.reasons
        _require_current(decision, by)
        decision.state = decision.state or read_table("decision").initial
        _save_draft(decision, by, at)
        _require_sound(decision)
        move_decision(decision, "prepare", act)
        act.after = {**_tell(decision), **act.after}
    return decision


def send_back(decision: Decision, reason: str, *, by: Actor, at: datetime) -> Decision:
    """Send a decision back to the officer, with what is to be changed."""
    with recorded(_act(decision.application, "send_back", by, at)) as act:
        act.reason = reason
        held = hold(decision)
        require_impartial(held.application, by)
        held.sent_back = reason
        move_decision(held, "send_back", act)
    return held


def decide(decision: Decision, *, by: Actor, at: datetime) -> None:
    """Decide what another has prepared; a grant takes its money and makes a project.

    Raise FourEyesError for whoever prepared it, MoneyGoneError when the call or the
    programme has not that much left, StepRefusedError when the case is not there yet.
    """
    with recorded(_act(decision.application, "decide", by, at)) as act:
        held = hold(decision)
        act.reason = held.reasons
        require_impartial(held.application, by)
        if held.prepared_by == by.person:
            raise FourEyesError
        held.decided, held.decided_by = at, by.person
        _take_step(held, act)
        _follow_application(held, by=by, at=at)
        if held.outcome == Outcome.SUPPORT:
            _ask_commitments(held, on=timezone.localdate(at))
            act.after = {**act.after, "project": publish_project(held, at=at)}
    decision.refresh_from_db()


def abandon(decision: Decision, reason: str, *, by: Actor, at: datetime) -> None:
    """Give up a proposal that is no longer needed."""
    with recorded(_act(decision.application, "abandon", by, at)) as act:
        act.reason = reason
        held = hold(decision)
        require_impartial(held.application, by)
        move_decision(held, "abandon", act)


def hold(decision: Decision) -> Decision:
    """Lock a decision and its case for what is about to be done with them."""
    case = hold_case(decision.application_id)
    held = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    held.application = case
    return held


def hold_case(number: int) -> Application:
    """Lock a case, with its call beside it."""
    cases = Application.objects.select_for_update(of=("self",))
    return cases.select_related("call").get(pk=number)


def name_step(decision: Decision) -> str:
    """Name the step that the application takes when this is decided."""
    if decision.outcome == Outcome.SUPPORT:
        return "grant"
    if decision.outcome == Outcome.DISMISSAL:
        return "dismiss"
    return BY_STATE.get(decision.application.state, "reject")


def _act(application: Application, step: str, by: Actor, at: datetime) -> Act:
    case = name_case(application)
    return Act(case=case, by=by, action=f"decision.{step}", at=at)


def _require_current(decision: Decision, by: Actor) -> None:
    """Lock the case, and refuse what was read before somebody else went on with it.

    Without this, a form that was opened early would put a taken decision forward again.
    """
    decision.application = hold_case(decision.application_id)
    require_impartial(decision.application, by)
    found = Decision.objects.select_for_update(of=("self",))
    now = found.filter(application=decision.application_id).first()
    if now is not None and (now.pk, now.state) != (decision.pk, decision.state):
        raise NoDraftError


def _hold_draft(application: Application, by: Actor) -> Decision:
    held = hold_case(application.pk)
    require_officer(by)
    require_impartial(held, by)
    found = Decision.objects.select_for_update(of=("self",))
    decision = found.filter(application=held).first() or Decision(application=held)
    decision.application = held
    if decision.state in ("", "abandoned"):
        decision.state = read_table("decision").initial
    return decision


def _save_draft(decision: Decision, by: Actor, at: datetime) -> None:
    if decision.state != read_table("decision").initial:
        raise NoDraftError
    support = decision.outcome == Outcome.SUPPORT
    if not support:
        decision.cap = NOTHING
    if not decision.grounds or (support and not decision.cap):
        fill(decision, at)
    decision.share_of_costs = share(decision.cap, decision.cash_costs)
    decision.share_of_financing = share(decision.cap, decision.total_cost)
    decision.prepared, decision.prepared_by = at, by.person
    decision.save()


def _require_sound(decision: Decision) -> None:
    faults = find_faults(decision) if decision.outcome == Outcome.SUPPORT else []
    if faults:
        raise DecisionFaultsError(faults)


def _take_step(decision: Decision, act: Act) -> None:
    """Take the step; the money of a support is there when it has been taken."""
    given = set()
    if decision.outcome == Outcome.SUPPORT:
        _require_sound(decision)
        take_money(decision.application.call, decision.cap)
        given = {"budget"}
    takers = {"prepare": {decision.prepared_by}}
    move_decision(decision, "decide", act, given=given, takers=takers)
    act.after = {**_tell(decision), **act.after}


def _follow_application(decision: Decision, *, by: Actor, at: datetime) -> None:
    application = decision.application
    step = name_step(decision)
    action = f"application.{step}"
    act = Act(case=name_case(application), by=by, action=action, at=at)
    act.reason = decision.reasons
    with recorded(act):
        move(
            application,
            step,
            act,
            given=find_given_of_case(decision),
            takers=find_takers(application),
            choices=read_mode(application.call.programme, on=timezone.localdate(at)),
        )


def _ask_commitments(decision: Decision, *, on: date) -> None:
    """Ask the owner and every partner for their confirmation, within the dated time."""
    programme = installed()[decision.application.call.programme]
    weeks = int(number_of(programme, "commitment_weeks", on=on))
    decision.confirm_by = on + timedelta(weeks=weeks)
    decision.save()
    parties = decision.application.parties.exclude(role=Role.COOPERATION)
    Commitment.objects.bulk_create(
        Commitment(decision=decision, organisation_id=one.organisation_id)
        for one in parties
    )


def _tell(decision: Decision) -> dict[str, Any]:
    return {
        "outcome": decision.outcome,
        "cap": decision.cap,
        "share_of_costs": decision.share_of_costs,
        "share_of_financing": decision.share_of_financing,
    }
