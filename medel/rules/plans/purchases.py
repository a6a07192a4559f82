"""Purchases: what the flat rate covers already, what has conditions, how to buy."""

from collections.abc import Iterable
from decimal import Decimal

from medel.core.findings import Finding, Remedy, Verdict
from medel.core.money import WHOLE, round_down, round_half_up
from medel.core.texts import Text
from medel.programmes.signals import Matter, Signal
from medel.rules.plans.basis import Basis, Grounds, ground
from medel.rules.plans.plan import Category, CostOption, Purchase
from medel.rules.plans.rates import NONE
from medel.rules.plans.wording import find_signals
from medel.rules.telling import Portion, join, listing, tell

NO_PURCHASES = Text(
    sv="Planen har inga inköp som räknas med faktiska kostnader.",
    en="The plan has no purchases counted at actual cost.",
)
NO_LIST = Text(
    sv="Programmet har ingen lista över sådana kostnader, så det går inte att säga.",
    en="The programme has no list of such costs, so it cannot be told.",
)
QUOTE = "\N{RIGHT DOUBLE QUOTATION MARK}"
SHOWN = 60
Found = dict[Signal, list[Purchase]]


def judge_covered(basis: Basis) -> Finding:
    """Warn of a purchase that looks like what a flat rate covers already."""
    option, lines = basis.plan.cost_option, basis.plan.costs
    found = _find(basis, Matter.COVERED)
    verdict, reason = _weigh(
        basis,
        found,
        Text(
            sv="Inget inköp ser ut att ingå i schablonen för indirekta kostnader.",
            en="No purchase looks like part of the flat rate for indirect costs.",
        ),
    )
    if found:
        reason = join([reason, _explain(found)])
    if lines and option is not CostOption.ACTUAL_PURCHASES:
        verdict = Verdict.WARN
        reason = tell(
            "Planen har inköp för {sum}. De räknas inte in: i det här sättet att "
            "budgetera täcks de av schablonen eller klumpsumman.",
            "The plan has purchases of {sum}. They are not counted: in this way of "
            "budgeting the flat rate or the lump sum covers them.",
            sum=basis.money(_sum(lines)),
        )
    return Finding(
        rule="covered_by_flat_rate",
        verdict=verdict,
        reason=reason,
        **_ground(basis, found, Matter.COVERED),
        facts={one.code: str(_sum(lines)) for one, lines in found.items()},
    )


def judge_conditional(basis: Basis) -> Finding:
    """Warn of a purchase that counts only under conditions."""
    found = _find(basis, Matter.CONDITIONAL)
    verdict, reason = _weigh(
        basis,
        found,
        Text(
            sv="Inget inköp ser ut att ha särskilda villkor.",
            en="No purchase looks as if it had special conditions.",
        ),
    )
    return Finding(
        rule="conditional_cost",
        verdict=verdict,
        reason=join([reason, _explain(found)]) if found else reason,
        **_ground(basis, found, Matter.CONDITIONAL),
        facts={one.code: str(_sum(lines)) for one, lines in found.items()},
    )


def judge_ineligible(basis: Basis) -> Finding:
    """Warn of a purchase that looks like what never counts."""
    found = _find(basis, Matter.INELIGIBLE)
    verdict, reason = _weigh(
        basis,
        found,
        Text(
            sv="Inget inköp ser ut som något som aldrig får räknas.",
            en="No purchase looks like something that never counts.",
        ),
    )
    return Finding(
        rule="ineligible_cost",
        verdict=verdict,
        reason=join([reason, _explain(found)]) if found else reason,
        **_ground(basis, found, Matter.INELIGIBLE),
        facts={one.code: str(_sum(lines)) for one, lines in found.items()},
    )


def judge_real_estate(basis: Basis) -> Finding:
    """Test land and buildings against their highest share of the costs."""
    dated = basis.value("real_estate_share_max")
    highest = dated.value if dated and isinstance(dated.value, Decimal) else None
    spent = _sum(_find_real_estate(basis))
    remedies: tuple[Remedy, ...] = ()
    verdict = Verdict.NOT_APPLICABLE
    reason = Text(
        sv="Planen har inga köp av mark eller byggnader.",
        en="The plan has no purchases of land or buildings.",
    )
    if spent and not highest:
        verdict, reason = Verdict.CANNOT_TELL, NO_LIST
    elif spent and highest:
        remedies = _lower_real_estate(basis, spent, highest)
        verdict = Verdict.FAIL if remedies else Verdict.WARN
        reason = _explain_real_estate(basis, spent, highest, remedies)
    return Finding(
        rule="real_estate",
        verdict=verdict,
        reason=reason,
        **basis.grounds("real_estate_share_max"),
        facts={"real_estate": str(spent), "total": str(basis.totals.total)},
        remedies=remedies,
    )


def _find_real_estate(basis: Basis) -> list[Purchase]:
    programme = basis.programme
    return [
        line
        for line in _counted(basis)
        if line.real_estate
        or (
            line.real_estate is None
            and find_signals(programme, line.note, Matter.REAL_ESTATE)
        )
    ]


def _lower_real_estate(
    basis: Basis, spent: Decimal, highest: Decimal
) -> tuple[Remedy, ...]:
    """Give the smallest cut that is enough: it lowers the total budget as well."""
    rest = basis.totals.total - spent
    if spent <= basis.totals.total * highest or highest == WHOLE:
        return ()
    allowed = max(round_down(rest * highest / (WHOLE - highest)), NONE)
    by = basis.money(spent - allowed)
    text = tell("Sänk köpen med {by}.", "Lower the purchases by {by}.", by=by)
    return (Remedy("costs", allowed - spent, text),)


def _explain_real_estate(
    basis: Basis, spent: Decimal, highest: Decimal, remedies: tuple[Remedy, ...]
) -> Text:
    said = tell(
        "Mark och byggnader får vara högst {highest} av de stödberättigande "
        "kostnaderna, {total}. Du har {spent}.",
        "Land and buildings may be at most {highest} of the eligible costs, {total}. "
        "You have {spent}.",
        highest=Portion(highest),
        total=basis.money(basis.totals.total),
        spent=basis.money(spent),
    )
    dated = basis.value("building_grant_free_years")
    years = dated.value if dated and isinstance(dated.value, Decimal) else None
    condition = tell(
        "Priset får inte vara över marknadens. En byggnad får inte ha fått bidrag från "
        "staten eller EU de senaste {years} åren. Skriv det i ansökan.",
        "The price may not be above the market's. A building may not have had a "
        "national or EU grant in the last {years} years. Say so in the application.",
        years=years or NONE,
    )
    last = [condition] if years else []
    return join([said, *(one.text for one in remedies), *last])


def judge_procurement(basis: Basis) -> Finding:
    """Tell which purchases are so large that they must be advertised or documented."""
    direct = basis.limit("direct_award_limit")
    written = basis.limit("purchase_documentation_from")
    lines = [one for one in _counted(basis) if one.category is not Category.TRAVEL]
    large = [
        one for one in lines if direct and round_half_up(one.amount) >= direct.amount
    ]
    noted = [one for one in lines if written and one.amount > written.amount]
    verdict = Verdict.PASS if lines else Verdict.NOT_APPLICABLE
    said = [] if lines else [NO_PURCHASES]
    if lines and direct is None:
        verdict, said = Verdict.CANNOT_TELL, [NO_LIST]
    if large and direct:
        verdict = Verdict.WARN
        said.append(_advertise(basis, large, direct.amount))
    if noted and written:
        said.append(_document(basis, written.amount))
    return Finding(
        rule="procurement",
        verdict=verdict,
        reason=join(said) if said else _SMALL,
        **basis.grounds("direct_award_limit"),
        facts={"advertised": str(len(large)), "documented": str(len(noted))},
    )


_SMALL = Text(
    sv="Inköpen är så små att de får göras direkt. Ta med dem i planen för inköp och "
    "upphandling, som ska bifogas ansökan.",
    en="The purchases are so small that they may be made directly. Put them in the "
    "plan for purchases and procurement, which the application must include.",
)


def _advertise(basis: Basis, lines: list[Purchase], limit: Decimal) -> Text:
    return tell(
        "{count} inköp är på minst {limit}. Följer ni upphandlingslagen ska de "
        "annonseras; alla likadana inköp i organisationen räknas ihop, och de får "
        "inte delas upp. Andra köper affärsmässigt: låt flera lämna anbud.",
        "{count} purchases are of at least {limit}. If you are under the procurement "
        "act they have to be advertised; all similar purchases of the organisation are "
        "added up, and they may not be split. Others buy in a business-like way: let "
        "several bid.",
        count=len(lines),
        limit=basis.money(limit),
    )


def _document(basis: Basis, limit: Decimal) -> Text:
    return tell(
        "För inköp över {limit} skriver du ned parter, vara, pris och leverans.",
        "For purchases above {limit}, write down the parties, item, price and "
        "delivery.",
        limit=basis.money(limit),
    )


def _counted(basis: Basis) -> tuple[Purchase, ...]:
    actual = basis.plan.cost_option is CostOption.ACTUAL_PURCHASES
    return basis.plan.costs if actual else ()


def _find(basis: Basis, matter: Matter) -> Found:
    found: Found = {}
    for line in _counted(basis):
        for signal in find_signals(basis.programme, line.note, matter):
            found.setdefault(signal, []).append(line)
    return found


def _weigh(basis: Basis, found: Found, nothing: Text) -> tuple[Verdict, Text]:
    if not _counted(basis):
        return Verdict.NOT_APPLICABLE, NO_PURCHASES
    if not basis.programme.signals:
        return Verdict.CANNOT_TELL, NO_LIST
    if not found:
        return Verdict.PASS, nothing
    lines = {id(line): line for lines in found.values() for line in lines}
    notes = listing(f"{QUOTE}{line.note[:SHOWN]}{QUOTE}" for line in lines.values())
    seen = tell("Se över: {notes}.", "Look at: {notes}.", notes=notes)
    return Verdict.WARN, seen


def _explain(found: Found) -> Text:
    return join(
        tell("{name}: {advice}", "{name}: {advice}", name=one.name, advice=one.advice)
        for one in sorted(found, key=lambda signal: signal.code)
    )


def _ground(basis: Basis, found: Found, matter: Matter) -> Grounds:
    """Give the source of what was found, else of the first sign that was looked for."""
    known = (one for one in basis.programme.signals if one.matter is matter)
    signal = min(found or known, key=lambda one: one.code, default=None)
    return ground(signal) if signal else basis.grounds("indirect_flat_rate")


def _sum(lines: Iterable[Purchase]) -> Decimal:
    return sum((round_half_up(line.amount) for line in lines), NONE)
