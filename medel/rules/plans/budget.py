"""Whether there are costs to support, and whether their rates are within the rules."""

from decimal import Decimal

from medel.core.findings import Finding, Remedy, Verdict
from medel.core.texts import Text
from medel.programmes.parameters import DatedValue
from medel.rules.plans.basis import Basis
from medel.rules.plans.plan import CostOption
from medel.rules.plans.rates import NONE
from medel.rules.telling import Portion, listing, tell


def judge_cash_costs(basis: Basis) -> Finding:
    """Test that the project costs money at all, once its income is taken off."""
    cash, income = basis.totals.cash_costs, basis.totals.costs.income
    reason = tell(
        "Projektet kostar {cash} i pengar.",
        "The project costs {cash} in money.",
        cash=basis.money(cash),
    )
    if cash <= 0 and income:
        reason = tell(
            "Intäkterna, {income}, är lika stora som kostnaderna eller större. Då "
            "finns inget att ge stöd till.",
            "The income, {income}, is as large as the costs or larger. Then there is "
            "nothing to support.",
            income=basis.money(income),
        )
    elif cash <= 0:
        reason = Text(
            sv="Planen har inga kostnader i pengar. Lägg till vad projektet kostar.",
            en="The plan has no costs in money. Add what the project costs.",
        )
    return Finding(
        rule="cash_costs",
        verdict=Verdict.PASS if cash > 0 else Verdict.FAIL,
        reason=reason,
        **basis.grounds("eu_support_within_cash_costs"),
        facts={"cash_costs": str(cash), "income": str(income)},
        steps=_count_cash(basis),
    )


def _count_cash(basis: Basis) -> tuple[Text, ...]:
    costs = basis.totals.costs
    parts = {
        Text(sv="löner", en="salaries"): costs.staff,
        Text(sv="lönebikostnader", en="social charges"): costs.social_charges,
        Text(sv="schablon", en="flat rate"): costs.flat_rate,
        Text(sv="inköp", en="purchases"): costs.purchases,
        Text(sv="indirekta kostnader", en="indirect costs"): costs.indirect,
        Text(sv="klumpsumma", en="lump sum"): costs.lump_sum,
    }
    said = [
        tell("{amount} {name}", "{amount} {name}", amount=basis.money(part), name=name)
        for name, part in parts.items()
        if part
    ]
    less = tell("− {x} intäkter", "− {x} income", x=basis.money(costs.income))
    tail = less if costs.income else None
    total = basis.money(costs.cash_costs)
    end = tell("= {total}.", "= {total}.", total=total)
    return (_write_sum(said, tail, end),) if said else ()


def _write_sum(said: list[Text], tail: Text | None, end: Text) -> Text:
    last = [tail] if tail else []
    return Text(
        sv=" ".join([" + ".join(t.sv for t in said), *(t.sv for t in last), end.sv]),
        en=" ".join([" + ".join(t.en for t in said), *(t.en for t in last), end.en]),
    )


def judge_income(basis: Basis) -> Finding:
    """Tell whether planned income is counted: only a budget of actual costs has it."""
    income = basis.plan.income
    counted = basis.plan.cost_option is CostOption.ACTUAL_PURCHASES
    reason = Text(sv="Planen har inga intäkter.", en="The plan has no income.")
    verdict = Verdict.PASS if income else Verdict.NOT_APPLICABLE
    if income and counted:
        reason = tell(
            "Intäkterna, {income}, dras från kostnaderna. De är inte medfinansiering.",
            "The income, {income}, is taken off the costs. It is not co-financing.",
            income=basis.money(income),
        )
    elif income:
        verdict = Verdict.WARN
        reason = tell(
            "Intäkterna, {income}, räknas inte i det här sättet att budgetera. Fråga "
            "hur de ska hanteras.",
            "The income, {income}, is not counted in this way of budgeting. Ask how it "
            "is to be treated.",
            income=basis.money(income),
        )
    return Finding(
        rule="income",
        verdict=verdict,
        reason=reason,
        **basis.grounds("eu_support_within_cash_costs"),
        facts={"income": str(income)},
    )


def judge_flat_rate(basis: Basis) -> Finding:
    """Test the flat rate for other costs against the highest allowed."""
    dated = basis.value("flat_rate_other_costs_max")
    rate = basis.rates.flat_rate
    remedies: tuple[Remedy, ...] = ()
    if basis.plan.cost_option is not CostOption.STAFF_PLUS_FLAT:
        verdict = Verdict.NOT_APPLICABLE
        reason = Text(
            sv="Schablonen för övriga kostnader används inte i det här sättet att "
            "budgetera.",
            en="This way of budgeting does not use the flat rate for other costs.",
        )
    elif dated is None or not isinstance(dated.value, Decimal):
        verdict = Verdict.CANNOT_TELL
        reason = Text(
            sv="Vi vet inte hur hög schablonen får vara i programmet.",
            en="We do not know how high the flat rate may be in the programme.",
        )
    else:
        verdict, reason, remedies = _weigh_flat_rate(rate, dated.value)
    return Finding(
        rule="flat_rate",
        verdict=verdict,
        reason=reason,
        **basis.grounds("flat_rate_other_costs_max"),
        facts={"flat_rate": str(rate), "highest": str(dated.value) if dated else ""},
        steps=_count_flat_rate(basis),
        remedies=remedies,
    )


def _weigh_flat_rate(
    rate: Decimal, highest: Decimal
) -> tuple[Verdict, Text, tuple[Remedy, ...]]:
    said = {"rate": Portion(rate), "highest": Portion(highest)}
    if rate <= highest:
        reason = tell(
            "Schablonen är {rate} av lönekostnaderna. Den får vara högst {highest}.",
            "The flat rate is {rate} of staff costs. It may be at most {highest}.",
            **said,
        )
        return Verdict.PASS, reason, ()
    mend = tell(
        "Sänk schablonen till {highest}.", "Lower the flat rate to {highest}.", **said
    )
    reason = tell(
        "Schablonen får vara högst {highest} av lönekostnaderna. Du har {rate}. {mend}",
        "The flat rate may be at most {highest} of staff costs. You have {rate}. "
        "{mend}",
        **said,
        mend=mend,
    )
    return Verdict.FAIL, reason, (Remedy("flat_rate", highest - rate, mend),)


def _count_flat_rate(basis: Basis) -> tuple[Text, ...]:
    costs = basis.totals.costs
    if not costs.flat_rate:
        return ()
    step = tell(
        "{rate} av löner med lönebikostnader, {staff}, är {flat}.",
        "{rate} of salaries with social charges, {staff}, is {flat}.",
        rate=Portion(basis.rates.flat_rate),
        staff=basis.money(costs.staff_costs),
        flat=basis.money(costs.flat_rate),
    )
    return (step,)


def judge_unverified_rate(basis: Basis) -> Finding:
    """Tell which rates in the sums nobody has seen confirmed for this programme."""
    used = [(key, dated) for key, dated in _list_rates(basis) if dated]
    doubtful = {key: d for key, d in used if basis.is_unverified(key)}
    names = [basis.programme.registry[key].name for key in doubtful]
    reason = Text(
        sv="Inga procentsatser i summorna är obekräftade.",
        en="No rate in the sums is unconfirmed.",
    )
    if doubtful:
        reason = tell(
            "Vi har inte sett bekräftat vad som gäller i programmet för: {names}. "
            "Summorna kan ändras. Fråga Tillväxtverket innan du söker.",
            "We have not seen confirmed what applies in the programme for: {names}. "
            "The sums may change. Ask Tillväxtverket before you apply.",
            names=Text(
                sv=listing(name.sv.lower() for name in names),
                en=listing(name.en.lower() for name in names),
            ),
        )
    first = min(doubtful, default="max_eu_share")
    return Finding(
        rule="unverified_rate",
        verdict=Verdict.WARN if doubtful else Verdict.PASS,
        reason=reason,
        **basis.grounds(first),
        facts={key: str(d.value) for key, d in sorted(doubtful.items())},
        steps=tuple(d.note for _, d in sorted(doubtful.items()) if d.note),
    )


def _list_rates(basis: Basis) -> list[tuple[str, DatedValue | None]]:
    """List the parameters that the sums rest on: only those that change a sum."""
    costs, rates = basis.totals.costs, basis.rates
    hours = any(line.hours for line in basis.plan.in_kind)
    staffed = costs.staff > NONE
    used = {
        "max_eu_share": True,
        "hours_per_year": staffed,
        "social_charges_rate": costs.social_charges > NONE,
        "indirect_flat_rate": costs.indirect > NONE,
        "salary_index_yearly": staffed and rates.salary_index > NONE,
        "in_kind_hour": hours,
    }
    return [(key, basis.value(key)) for key, needed in used.items() if needed]
