"""Who pays besides the EU: their grounds, and who they may not be."""

from medel.core.findings import Finding, Verdict
from medel.core.texts import Text
from medel.programmes.signals import Matter
from medel.rules.plans.basis import Basis
from medel.rules.plans.plan import CoFinancing, InKind, Sector
from medel.rules.plans.rates import YES
from medel.rules.plans.wording import find_signals, names_somebody
from medel.rules.telling import listing, tell

NOT_KNOWN = Text(
    sv="Programmet säger inte vad som gäller, så det går inte att säga.",
    en="The programme does not say what applies, so it cannot be told.",
)


def judge_in_kind_basis(basis: Basis) -> Finding:
    """Warn of a contribution in kind whose value nothing shows."""
    dated = basis.value("in_kind_basis_required")
    bare = [line.name for line in basis.plan.in_kind if not line.basis]
    verdict = Verdict.PASS if basis.plan.in_kind else Verdict.NOT_APPLICABLE
    reason = Text(
        sv="Alla bidrag i annat än pengar har ett underlag."
        if basis.plan.in_kind
        else "Planen har inga bidrag i annat än pengar.",
        en="Every contribution in kind has its grounds."
        if basis.plan.in_kind
        else "The plan has no contributions in kind.",
    )
    if bare and dated is None:
        verdict, reason = Verdict.CANNOT_TELL, NOT_KNOWN
    elif bare and dated and dated.value == YES:
        verdict = Verdict.WARN
        reason = tell(
            "Skriv hur värdet är räknat för bidragen i annat än pengar från: {names}. "
            "Beräkningen bifogas ansökan.",
            "Say how the value was counted for the contributions in kind from: "
            "{names}. The calculation goes with the application.",
            names=listing(bare),
        )
    return Finding(
        rule="in_kind_basis",
        verdict=verdict,
        reason=reason,
        **basis.grounds("in_kind_basis_required"),
        facts={"without_basis": str(len(bare))},
    )


def judge_supplier(basis: Basis) -> Finding:
    """Warn when somebody who finances the project also sells to it."""
    dated = basis.value("co_financier_may_supply")
    both = _find_suppliers(basis)
    verdict = Verdict.PASS
    reason = Text(
        sv="Ingen medfinansiär ser ut att också vara leverantör.",
        en="No co-financier looks as if it were also a supplier.",
    )
    if both and dated is None:
        verdict, reason = Verdict.CANNOT_TELL, NOT_KNOWN
    elif both and dated and dated.value != YES:
        verdict = Verdict.WARN
        reason = tell(
            "Den som är med och finansierar får normalt inte också sälja till "
            "projektet. Det ser ut att gälla: {names}. Välj en annan leverantör eller "
            "medfinansiär, eller fråga Tillväxtverket.",
            "Whoever helps to finance may normally not also sell to the project. That "
            "seems to be so for: {names}. Choose another supplier or co-financier, or "
            "ask Tillväxtverket.",
            names=listing(both),
        )
    return Finding(
        rule="supplier_is_financier",
        verdict=verdict,
        reason=reason,
        **basis.grounds("co_financier_may_supply"),
        facts={"names": listing(both)},
    )


def _find_suppliers(basis: Basis) -> set[str]:
    plan = basis.plan
    names = {line.name for line in plan.financiers}
    suppliers = {line.supplier.casefold() for line in plan.costs if line.supplier}
    same = {name for name in names if name.casefold() in suppliers}
    noted = (names_somebody(line.note, names) for line in plan.costs)
    return same.union(*noted)


def judge_eu_money(basis: Basis) -> Finding:
    """Test that no co-financing comes from another EU programme."""
    dated = basis.value("eu_money_as_co_financing")
    lines = basis.plan.financiers
    names = [line.name for line in lines if _is_from_eu(basis, line)]
    verdict = Verdict.PASS
    reason = Text(
        sv="Ingen medfinansiering ser ut att komma från EU.",
        en="No co-financing looks as if it came from the EU.",
    )
    if names and dated is None:
        verdict, reason = Verdict.CANNOT_TELL, NOT_KNOWN
    elif names and dated and dated.value != YES:
        verdict = Verdict.FAIL
        reason = tell(
            "Medfinansieringen ska vara nationell, inte pengar från ett annat "
            "EU-program. Byt ut: {names}.",
            "The co-financing has to be national, not money from another EU programme. "
            "Replace: {names}.",
            names=listing(names),
        )
    return Finding(
        rule="double_eu_funding",
        verdict=verdict,
        reason=reason,
        **basis.grounds("eu_money_as_co_financing"),
        facts={"names": listing(names)},
    )


def _is_from_eu(basis: Basis, line: CoFinancing | InKind) -> bool:
    if line.sector is Sector.EU:
        return True
    stated = line.from_eu if isinstance(line, CoFinancing) else None
    if stated is not None:
        return stated
    return bool(find_signals(basis.programme, line.name, Matter.EU_MONEY))
