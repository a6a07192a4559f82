"""Limits: sizes and days that an idea meets: pre-studies, evaluation, open calls."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from medel.core.findings import Finding, Verdict
from medel.core.money import Money
from medel.core.texts import Text
from medel.core.wording import write_money
from medel.ideas.found import find
from medel.ideas.idea import Idea, ProjectType
from medel.programmes.calls import Call
from medel.programmes.programme import Programme


@dataclass(frozen=True)
class Limit:
    """A parameter that a whole budget is held against, and what is told of it."""

    parameter: str
    rule: str
    may_reach: bool
    beyond: Text
    within: Text


def judge_size(idea: Idea, programme: Programme, *, on: date) -> Iterator[Finding]:
    """Compare the whole budget with the limits for pre-studies and evaluation."""
    pre_study = idea.project_type is ProjectType.PRE_STUDY
    limit = PRE_STUDY if pre_study else EVALUATION
    stated = programme.value(limit.parameter, on=on)
    money = _convert(programme, limit.parameter, on=on)
    if idea.total is None or stated is None or money is None:
        return
    reached = idea.total == money.amount and not limit.may_reach
    beyond = reached or idea.total > money.amount
    told = limit.beyond if beyond else limit.within
    reason = Text(
        sv=told.sv.format(limit=write_money(money, language="sv")),
        en=told.en.format(limit=write_money(money, language="en")),
    )
    verdict = Verdict.WARN if beyond else Verdict.PASS
    yield find(limit.rule, verdict, reason, stated.source)


def _convert(programme: Programme, parameter: str, *, on: date) -> Money | None:
    """Give a limit in the programme's own money; None if it cannot be had."""
    stated = programme.value(parameter, on=on)
    number = programme.number(parameter, on=on)
    own = programme.identity.default_currency
    if stated is None or number is None or stated.unit == own:
        return None if number is None else Money(number, own)
    rate = programme.number("exchange_rate", on=on)
    return Money(number, stated.unit).convert(rate=rate, currency=own) if rate else None


def judge_calls(
    programme: Programme, objectives: Sequence[str], *, on: date
) -> Finding:
    """Tell whether a known call is open on a day for the objectives that fit."""
    calls = find_calls(programme, objectives, on=on)
    if not calls:
        return find("open_call", Verdict.WARN, _NO_CALL, "idea")
    reason = Text(
        sv=f"En utlysning är öppen: {', '.join(call.title.sv for call in calls)}.",
        en=f"A call is open: {', '.join(call.title.en for call in calls)}.",
    )
    return find("open_call", Verdict.PASS, reason, calls[0].source)


def find_calls(
    programme: Programme, objectives: Sequence[str], *, on: date
) -> list[Call]:
    """Find the known calls that are open on a day for one of some objectives."""
    return [
        call
        for call in programme.calls
        if call.is_open(on=on)
        and (not call.objectives or set(call.objectives) & set(objectives))
    ]


PRE_STUDY = Limit(
    "pre_study_total_max",
    "pre_study_ceiling",
    may_reach=True,
    beyond=Text(
        sv="En förstudie får kosta högst {limit} i allt. Gör den mindre, eller sök för "
        "ett projekt.",
        en="A pre-study may cost at most {limit} in all. Make it smaller, or apply for "
        "a project.",
    ),
    within=Text(
        sv="Budgeten ryms i det en förstudie får kosta, {limit}.",
        en="The budget is within what a pre-study may cost, {limit}.",
    ),
)
EVALUATION = Limit(
    "evaluation_required_from",
    "evaluation_required",
    may_reach=False,
    beyond=Text(
        sv="Projekt från {limit} måste utvärderas. Lägg in det i plan och budget.",
        en="Projects from {limit} must be evaluated. Put it in the plan and budget.",
    ),
    within=Text(
        sv="Budgeten är under {limit}, så ingen utvärdering krävs.",
        en="The budget is below {limit}, so no evaluation is required.",
    ),
)
_NO_CALL = Text(
    sv="Vi känner inte till någon utlysning som är öppen för de här målen i dag. Man "
    "kan bara söka när en utlysning är öppen: fråga när nästa kommer.",
    en="We know of no call that is open for these objectives today. One can only "
    "apply while a call is open: ask when the next one comes.",
)
