"""The three ways to budget, side by side for the same project."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from medel.core.findings import Verdict
from medel.core.money import round_half_up
from medel.core.references import Reference
from medel.core.texts import Text
from medel.programmes.programme import Programme
from medel.rules.plans.answer import PlanAnswer
from medel.rules.plans.basis import Basis
from medel.rules.plans.checking import check_plan, count
from medel.rules.plans.plan import CostOption, Plan
from medel.rules.plans.rates import NONE

# The rules that decide whether a project may use a way to budget.
DECIDING = (
    *("flat_rate", "simplified_costs_required"),
    *("pre_study_lump_sum", "pre_study_ceiling"),
)
NAMES: Mapping[CostOption, Text] = {
    CostOption.STAFF_PLUS_FLAT: Text(
        sv="Lönekostnader och schablon", en="Staff costs and a flat rate"
    ),
    CostOption.ACTUAL_PURCHASES: Text(
        sv="Faktiska kostnader för inköp", en="Actual costs for purchases"
    ),
    CostOption.LUMP_SUM: Text(sv="Klumpsumma", en="Lump sum"),
}
BURDENS: Mapping[CostOption, Text] = {
    CostOption.STAFF_PLUS_FLAT: Text(
        sv="Lätt. Du redovisar arbetade timmar och löner. Schablonen räknas "
        "automatiskt, utan fakturor.",
        en="Light. You report hours worked and salaries. The flat rate follows by "
        "itself, without invoices.",
    ),
    CostOption.ACTUAL_PURCHASES: Text(
        sv="Tung. Varje inköp ska visas med faktura, vara betalt och bokfört i "
        "projekttiden och hållas isär i bokföringen hos varje partner.",
        en="Heavy. Each purchase has to be shown by an invoice, be paid and booked "
        "within the project's time, and be kept apart in the books of each partner.",
    ),
    CostOption.LUMP_SUM: Text(
        sv="Lättast. Du redovisar bara att resultatet är nått.",
        en="Lightest. You only report that the result is reached.",
    ),
}
DEMANDS: Mapping[CostOption, Text] = {
    CostOption.STAFF_PLUS_FLAT: Text(
        sv="Allt utom löner ska rymmas i schablonen: resor, köpta tjänster, "
        "utrustning, lokaler. Pengar från andra medfinansiärer hålls isär i "
        "bokföringen.",
        en="Everything but salaries has to fit in the flat rate: travel, services, "
        "equipment, premises. Money from other co-financiers is kept apart in the "
        "books.",
    ),
    CostOption.ACTUAL_PURCHASES: Text(
        sv="Passar projekt med stora inköp eller investeringar. Små projekt får inte "
        "använda det.",
        en="Suits projects with large purchases or investments. Small projects may not "
        "use it.",
    ),
    CostOption.LUMP_SUM: Text(
        sv="Passar förstudier och projekt med ett tydligt mål som går att mäta. Når ni "
        "inte målet betalas inget; så var det i förra perioden, och det kan gälla än.",
        en="Suits pre-studies and projects with one clear, measurable target. If you "
        "miss it nothing is paid; so it was in the former period and may be still.",
    ),
}


@dataclass(frozen=True, kw_only=True)
class OptionAnswer:
    """A project budgeted in one way, with the largest EU support that then holds.

    `may` is whether the rules let the project be budgeted so. `cash_needed` is what
    others must pay in money. `room` is what the flat rate leaves after the purchases
    that the plan lists: below 0 the purchases do not fit.
    """

    option: CostOption
    chosen: bool
    name: Text
    burden: Text
    demand: Text
    reference: Reference
    answer: PlanAnswer
    may: Verdict
    cash_needed: Decimal
    room: Decimal | None


def compare_options(
    plan: Plan, programme: Programme, on: date
) -> tuple[OptionAnswer, ...]:
    """Budget the same project in all three ways, each with its largest support."""
    own = count(plan, programme, on)
    return tuple(_budget(option, own) for option in CostOption)


def _budget(option: CostOption, own: Basis) -> OptionAnswer:
    lump = own.plan.lump_sum or own.totals.cash_costs
    changes = {
        "cost_option": option,
        "eu_support": None,
        "lump_sum": max(lump, NONE) if option is CostOption.LUMP_SUM else NONE,
    }
    plan = own.plan.model_copy(update=changes)
    answer = check_plan(plan, own.programme, own.on)
    totals = answer.totals
    return OptionAnswer(
        option=option,
        chosen=option is own.plan.cost_option,
        name=NAMES[option],
        burden=BURDENS[option],
        demand=DEMANDS[option],
        reference=own.grounds("flat_rate_other_costs_max")["reference"],
        answer=answer,
        may=_may(answer),
        cash_needed=max(totals.cash_costs - totals.eu_support, NONE),
        room=_find_room(plan, answer),
    )


def _may(answer: PlanAnswer) -> Verdict:
    verdicts = {answer.finding(rule).verdict for rule in DECIDING}
    worst = (v for v in (Verdict.FAIL, Verdict.WARN) if v in verdicts)
    return next(worst, Verdict.PASS)


def _find_room(plan: Plan, answer: PlanAnswer) -> Decimal | None:
    if plan.cost_option is not CostOption.STAFF_PLUS_FLAT:
        return None
    wanted = sum((round_half_up(line.amount) for line in plan.costs), NONE)
    return answer.totals.costs.flat_rate - wanted
