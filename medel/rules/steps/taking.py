"""The engine: which steps there are from a state, and whether one may be taken."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from medel.rules.steps.refusing import Refusal, StepRefusedError, Tried, Why, refuse
from medel.rules.steps.tables import Step, Table


@dataclass(frozen=True, kw_only=True)
class Circumstances:
    """What else decides about a step: choices, what is given, who took steps before.

    `choices` holds the call's or the case's own choices, where they differ from the
    defaults; `given` names the requirements that are met; `person` is who takes the
    step, and `takers` who took which steps before, by the keys of persons.
    """

    choices: Mapping[str, str] = field(default_factory=dict)
    given: Collection[str] = ()
    person: str = ""
    takers: Mapping[str, Collection[str]] = field(default_factory=dict)


PLAIN = Circumstances()


def find_steps(
    table: Table,
    state: str,
    *,
    on: date,
    roles: Collection[str] | None = None,
    choices: Mapping[str, str] = PLAIN.choices,
) -> tuple[Step, ...]:
    """Find the steps from a state on a day, of these roles or, without them, of anyone.

    Raise KeyError on a state that the table does not have, ValueError on such a choice.
    """
    table.state(state)
    settled = table.settle(choices)
    return tuple(
        step
        for step in table.steps
        if state in step.origins
        and step.is_in_force(on=on)
        and step.fits(settled)
        and (roles is None or set(roles) & set(step.roles))
    )


def take(
    table: Table,
    state: str,
    step: str,
    *,
    on: date,
    roles: Collection[str],
    under: Circumstances = PLAIN,
) -> str | Refusal:
    """Take a step: give the new state, or a refusal that says what is allowed instead.

    Raise KeyError on a state that the table does not have, ValueError on such a choice.
    """
    open_to_all = find_steps(table, state, on=on, choices=under.choices)
    allowed = tuple(way for way in open_to_all if set(roles) & set(way.roles))
    way = next((one for one in allowed if one.code == step), None)
    tried = Tried(table=table, state=state, step=step, allowed=allowed)
    if way is None:
        return refuse(tried, _find_cause(tried, open_to_all, on=on))
    missing = [code for code in way.requires if code not in under.given]
    if missing:
        return refuse(tried, Why.MISSING, missing)
    if way.four_eyes and not _is_another(way, under):
        return refuse(tried, Why.FOUR_EYES, way.four_eyes)
    return way.lead(state)


def require_step(
    table: Table,
    state: str,
    step: str,
    *,
    on: date,
    roles: Collection[str],
    under: Circumstances = PLAIN,
) -> str:
    """Take a step as `take` does, and raise StepRefusedError where that refuses."""
    taken = take(table, state, step, on=on, roles=roles, under=under)
    if isinstance(taken, Refusal):
        raise StepRefusedError(taken)
    return taken


def _find_cause(tried: Tried, open_to_all: Iterable[Step], *, on: date) -> Why:
    """Tell why nobody, or not this person, can take the step here and now."""
    ways = [way for way in tried.table.steps if way.code == tried.step]
    here = [way for way in ways if tried.state in way.origins]
    if not ways:
        return Why.UNKNOWN
    if not here:
        return Why.STATE
    if any(way.code == tried.step for way in open_to_all):
        return Why.ROLE
    return Why.CHOICE if any(way.is_in_force(on=on) for way in here) else Why.DATE


def _is_another(way: Step, under: Circumstances) -> bool:
    """Tell whether somebody else took the steps that need a second pair of eyes."""
    before = {one for step in way.four_eyes for one in under.takers.get(step, ())}
    return bool(under.person) and under.person not in before
