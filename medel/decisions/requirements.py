"""What a step of a decision requires, looked up in the records: never just claimed."""

from collections.abc import Callable, Collection
from datetime import date
from hashlib import sha256

from medel.applications.actions.sections import name_case
from medel.applications.models import Application
from medel.core.texts import Text
from medel.decisions.figures import share
from medel.decisions.models import Checked, Decision
from medel.decisions.states import Outcome
from medel.journal.queries import read_case
from medel.programmes.assessment import assessment

Check = Callable[[Decision, date], bool]


def find_given(decision: Decision, *, on: date, reason: str = "") -> Collection[str]:
    """Find which requirements of a decision's steps are met on a day."""
    given = {code for code, holds in _CHECKS.items() if holds(decision, on)}
    return given | ({"reason"} if reason.strip() else set())


def find_given_of_case(decision: Decision) -> Collection[str]:
    """Find which requirements of the application's steps a taken decision meets."""
    given = set()
    if decision.decided and decision.decided_by:
        given.add("decision")
    if decision.reasons.strip():
        given.add("reason")
    if has_checklist(decision.application):
        given.add("checklist")
    return given


def has_checklist(application: Application) -> bool:
    """Tell whether every requirement and criterion has got its answer."""
    own = {f"U{number}" for number in range(1, len(application.call.criteria) + 1)}
    judged = Checked.objects.filter(application=application)
    found = set(judged.values_list("item", flat=True))
    return {*assessment().items, *own} <= found


def find_faults(decision: Decision) -> list[Text]:
    """Find what is amiss in the amounts and the period of a support."""
    return [told for is_wrong, told in _FAULTS if is_wrong(decision)]


def find_takers(application: Application) -> dict[str, set[str]]:
    """Find who took which steps of a case, from the journal, for the four eyes."""
    takers: dict[str, set[str]] = {}
    for one in read_case(name_case(application)):
        if one.entry.outcome == "done" and one.entry.person:
            step = one.entry.action.rpartition(".")[2]
            takers.setdefault(step, set()).add(one.entry.person)
    return takers


def _has_grounds(decision: Decision, on: date) -> bool:
    del on
    texts = (decision.reasons, decision.grounds, decision.appeal)
    return all(one.strip() for one in texts)


def _has_amounts(decision: Decision, on: date) -> bool:
    del on
    return not find_faults(decision)


def _has_letter(decision: Decision, on: date) -> bool:
    del on
    letter = bytes(decision.letter)
    return bool(letter) and sha256(letter).hexdigest() == decision.letter_sha256


def _has_commitments(decision: Decision, on: date) -> bool:
    del on
    asked = decision.commitments.all()
    return bool(asked) and all(one.confirmed for one in asked)


def _has_a_commitment(decision: Decision, on: date) -> bool:
    del on
    return any(one.confirmed for one in decision.commitments.all())


def _is_late(decision: Decision, on: date) -> bool:
    return decision.confirm_by is not None and decision.confirm_by < on


_CHECKS: dict[str, Check] = {
    "grounds": _has_grounds,
    "amounts": _has_amounts,
    "letter": _has_letter,
    "commitment": _has_a_commitment,
    "all_commitments": _has_commitments,
    "deadline_passed": _is_late,
}


def _exceeds_call(decision: Decision) -> bool:
    return decision.cap > decision.application.call.max_eu_share * decision.total_cost


_FAULTS: tuple[tuple[Callable[[Decision], bool], Text], ...] = (
    (
        lambda one: one.outcome == Outcome.SUPPORT and one.cap <= 0,
        Text(sv="Skriv högsta belopp i kronor.", en="Write the highest amount."),
    ),
    (
        lambda one: one.cap != one.cap.to_integral_value(),
        Text(sv="Högsta belopp är i hela kronor.", en="The cap is whole kronor."),
    ),
    (
        lambda one: one.cap > one.cash_costs,
        Text(
            sv="Stödet är högre än projektets faktiska kostnader.",
            en="The support is higher than the project's actual costs.",
        ),
    ),
    (
        lambda one: one.cash_costs > one.total_cost,
        Text(
            sv="De faktiska kostnaderna är högre än den totala finansieringen.",
            en="The actual costs are higher than the total financing.",
        ),
    ),
    (
        _exceeds_call,
        Text(
            sv="Stödet är en större andel av finansieringen än utlysningen tillåter.",
            en="The support is a larger share of the financing than the call allows.",
        ),
    ),
    (
        lambda one: (
            (one.share_of_costs, one.share_of_financing)
            != (share(one.cap, one.cash_costs), share(one.cap, one.total_cost))
        ),
        Text(
            sv="Andelarna stämmer inte med beloppen.",
            en="The shares do not agree with the amounts.",
        ),
    ),
    (
        lambda one: not (one.starts and one.ends and one.starts <= one.ends),
        Text(
            sv="Skriv projektets första och sista dag, i den ordningen.",
            en="Write the project's first and last day, in that order.",
        ),
    ),
    (
        lambda one: not one.reporting,
        Text(
            sv="Skriv minst en dag då projektet ska rapportera.",
            en="Write at least one day when the project is to report.",
        ),
    ),
)
