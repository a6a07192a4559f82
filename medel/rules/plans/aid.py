"""State aid: whether the question arises, and whether de minimis aid stays within."""

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby

from medel.core.findings import Finding, Verdict
from medel.core.money import Money
from medel.core.texts import Text
from medel.programmes.parameters import DatedValue, Unit
from medel.rules.plans.basis import Basis
from medel.rules.plans.plan import AidReceived, ProjectType, Sector
from medel.rules.plans.rates import NONE
from medel.rules.telling import listing, tell

ONE_DAY = timedelta(days=1)
Overrun = tuple[AidReceived, Decimal, Decimal]
FOUR_QUESTIONS = Text(
    sv="Det är statsstöd om alla fyra stämmer: pengarna är offentliga (EU-stödet "
    "räknas), ett företag gynnas, företaget får en ekonomisk fördel, och fördelen är "
    "utvald och kan påverka konkurrens och handel.",
    en="It is state aid if all four are true: the money is public (EU support "
    "counts), an undertaking is favoured, it gains an economic advantage, and the "
    "advantage is selective and may affect competition and trade.",
)


def judge_state_aid(basis: Basis) -> Finding:
    """Ask whether an undertaking gains, as in projects with private financiers."""
    plan = basis.plan
    lines = plan.financiers
    private = sorted({one.name for one in lines if one.sector is Sector.PRIVATE})
    framework = plan.project_type is ProjectType.FRAMEWORK
    if plan.state_aid is False and not framework:
        verdict, reason = Verdict.PASS, _NO_AID
    elif plan.state_aid or framework:
        verdict, reason = Verdict.WARN, _AID_FRAMEWORK if framework else _AID
    elif private:
        verdict = Verdict.CANNOT_TELL
        reason = tell(
            "Gynnas något företag av projektet? Planen har privata medfinansiärer: "
            "{names}. {questions}",
            "Does any undertaking gain from the project? The plan has private "
            "co-financiers: {names}. {questions}",
            names=listing(private),
            questions=FOUR_QUESTIONS,
        )
    else:
        verdict, reason = Verdict.NOT_APPLICABLE, _NO_SIGN
    return Finding(
        rule="state_aid",
        verdict=verdict,
        reason=reason,
        **basis.grounds("de_minimis_ceiling"),
        facts={"private": listing(private)},
    )


_NO_AID = Text(
    sv="Du har angett att inget företag gynnas. Då är det inget statsstöd.",
    en="You say that no undertaking gains. Then there is no state aid.",
)
_NO_SIGN = Text(
    sv="Inget i planen tyder på statsstöd. Frågan avgörs av vilka som gynnas.",
    en="Nothing in the plan points to state aid. What decides is who gains.",
)
_AID = Text(
    sv="Projektet rymmer statsstöd. Ta reda på vilken regel det ska rymmas i, till "
    "exempel försumbart stöd eller gruppundantaget, innan du söker. Fråga "
    "Tillväxtverket.",
    en="The project holds state aid. Find out which rule it is to come under, such as "
    "de minimis aid or the block exemption, before you apply. Ask Tillväxtverket.",
)
_AID_FRAMEWORK = Text(
    sv="Ett ramprojekt ger stöd vidare till företag. Bifoga stödordningen och "
    "urvalskriterierna, och se till att stödet ryms i en regel för statsstöd.",
    en="A framework project grants aid on to undertakings. Include the aid scheme and "
    "the selection criteria, and make sure that the aid comes under a rule on state "
    "aid.",
)


def judge_de_minimis(basis: Basis) -> Finding:
    """Test each undertaking's de minimis aid against the ceiling of its own day."""
    received = basis.plan.de_minimis
    over = [found for one in received if (found := _exceed(basis, one))]
    verdict = Verdict.PASS if received else Verdict.NOT_APPLICABLE
    reason = _within(basis) if received else _NO_DE_MINIMIS
    if over:
        verdict = Verdict.FAIL
        reason = _explain(max(over, key=lambda found: found[1] - found[2]))
    elif any(
        basis.programme.value("de_minimis_ceiling", on=one.granted) is None
        for one in received
    ):
        verdict, reason = Verdict.CANNOT_TELL, _NOT_KNOWN
    return Finding(
        rule="de_minimis",
        verdict=verdict,
        reason=reason,
        **basis.grounds("de_minimis_ceiling"),
        facts={"over": listing(one.undertaking for one, _, _ in over)},
        steps=_add_up(received),
    )


_NO_DE_MINIMIS = Text(
    sv="Planen nämner inget försumbart stöd till företag.",
    en="The plan names no de minimis aid to undertakings.",
)
_NOT_KNOWN = Text(
    sv="Programmet har inget tak för den dag då stödet gavs, så det går inte att säga.",
    en="The programme has no ceiling for the day of the aid, so it cannot be told.",
)


def _exceed(basis: Basis, one: AidReceived) -> Overrun | None:
    """Give what an undertaking has had by a day, if it is above the ceiling."""
    ceiling = basis.programme.number("de_minimis_ceiling", on=one.granted)
    years = basis.programme.number("de_minimis_years", on=one.granted)
    window = basis.programme.value("de_minimis_window", on=one.granted)
    if ceiling is None or years is None:
        return None
    first = _find_first_day(one.granted, int(years), window)
    name = one.undertaking.casefold()
    total = sum(
        (
            other.amount_eur
            for other in basis.plan.de_minimis
            if other.undertaking.casefold() == name
            and first <= other.granted <= one.granted
        ),
        NONE,
    )
    return (one, total, ceiling) if total > ceiling else None


def _find_first_day(day: date, years: int, window: DatedValue | None) -> date:
    """Give the first day of the time that ends with a grant's day."""
    if window is not None and window.value == "tax_years":
        return date(day.year - years + 1, 1, 1)
    earlier = day.year - years
    last = monthrange(earlier, day.month)[1]
    return date(earlier, day.month, min(day.day, last)) + ONE_DAY


def _explain(over: Overrun) -> Text:
    one, total, ceiling = over
    return tell(
        "Företaget {name} har fått {total} i försumbart stöd den {day}, under den tid "
        "som räknas. Taket är {ceiling}. Sänk stödet med {by} eller vänta.",
        "The undertaking {name} has had {total} of de minimis aid by {day}, over the "
        "time that counts. The ceiling is {ceiling}. Lower the aid by {by} or wait.",
        name=one.undertaking,
        total=Money(total, Unit.EUR),
        day=one.granted,
        ceiling=Money(ceiling, Unit.EUR),
        by=Money(total - ceiling, Unit.EUR),
    )


def _within(basis: Basis) -> Text:
    ceiling = basis.programme.number("de_minimis_ceiling", on=basis.on)
    return tell(
        "Det försumbara stödet till varje företag ryms i taket, som nu är {ceiling} "
        "och räknas ihop för alla som ger sådant stöd.",
        "The de minimis aid to each undertaking is within the ceiling, which is now "
        "{ceiling} and adds up the aid of all who give it.",
        ceiling=Money(ceiling or NONE, Unit.EUR),
    )


def _add_up(received: tuple[AidReceived, ...]) -> tuple[Text, ...]:
    ordered = sorted(
        received, key=lambda one: (one.undertaking.casefold(), one.granted)
    )
    grouped = groupby(ordered, key=lambda one: one.undertaking.casefold())
    return tuple(_list_grants(list(grants)) for _, grants in grouped)


def _list_grants(grants: list[AidReceived]) -> Text:
    parts = [
        tell(
            "{day} {sum}",
            "{day} {sum}",
            day=one.granted,
            sum=Money(one.amount_eur, Unit.EUR),
        )
        for one in grants
    ]
    return Text(
        sv=f"{grants[0].undertaking}: {', '.join(part.sv for part in parts)}.",
        en=f"{grants[0].undertaking}: {', '.join(part.en for part in parts)}.",
    )
