"""What the EU pays at most, and whether everything is paid for."""

from decimal import ROUND_CEILING, Decimal

from medel.core.findings import Finding, Remedy, Verdict
from medel.core.money import WHOLE, round_down
from medel.core.texts import Text
from medel.rules.plans.basis import Basis, lower_support, offer, tell_asked
from medel.rules.plans.rates import NONE
from medel.rules.telling import Portion, join, tell


def judge_eu_share(basis: Basis) -> Finding:
    """Test the support asked for against the highest share of the total budget."""
    totals = basis.totals
    holds = totals.eu_support <= max(totals.ceiling_by_share, NONE)
    remedies = () if holds else _mend_share(basis)
    return Finding(
        rule="eu_share",
        verdict=Verdict.PASS if holds else Verdict.FAIL,
        reason=_explain_share(basis, remedies),
        **basis.share_grounds(),
        facts={
            "max_eu_share": str(basis.rates.max_eu_share),
            "total": str(totals.total),
            "eu_support": str(totals.eu_support),
            "eu_support_max": str(round_down(totals.ceiling_by_share)),
        },
        steps=_count_share(basis),
        remedies=remedies,
    )


def _count_share(basis: Basis) -> tuple[Text, ...]:
    totals = basis.totals
    return (
        tell(
            "Total budget: {cash} i pengar + {kind} i annat än pengar = {total}.",
            "Total budget: {cash} in money + {kind} in kind = {total}.",
            cash=basis.money(totals.cash_costs),
            kind=basis.money(totals.in_kind),
            total=basis.money(totals.total),
        ),
        tell(
            "{share} av {base} = {most}, avrundat nedåt till hela kronor.",
            "{share} of {base} = {most}, rounded down to whole kronor.",
            share=Portion(basis.rates.max_eu_share),
            base=basis.money(totals.share_base),
            most=basis.money(round_down(totals.ceiling_by_share)),
        ),
    )


def _explain_share(basis: Basis, remedies: tuple[Remedy, ...]) -> Text:
    totals = basis.totals
    said = tell(
        "EU-stödet får högst bli {most}, {share} av den totala budgeten på {total}.",
        "The EU support may be at most {most}, {share} of the total budget of {total}.",
        most=basis.money(round_down(totals.ceiling_by_share)),
        share=Portion(basis.rates.max_eu_share),
        total=basis.money(totals.share_base),
    )
    if not remedies:
        return join([said, tell_asked(basis)])
    cash = Text(
        sv="Mer medfinansiering i pengar räcker inte, för den höjer inte budgeten.",
        en="More co-financing in money is not enough, as it does not raise the budget.",
    )
    return join([said, tell_asked(basis), *offer(remedies), cash])


def _mend_share(basis: Basis) -> tuple[Remedy, ...]:
    """Give the smallest changes: less support, or more in kind, which raises T."""
    totals, rates = basis.totals, basis.rates
    over = totals.eu_support - max(round_down(totals.ceiling_by_share), NONE)
    less = lower_support(basis, over)
    if not rates.in_kind_counts or not rates.max_eu_share:
        return (less,)
    needed = totals.eu_support / rates.max_eu_share - totals.share_base
    more = needed.quantize(WHOLE, rounding=ROUND_CEILING)
    within = totals.eu_support <= totals.cash_costs or not rates.within_cash_costs
    if not within:
        return (less,)
    text = tell(
        "Visa {more} mer i bidrag i annat än pengar, som räknas både som kostnad "
        "och som finansiering.",
        "Show {more} more in contributions in kind, which count both as a cost and "
        "as financing.",
        more=basis.money(more),
    )
    return (less, Remedy("in_kind", more, text))


def judge_in_kind_ceiling(basis: Basis) -> Finding:
    """Test that the support is not larger than the costs in money."""
    totals = basis.totals
    over = totals.eu_support - max(totals.cash_costs, NONE)
    holds = over <= 0 or not basis.rates.within_cash_costs
    remedies = () if holds else (lower_support(basis, over),)
    return Finding(
        rule="in_kind_ceiling",
        verdict=Verdict.PASS if holds else Verdict.FAIL,
        reason=_explain_cash(basis, remedies),
        **basis.grounds("eu_support_within_cash_costs"),
        facts={
            "cash_costs": str(totals.cash_costs),
            "eu_support": str(totals.eu_support),
        },
        steps=(
            tell(
                "Kostnader i pengar: {cash}. EU-stöd: {asked}.",
                "Costs in money: {cash}. EU support: {asked}.",
                cash=basis.money(totals.cash_costs),
                asked=basis.money(totals.eu_support),
            ),
        ),
        remedies=remedies,
    )


def _explain_cash(basis: Basis, remedies: tuple[Remedy, ...]) -> Text:
    said = tell(
        "EU-stödet får inte bli större än kostnaderna i pengar, {cash}.",
        "The EU support may not be larger than the costs in money, {cash}.",
        cash=basis.money(basis.totals.cash_costs),
    )
    return join([said, tell_asked(basis), *(one.text for one in remedies)])


def judge_balance(basis: Basis) -> Finding:
    """Test that financing and costs are the same amount."""
    balance = basis.totals.balance
    remedies = _mend_balance(basis)
    return Finding(
        rule="balance",
        verdict=Verdict.FAIL if balance else Verdict.PASS,
        reason=_explain_balance(basis, remedies),
        **basis.share_grounds(),
        facts={"balance": str(balance), "total": str(basis.totals.total)},
        steps=_count_balance(basis),
        remedies=remedies,
    )


def _count_balance(basis: Basis) -> tuple[Text, ...]:
    totals = basis.totals
    paid = totals.total + totals.balance
    return (
        tell(
            "Finansiering: {eu} från EU + {cash} i pengar + {kind} i annat än pengar = "
            "{paid}.",
            "Financing: {eu} from the EU + {cash} in money + {kind} in kind = {paid}.",
            eu=basis.money(totals.eu_support),
            cash=basis.money(totals.co_financing_cash),
            kind=basis.money(totals.in_kind),
            paid=basis.money(paid),
        ),
        tell(
            "{paid} − {total} i kostnader = {balance}.",
            "{paid} − {total} in costs = {balance}.",
            paid=basis.money(paid),
            total=basis.money(totals.total),
            balance=basis.money(totals.balance),
        ),
    )


def _explain_balance(basis: Basis, remedies: tuple[Remedy, ...]) -> Text:
    total, balance = basis.money(basis.totals.total), basis.totals.balance
    if not balance:
        return tell(
            "Finansieringen täcker kostnaderna, {total}, precis.",
            "The financing covers the costs, {total}, exactly.",
            total=total,
        )
    missing = tell(
        "Det saknas {gap} för att täcka kostnaderna, {total}.",
        "{gap} is missing to cover the costs, {total}.",
        gap=basis.money(-balance),
        total=total,
    )
    over = tell(
        "Finansieringen är {gap} större än kostnaderna, {total}.",
        "The financing is {gap} more than the costs, {total}.",
        gap=basis.money(balance),
        total=total,
    )
    return join([missing if balance < 0 else over, *offer(remedies)])


def _mend_balance(basis: Basis) -> tuple[Remedy, ...]:
    balance = basis.totals.balance
    if balance < 0:
        return _mend_shortage(basis, -balance)
    return _mend_excess(basis, balance) if balance else ()


def _mend_shortage(basis: Basis, gap: Decimal) -> tuple[Remedy, ...]:
    totals = basis.totals
    remedies = [
        Remedy(
            "co_financing",
            gap,
            tell(
                "Visa {gap} mer i medfinansiering i pengar.",
                "Show {gap} more in co-financing in money.",
                gap=basis.money(gap),
            ),
        )
    ]
    if totals.eu_support + gap <= totals.eu_support_max:
        text = tell(
            "Sök {gap} mer i EU-stöd; taket är {most}.",
            "Ask for {gap} more in EU support; the ceiling is {most}.",
            gap=basis.money(gap),
            most=basis.money(totals.eu_support_max),
        )
        remedies.append(Remedy("eu_support", gap, text))
    return tuple(remedies)


def _mend_excess(basis: Basis, gap: Decimal) -> tuple[Remedy, ...]:
    totals, remedies = basis.totals, []
    if totals.eu_support >= gap:
        text = tell(
            "Sök {gap} mindre i EU-stöd.",
            "Ask for {gap} less in EU support.",
            gap=basis.money(gap),
        )
        remedies.append(Remedy("eu_support", -gap, text))
    if totals.co_financing_cash >= gap:
        text = tell(
            "Sänk medfinansieringen i pengar med {gap}.",
            "Lower the co-financing in money by {gap}.",
            gap=basis.money(gap),
        )
        remedies.append(Remedy("co_financing", -gap, text))
    return tuple(remedies) or (_lower_together(basis, gap),)


def _lower_together(basis: Basis, gap: Decimal) -> Remedy:
    """Make the remedy for an excess larger than either kind of financing."""
    text = tell(
        "Sänk EU-stöd och medfinansiering med sammanlagt {gap}.",
        "Lower EU support and co-financing by {gap} together.",
        gap=basis.money(gap),
    )
    return Remedy("financing", -gap, text)
