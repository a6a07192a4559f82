"""Limits in kronor and in time: pre-studies, simplified costs, evaluation, VAT, end."""

from datetime import date

from medel.core.findings import Finding, Remedy, Verdict
from medel.core.texts import Text
from medel.rules.plans.basis import Basis, Limit
from medel.rules.plans.plan import CostOption, ProjectType
from medel.rules.plans.rates import YES
from medel.rules.telling import tell

UNKNOWN = Text(
    sv="Programmet har inget värde för den här gränsen, så det går inte att säga.",
    en="The programme has no value for this limit, so it cannot be told.",
)


def judge_pre_study_ceiling(basis: Basis) -> Finding:
    """Test the total budget of a pre-study against its ceiling."""
    limit = basis.limit("pre_study_total_max")
    total = basis.totals.total
    remedies: tuple[Remedy, ...] = ()
    if basis.plan.project_type is not ProjectType.PRE_STUDY:
        verdict = Verdict.NOT_APPLICABLE
        reason = Text(
            sv="Taket för förstudier gäller inte, för det här är ingen förstudie.",
            en="The ceiling for pre-studies does not apply: this is no pre-study.",
        )
    elif limit is None:
        verdict, reason = Verdict.CANNOT_TELL, UNKNOWN
    else:
        verdict = Verdict.PASS if total <= limit.amount else Verdict.FAIL
        remedies = _shrink(basis, limit) if verdict is Verdict.FAIL else ()
        reason = tell(
            "En förstudie får kosta högst {limit} totalt. Din kostar {total}.{mend}",
            "A pre-study may cost at most {limit} in total. Yours costs {total}.{mend}",
            limit=basis.money(limit.amount),
            total=basis.money(total),
            mend=_mend(remedies),
        )
    return Finding(
        rule="pre_study_ceiling",
        verdict=verdict,
        reason=reason,
        **basis.grounds("pre_study_total_max"),
        facts=_state(basis, limit),
        steps=limit.steps if limit else (),
        remedies=remedies,
    )


def _shrink(basis: Basis, limit: Limit) -> tuple[Remedy, ...]:
    over = basis.totals.total - limit.amount
    text = tell(
        "Sänk budgeten med {over}.",
        "Lower the budget by {over}.",
        over=basis.money(over),
    )
    lump = basis.plan.cost_option is CostOption.LUMP_SUM
    return (Remedy("lump_sum" if lump else "total", -over, text),)


def _mend(remedies: tuple[Remedy, ...]) -> Text | str:
    if not remedies:
        return ""
    return Text(sv=f" {remedies[0].text.sv}", en=f" {remedies[0].text.en}")


def judge_pre_study_lump_sum(basis: Basis) -> Finding:
    """Test that a pre-study is budgeted as a lump sum."""
    dated = basis.value("pre_study_lump_sum")
    lump = basis.plan.cost_option is CostOption.LUMP_SUM
    verdict = Verdict.PASS if lump else Verdict.FAIL
    reason = Text(
        sv="En förstudie budgeteras som en klumpsumma, och det gör du.",
        en="A pre-study is budgeted as a lump sum, and yours is.",
    )
    if basis.plan.project_type is not ProjectType.PRE_STUDY:
        verdict = Verdict.NOT_APPLICABLE
        reason = Text(
            sv="Kravet på klumpsumma gäller förstudier, och det här är ingen.",
            en="The demand for a lump sum is for pre-studies, and this is none.",
        )
    elif dated is None or dated.value != YES:
        verdict = Verdict.CANNOT_TELL if dated is None else Verdict.NOT_APPLICABLE
        reason = Text(
            sv="Programmet säger inte att en förstudie ska vara en klumpsumma.",
            en="The programme does not say that a pre-study has to be a lump sum.",
        )
    elif not lump:
        reason = Text(
            sv="En förstudie ska alltid budgeteras som en klumpsumma. Välj klumpsumma, "
            "och gör en planeringsbudget som grund för den.",
            en="A pre-study always has to be budgeted as a lump sum. Choose a lump "
            "sum, and make a planning budget as its ground.",
        )
    return Finding(
        rule="pre_study_lump_sum",
        verdict=verdict,
        reason=reason,
        **basis.grounds("pre_study_lump_sum"),
    )


def judge_simplified_costs(basis: Basis) -> Finding:
    """Test that a small project does not budget its purchases at actual cost."""
    limit = basis.limit("simplified_costs_up_to")
    actual = basis.plan.cost_option is CostOption.ACTUAL_PURCHASES
    if not actual:
        verdict = Verdict.PASS
        reason = Text(
            sv="Du räknar med förenklade kostnader. Det får alla projekt göra.",
            en="You use simplified costs. Every project may.",
        )
    elif limit is None:
        verdict, reason = Verdict.CANNOT_TELL, UNKNOWN
    else:
        small = basis.totals.total <= limit.amount
        verdict, reason = _weigh_simplified(basis, limit, small=small)
    return Finding(
        rule="simplified_costs_required",
        verdict=verdict,
        reason=reason,
        **basis.grounds("simplified_costs_up_to"),
        facts=_state(basis, limit),
        steps=limit.steps if limit else (),
    )


def _weigh_simplified(
    basis: Basis, limit: Limit, *, small: bool
) -> tuple[Verdict, Text]:
    said = {
        "limit": basis.money(limit.amount),
        "total": basis.money(basis.totals.total),
    }
    if not small:
        reason = tell(
            "Projektet kostar {total}, mer än {limit}. Då får inköp räknas med "
            "faktiska kostnader.",
            "The project costs {total}, more than {limit}. Then purchases may be "
            "counted at actual cost.",
            **said,
        )
        return Verdict.PASS, reason
    reason = tell(
        "Ett projekt som kostar högst {limit} ska räknas med förenklade kostnader. "
        "Ditt kostar {total}. Välj schablon på lönekostnaderna eller en klumpsumma.",
        "A project that costs at most {limit} has to use simplified costs. Yours costs "
        "{total}. Choose a flat rate on staff costs or a lump sum.",
        **said,
    )
    if not basis.plan.state_aid:
        return Verdict.FAIL, reason
    exempt = tell(
        "{reason} Undantag finns för statsstöd, som du har angett: fråga "
        "Tillväxtverket.",
        "{reason} There are exceptions for state aid, which you have: ask "
        "Tillväxtverket.",
        reason=reason,
    )
    return Verdict.WARN, exempt


def judge_evaluation(basis: Basis) -> Finding:
    """Tell whether the project is so large that it has to be evaluated."""
    limit = basis.limit("evaluation_required_from")
    verdict, reason = Verdict.CANNOT_TELL, UNKNOWN
    if limit:
        large = basis.totals.total >= limit.amount
        missing = large and not basis.plan.evaluation
        verdict = Verdict.PASS if large else Verdict.NOT_APPLICABLE
        verdict = Verdict.WARN if missing else verdict
        reason = tell(
            "Projekt på minst {limit} ska utvärderas. Ditt kostar {total}.{mend}",
            "Projects of at least {limit} have to be evaluated. Yours costs {total}."
            "{mend}",
            limit=basis.money(limit.amount),
            total=basis.money(basis.totals.total),
            mend=_PLAN_EVALUATION if missing else "",
        )
    return Finding(
        rule="evaluation_required",
        verdict=verdict,
        reason=reason,
        **basis.grounds("evaluation_required_from"),
        facts=_state(basis, limit),
        steps=limit.steps if limit else (),
    )


_PLAN_EVALUATION = Text(
    sv=" Planera utvärderingen och ta med vad den kostar.",
    en=" Plan the evaluation and include what it costs.",
)


def judge_vat(basis: Basis) -> Finding:
    """Tell whether the budget is so large that VAT may not count as a cost."""
    limit = basis.limit("vat_budget_max")
    verdict, reason = Verdict.CANNOT_TELL, UNKNOWN
    if limit:
        within = basis.totals.total <= limit.amount
        without = basis.plan.vat_included is False
        verdict = Verdict.PASS if within or without else Verdict.WARN
        reason = _explain_vat(basis, limit, within=within, without=without)
    return Finding(
        rule="vat",
        verdict=verdict,
        reason=reason,
        **basis.grounds("vat_budget_max"),
        facts=_state(basis, limit),
        steps=limit.steps if limit else (),
    )


def _explain_vat(basis: Basis, limit: Limit, *, within: bool, without: bool) -> Text:
    if without:
        return Text(sv="Ingen moms är medräknad.", en="No VAT is included.")
    said = {
        "limit": basis.money(limit.amount),
        "total": basis.money(basis.totals.total),
    }
    if within:
        return tell(
            "Budgeten är {total}. Upp till {limit} får moms räknas som kostnad, utom "
            "den som går att dra av i projekt med statsstöd.",
            "The budget is {total}. Up to {limit} VAT may count as a cost, except what "
            "can be recovered in projects with state aid.",
            **said,
        )
    return tell(
        "Budgeten är {total}, över {limit}. Då får moms inte utan vidare räknas som "
        "kostnad. Fråga Tillväxtverket, eller räkna utan moms.",
        "The budget is {total}, above {limit}. Then VAT may not simply count as a "
        "cost. Ask Tillväxtverket, or count without VAT.",
        **said,
    )


def judge_project_end(basis: Basis) -> Finding:
    """Test the project's last day against the programme's."""
    dated, period = basis.value("project_end_latest"), basis.plan.period
    latest = dated.value if dated and isinstance(dated.value, date) else None
    verdict, reason = Verdict.CANNOT_TELL, UNKNOWN
    if latest and period is None:
        reason = tell(
            "Skriv när projektet slutar. Senast {latest} ska det vara slut.",
            "Say when the project ends. It has to end by {latest}.",
            latest=latest,
        )
    elif latest and period:
        late = period.end > latest
        verdict = Verdict.FAIL if late else Verdict.PASS
        reason = tell(
            "Projektet slutar {end}. Det ska vara slut senast {latest}.{mend}",
            "The project ends on {end}. It has to end by {latest}.{mend}",
            end=period.end,
            latest=latest,
            mend=_END_EARLIER if late else "",
        )
    return Finding(
        rule="project_end",
        verdict=verdict,
        reason=reason,
        **basis.grounds("project_end_latest"),
        facts={
            "latest": str(latest or ""),
            "end": str(period.end) if period else "",
        },
    )


_END_EARLIER = Text(
    sv=" Korta projektet.",
    en=" Shorten the project.",
)


def _state(basis: Basis, limit: Limit | None) -> dict[str, str]:
    known = {"limit": f"{limit.amount.normalize():f}"} if limit else {}
    return {"total": str(basis.totals.total), **known}
