"""Checking a plan: every rule in the order in which one should see to it."""

from collections.abc import Callable
from datetime import date

from medel.core.findings import Finding, Verdict
from medel.programmes.programme import Programme
from medel.rules.plans.aid import judge_de_minimis, judge_state_aid
from medel.rules.plans.answer import PlanAnswer, sum_up
from medel.rules.plans.basis import Basis
from medel.rules.plans.budget import (
    judge_cash_costs,
    judge_flat_rate,
    judge_income,
    judge_unverified_rate,
)
from medel.rules.plans.contributions import (
    judge_eu_money,
    judge_in_kind_basis,
    judge_supplier,
)
from medel.rules.plans.limits import (
    judge_evaluation,
    judge_pre_study_ceiling,
    judge_pre_study_lump_sum,
    judge_project_end,
    judge_simplified_costs,
    judge_vat,
)
from medel.rules.plans.plan import Plan
from medel.rules.plans.purchases import (
    judge_conditional,
    judge_covered,
    judge_ineligible,
    judge_procurement,
    judge_real_estate,
)
from medel.rules.plans.rates import settle_rates
from medel.rules.plans.shares import (
    judge_balance,
    judge_eu_share,
    judge_in_kind_ceiling,
)
from medel.rules.plans.totals import add_up

Rule = Callable[[Basis], Finding]
# What changes the costs comes first, then the support, then who pays the rest: a later
# figure follows from the earlier ones.
RULES: tuple[Rule, ...] = (
    *(judge_cash_costs, judge_flat_rate, judge_simplified_costs),
    *(judge_pre_study_lump_sum, judge_pre_study_ceiling, judge_real_estate),
    *(judge_eu_money, judge_eu_share, judge_in_kind_ceiling, judge_balance),
    *(judge_project_end, judge_de_minimis, judge_ineligible, judge_covered),
    *(judge_conditional, judge_income, judge_in_kind_basis, judge_supplier),
    *(judge_state_aid, judge_procurement, judge_evaluation, judge_vat),
    judge_unverified_rate,
)
_URGENCY = (
    *(Verdict.FAIL, Verdict.WARN, Verdict.CANNOT_TELL),
    *(Verdict.PASS, Verdict.NOT_APPLICABLE),
)


def check_plan(plan: Plan, programme: Programme, on: date) -> PlanAnswer:
    """Check a plan by a programme's rules of a day.

    Raises NoValueError when the programme lacks a figure without which nothing can be
    counted, and NoSuchCallError when the plan names a call that there is not.
    """
    basis = count(plan, programme, on)
    findings = [judge(basis) for judge in RULES]
    return PlanAnswer(
        programme=programme.code,
        on=on.isoformat(),
        cost_option=plan.cost_option,
        verdict=sum_up(findings),
        totals=basis.totals,
        findings=tuple(sorted(findings, key=_urgency)),
    )


def count(plan: Plan, programme: Programme, on: date) -> Basis:
    """Count a plan without judging it: its rates and its totals on a day."""
    rates = settle_rates(plan, programme, on=on)
    totals = add_up(plan, rates)
    return Basis(plan=plan, programme=programme, on=on, rates=rates, totals=totals)


def _urgency(finding: Finding) -> int:
    return _URGENCY.index(finding.verdict)
