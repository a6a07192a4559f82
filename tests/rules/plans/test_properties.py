"""What holds for every plan, whatever its figures."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from medel.core.findings import Remedy, Verdict
from medel.programmes.catalogue import installed
from medel.rules.plans.answer import PlanAnswer
from medel.rules.plans.checking import check_plan
from medel.rules.plans.liquidity import plan_liquidity
from medel.rules.plans.options import compare_options
from medel.rules.plans.plan import CoFinancing, CostOption, InKind, Plan, Sector
from medel.rules.plans.reading import build_plan
from medel.rules.plans.scenarios import drop_each
from tests.rules.plans.reckoning import reckon
from tests.rules.plans.writing import PLANS, PROGRAMMES, calm, many

ON = date(2026, 11, 23)
Written = dict[str, Any]
MENDED = ("eu_share", "in_kind_ceiling", "balance", "pre_study_ceiling", "flat_rate")
RANK = {Verdict.PASS: 0, Verdict.WARN: 1, Verdict.FAIL: 2}


def _check(plan: Plan, on: date = ON) -> PlanAnswer:
    return check_plan(plan, installed()[plan.programme], on)


@many
@given(PLANS)
def test_totals_are_those_of_an_independent_sum(written: Written) -> None:
    told = _check(build_plan(written)).as_json()["totals"]
    assert isinstance(told, dict)
    expected = {
        key: str(value) if isinstance(value, int) else value
        for key, value in reckon(written).items()
    }
    assert {key: told[key] for key in expected} == expected


@calm
@given(PLANS)
def test_support_largest_that_holds_and_one_krona_more_fails(written: Written) -> None:
    plan = build_plan(written)
    most = _check(plan).totals.eu_support_max
    at = _check(plan.model_copy(update={"eu_support": most}))
    above = _check(plan.model_copy(update={"eu_support": most + 1}))
    ceilings = ("eu_share", "in_kind_ceiling")
    assert {at.finding(rule).verdict for rule in ceilings} == {Verdict.PASS}
    assert Verdict.FAIL in {above.finding(rule).verdict for rule in ceilings}
    assert above.verdict is Verdict.FAIL


@calm
@given(PLANS)
def test_largest_support_with_the_rest_paid_balances(written: Written) -> None:
    plan = build_plan({**written, "co_financing": []})
    totals = _check(plan.model_copy(update={"eu_support": None})).totals
    assume(totals.cash_costs >= 0)
    rest = totals.cash_costs - totals.eu_support_max
    paid = plan.model_copy(update={"eu_support": None, "co_financing": _pay(rest)})
    assert _check(paid).totals.balance == 0
    assert _check(paid).finding("balance").verdict is Verdict.PASS


def _pay(amount: Decimal) -> tuple[CoFinancing, ...]:
    return (CoFinancing(name="Region", sector=Sector.PUBLIC, amount=amount),)


@calm
@given(PLANS, st.randoms())
def test_order_of_lines_is_irrelevant(written: Written, chance: Any) -> None:  # noqa: ANN401 (Random)
    mixed = dict(written)
    for key in ("staff", "costs", "in_kind", "co_financing"):
        mixed[key] = chance.sample(written[key], len(written[key]))
    assert _check(build_plan(mixed)).as_json() == _check(build_plan(written)).as_json()


@calm
@given(PLANS, st.integers(1, 100))
def test_own_money_instead_of_the_eu_s_never_worsens(
    written: Written, hundredths: int
) -> None:
    """Own money that takes the place of support, krona for krona."""
    plan = build_plan(written)
    before = _check(plan)
    more = before.totals.eu_support * hundredths // 100
    less = before.totals.eu_support - more
    paid = (*plan.co_financing, *_pay(more))
    after = _check(plan.model_copy(update={"eu_support": less, "co_financing": paid}))
    assert RANK[after.verdict] <= RANK[before.verdict]


@calm
@given(PLANS, st.integers(1, 100))
def test_own_money_up_to_what_is_missing_never_worsens(
    written: Written, hundredths: int
) -> None:
    plan = build_plan(written)
    before = _check(plan)
    more = max(-before.totals.balance, Decimal(0)) * hundredths // 100
    paid = (*plan.co_financing, *_pay(more))
    after = _check(plan.model_copy(update={"co_financing": paid}))
    assert RANK[after.verdict] <= RANK[before.verdict]
    assert after.totals.eu_support_max == before.totals.eu_support_max


@calm
@given(PLANS, st.integers(1, 10**7))
def test_more_in_kind_never_lowers_the_largest_support(
    written: Written, more: int
) -> None:
    plan = build_plan(written)
    before, after = _check(plan), _check(_give(plan, Decimal(more)))
    assert after.totals.eu_support_max >= before.totals.eu_support_max
    assert after.totals.total - before.totals.total == more


def _give(plan: Plan, amount: Decimal) -> Plan:
    line = InKind(name="Kommun", sector=Sector.PUBLIC, amount=amount, basis="x")
    return plan.model_copy(update={"in_kind": (*plan.in_kind, line)})


def _apply(plan: Plan, remedy: Remedy, by: Decimal, answer: PlanAnswer) -> Plan:
    match remedy.key:
        case "eu_support":
            return plan.model_copy(update={"eu_support": answer.totals.eu_support + by})
        case "co_financing":
            return _change_cash(plan, by, answer)
        case "in_kind":
            return _give(plan, by)
        case "lump_sum":
            lump = answer.totals.costs.lump_sum + by
            return plan.model_copy(update={"lump_sum": lump})
        case "flat_rate":
            rate = (plan.flat_rate or Decimal(0)) + by
            return plan.model_copy(update={"flat_rate": rate})
    pytest.skip("costs are lowered by whoever knows which")


def _change_cash(plan: Plan, by: Decimal, answer: PlanAnswer) -> Plan:
    """Change what others pay; the support is kept as it was counted."""
    held = {"eu_support": answer.totals.eu_support}
    cash = answer.totals.co_financing_cash + by
    return plan.model_copy(update={**held, "co_financing": _pay(cash)})


@many
@given(PLANS)
def test_each_remedy_is_enough_and_one_krona_less_is_not(written: Written) -> None:
    plan = build_plan(written)
    answer = _check(plan)
    for rule in MENDED:
        for remedy in answer.finding(rule).remedies:
            if remedy.key in {"total", "financing"}:
                continue  # several figures together
            if (
                answer.totals.costs.lump_sum + remedy.by < 0
                and remedy.key == "lump_sum"
            ):
                continue  # what is given in kind is above the ceiling by itself
            step = Decimal("0.0001") if remedy.key == "flat_rate" else Decimal(1)
            nearer = remedy.by - step if remedy.by > 0 else remedy.by + step
            mended = _check(_apply(plan, remedy, remedy.by, answer))
            short = _check(_apply(plan, remedy, nearer, answer))
            assert mended.finding(rule).verdict is Verdict.PASS, remedy
            if nearer:
                assert short.finding(rule).verdict is Verdict.FAIL, remedy


@calm
@given(PLANS)
def test_failing_ceilings_and_balance_always_offer_something(written: Written) -> None:
    answer = _check(build_plan(written))
    assume(answer.totals.cash_costs >= 0)
    for rule in ("eu_share", "in_kind_ceiling", "balance"):
        finding = answer.finding(rule)
        assert bool(finding.remedies) == (finding.verdict is Verdict.FAIL)


@calm
@given(PLANS)
def test_findings_come_with_what_fails_first(written: Written) -> None:
    order = [finding.verdict for finding in _check(build_plan(written)).findings]
    urgency = list(Verdict)
    expected = [Verdict.FAIL, Verdict.WARN, Verdict.CANNOT_TELL]
    expected += [Verdict.PASS, Verdict.NOT_APPLICABLE]
    assert order == sorted(order, key=expected.index)
    assert len(urgency) == len(expected)


@calm
@given(
    st.sampled_from(
        [date(2021, 12, 31), date(2022, 1, 1), date(2022, 1, 31), date(2022, 2, 1)]
    ),
    st.integers(600_000, 720_000),
)
def test_verdict_of_a_day_uses_that_day_s_limit(on: date, amount: int) -> None:
    limit = installed()[PROGRAMMES[0]].number("direct_award_limit", on=on)
    plan = build_plan(
        {
            "programme": PROGRAMMES[0],
            "cost_option": "actual_purchases",
            "costs": [{"category": "services", "amount": amount}],
        }
    )
    assert limit is not None
    expected = Verdict.WARN if amount >= limit else Verdict.PASS
    assert _check(plan, on).finding("procurement").verdict is expected


@calm
@given(PLANS)
def test_options_are_three_and_the_plan_s_own_is_as_checked(written: Written) -> None:
    plan = build_plan(written)
    programme = installed()[plan.programme]
    options = compare_options(plan, programme, ON)
    assert len(options) == 3
    own = next(one for one in options if one.chosen)
    totals = _check(plan).totals
    if plan.cost_option != "lump_sum" or plan.lump_sum:
        assert own.answer.totals.cash_costs == totals.cash_costs
        assert own.answer.totals.eu_support_max == totals.eu_support_max


@calm
@given(PLANS)
def test_drop_out_cut_is_enough(written: Written) -> None:
    plan = build_plan(written)
    for out in drop_each(plan, installed()[plan.programme], ON):
        smaller = out.totals.cash_costs - out.cut
        rest = plan.model_copy(
            update={
                "cost_option": CostOption.LUMP_SUM,
                "lump_sum": max(smaller, Decimal(0)),
                "in_kind": _without(plan, out, "in_kind"),
                "co_financing": _without(plan, out, "co_financing"),
            }
        )
        assert _check(rest).totals.balance >= 0


def _without(plan: Plan, out: Any, group: str) -> tuple[Any, ...]:  # noqa: ANN401 (a drop)
    lines: tuple[Any, ...] = getattr(plan, group)
    if out.group != group:
        return lines
    return lines[: out.place] + lines[out.place + 1 :]


@calm
@given(
    PLANS,
    st.dates(date(2021, 1, 1), date(2027, 1, 1)),
    st.integers(0, 2_000),
    st.booleans(),
)
def test_liquidity_comes_out_even(
    written: Written,
    start: date,
    days: int,
    late: bool,  # noqa: FBT001 (hypothesis gives it by place)
) -> None:
    end = date.fromordinal(start.toordinal() + days)
    plan = build_plan({**written, "period": {"start": start, "end": end}})
    course = plan_liquidity(plan, installed()[PROGRAMMES[0]], ON, in_arrears=late)
    totals = check_plan(plan, installed()[PROGRAMMES[0]], ON).totals
    assume(totals.cash_costs > 0)
    assert course is not None
    assert sum(h.costs for h in course.half_years) == totals.cash_costs
    assert sum(h.eu_paid for h in course.half_years) == totals.eu_support
    paid = sum(h.co_financing for h in course.half_years)
    assert paid == totals.co_financing_cash
    last = totals.cash_costs - totals.eu_support - totals.co_financing_cash
    assert course.half_years[-1].carried == last
    assert course.most >= max(half.carried for half in course.half_years)
    assert all(half.carried_most >= half.carried for half in course.half_years)
