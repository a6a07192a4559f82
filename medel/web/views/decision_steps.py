"""The steps that can be taken with a decision at the desk, and who may take them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from medel.parties.states import Role

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from django.utils.functional import Promise

    from medel.decisions.models import Decision


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step: from which states, for which kinds, by whom, and how it is asked."""

    code: str
    title: str | Promise
    lead: str | Promise
    states: Collection[str]
    role: Role
    permission: str
    kinds: Collection[str] = ("support", "rejection", "dismissal")
    reasoned: bool = False
    late: bool = False

    def fits(self, decision: Decision, *, on: date) -> bool:
        """Tell whether the step can be taken with a decision on a day."""
        if decision.state not in self.states or decision.outcome not in self.kinds:
            return False
        last = decision.confirm_by
        return not self.late or (last is not None and last < on)


STEPS = {
    one.code: one
    for one in (
        Step(
            code="decide",
            title=_("Decide"),
            lead=_("The decision is taken as it is proposed. It cannot be undone."),
            states={"prepared"},
            role=Role.DECISION_MAKER,
            permission="take_decisions",
        ),
        Step(
            code="send_back",
            title=_("Send back"),
            lead=_("The officer gets the proposal back with what you write."),
            states={"prepared"},
            role=Role.DECISION_MAKER,
            permission="take_decisions",
            reasoned=True,
        ),
        Step(
            code="lapse",
            title=_("Let the support lapse"),
            lead=_("The money is free again and the project leaves the project bank."),
            states={"notified"},
            role=Role.DECISION_MAKER,
            permission="take_decisions",
            kinds={"support"},
            reasoned=True,
            late=True,
        ),
        Step(
            code="settle",
            title=_("Conclude the case"),
            lead=_("The decision stands and nothing more is to be done."),
            states={"notified"},
            role=Role.CASE_OFFICER,
            permission="prepare_decisions",
            kinds={"rejection", "dismissal"},
        ),
        Step(
            code="abandon",
            title=_("Give the proposal up"),
            lead=_("The proposal is no longer needed."),
            states={"draft", "prepared"},
            role=Role.CASE_OFFICER,
            permission="prepare_decisions",
            reasoned=True,
        ),
    )
}
