"""Confirming the commitment: every party's signatory, or the support lapses."""

from datetime import datetime

from django.utils import timezone

from medel.applications.actions.sections import name_case
from medel.core.errors import MedelError
from medel.core.texts import Text
from medel.decisions.actions.deciding import hold
from medel.decisions.actions.publishing import withdraw_project
from medel.decisions.actions.steps import move_decision
from medel.decisions.errors import NoCommitmentError
from medel.decisions.impartiality import require_impartial
from medel.decisions.models import Commitment, Decision
from medel.decisions.money import free_money
from medel.journal.actions import recorded
from medel.journal.acts import CLOCK, Act, Actor


def confirm_commitment(decision: Decision, *, by: Actor, at: datetime) -> None:
    """Confirm the commitment of the organisation that somebody signs for.

    With the last confirmation the project can start. Raise NoCommitmentError for an
    organisation that is not asked, has confirmed already, or is too late.
    """
    with recorded(_act(decision, "commit", by, at)) as act:
        held = hold(decision)
        commitment = _find(held, by, at)
        commitment.confirmed, commitment.confirmed_by = at, by.person
        commitment.save()
        move_decision(held, "commit", act)
        act.after = {**act.after, "organisation": by.organisation}
        if not held.commitments.filter(confirmed=None).exists():
            with recorded(_act(decision, "confirm", CLOCK, at)) as last:
                move_decision(held, "confirm", last)
    decision.refresh_from_db()


def lapse(decision: Decision, reason: str, *, by: Actor, at: datetime) -> None:
    """Let a support lapse that was not confirmed in time.

    The money is free again and the project leaves the public bank. Raise
    StepRefusedError while there is time left.
    """
    with recorded(_act(decision, "lapse", by, at)) as act:
        act.reason = reason
        held = hold(decision)
        require_impartial(held.application, by)
        move_decision(held, "lapse", act)
        free_money(held.application.call, held.cap)
        withdraw_project(held)
    decision.refresh_from_db()


def _act(decision: Decision, step: str, by: Actor, at: datetime) -> Act:
    case = name_case(decision.application)
    return Act(case=case, by=by, action=f"decision.{step}", at=at)


def _find(decision: Decision, by: Actor, at: datetime) -> Commitment:
    asked = decision.commitments.select_for_update()
    found = asked.filter(organisation_id=int(by.organisation or 0)).first()
    if found is None:
        raise _refuse(
            sv="Organisationen är inte part i beslutet.",
            en="The organisation is not a party to the decision.",
        )
    if found.confirmed:
        raise _refuse(
            sv="Åtagandet är redan bekräftat.",
            en="The commitment is confirmed already.",
        )
    if decision.confirm_by and timezone.localdate(at) > decision.confirm_by:
        raise _refuse(
            sv=f"Sista dag var {decision.confirm_by.isoformat()}. Hör av er till "
            "myndigheten.",
            en=f"The last day was {decision.confirm_by.isoformat()}. Contact the "
            "authority.",
        )
    return found


def _refuse(*, sv: str, en: str) -> MedelError:
    return NoCommitmentError(Text(sv=sv, en=en))
