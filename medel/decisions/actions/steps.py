"""Moving a decision from state to state, as the table of its steps allows."""

from collections.abc import Collection, Mapping

from medel.decisions.models import Decision
from medel.decisions.requirements import find_given
from medel.journal.acts import Act
from medel.rules.steps import Circumstances, read_table, require_step


def move_decision(
    decision: Decision,
    step: str,
    act: Act,
    *,
    given: Collection[str] = (),
    takers: Mapping[str, Collection[str]] | None = None,
) -> None:
    """Take a step with a decision and save it; what it requires is looked up.

    `given` is what was settled in the same transaction, such as the money.

    Raise StepRefusedError when the state, the role or what is missing forbids it.
    """
    before, on = decision.state, act.at.date()
    found = find_given(decision, on=on, reason=act.reason)
    decision.state = require_step(
        read_table("decision"),
        before,
        step,
        on=on,
        roles={act.by.role},
        under=Circumstances(
            given={*found, *given},
            person=act.by.person,
            takers=takers or {},
            choices=read_choices(decision),
        ),
    )
    decision.save()
    act.before = {**act.before, "state": before}
    act.after = {**act.after, "state": decision.state}


def read_choices(decision: Decision) -> dict[str, str]:
    """Read what decides about the steps: the kind, and whether it can be appealed."""
    appealable = "yes" if decision.appealable else "no"
    return {"kind": decision.outcome, "appealable": appealable}
