"""Liquidity: what must be carried, as the EU's money comes in arrears.

Costs are spread evenly over the project's days. A claim is sent at the end of each
half-year and on the project's last day; it is paid when the authority's time for a
decision is out. A lump sum is claimed once, at the end.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from medel.core.money import round_half_up
from medel.core.texts import Text
from medel.programmes.programme import Programme
from medel.rules.parameters import number_of
from medel.rules.plans.basis import Basis, Grounds
from medel.rules.plans.checking import count
from medel.rules.plans.plan import CostOption, Period, Plan
from medel.rules.plans.rates import NONE
from medel.rules.telling import tell

JULY, DECEMBER = 7, 12
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class HalfYear:
    """What comes and goes in half a year, in whole kronor.

    `carried` is what has been paid and not yet come back at its end, `carried_most` the
    highest that it was on any day of the half-year.
    """

    start: date
    end: date
    costs: Decimal
    co_financing: Decimal
    eu_paid: Decimal
    carried: Decimal
    carried_most: Decimal


@dataclass(frozen=True, kw_only=True)
class Liquidity:
    """The whole course: half-years, the most that must be carried, and until when."""

    half_years: tuple[HalfYear, ...]
    most: Decimal
    most_on: date
    last_payment: date
    reason: Text
    assumptions: Text
    grounds: Grounds


@dataclass(frozen=True, kw_only=True)
class _Course:
    """The money of a project in time: what is spent, and what has come, by a day."""

    period: Period
    costs: Decimal
    co_financing: Decimal
    eu_support: Decimal
    claims: tuple[date, ...]
    wait: timedelta
    in_arrears: bool

    def spend(self, day: date) -> Decimal:
        """Give the costs up to and including a day."""
        days = (self.period.end - self.period.start + ONE_DAY).days
        passed = (min(day, self.period.end) - self.period.start + ONE_DAY).days
        return round_half_up(self.costs * max(passed, 0) / days)

    def pay_eu(self, day: date) -> Decimal:
        """Give what the EU has paid by a day: its part of the decided claims."""
        return self._receive(self.eu_support, day)

    def pay_others(self, day: date) -> Decimal:
        """Give what others have paid by a day, as costs arise or with the EU."""
        if self.in_arrears:
            return self._receive(self.co_financing, day)
        return self._take_part(self.co_financing, day)

    def carry(self, day: date) -> Decimal:
        """Give what has been paid and not come back by the end of a day."""
        return self.spend(day) - self.pay_eu(day) - self.pay_others(day)

    def _receive(self, whole: Decimal, day: date) -> Decimal:
        claimed = [claim for claim in self.claims if claim + self.wait <= day]
        return self._take_part(whole, claimed[-1]) if claimed else NONE

    def _take_part(self, whole: Decimal, day: date) -> Decimal:
        if day >= self.period.end:
            return whole
        spent = self.spend(day)
        return round_half_up(whole * spent / self.costs) if self.costs else NONE


def plan_liquidity(
    plan: Plan, programme: Programme, on: date, *, in_arrears: bool = False
) -> Liquidity | None:
    """Tell per half-year what must be carried; None without a period or costs.

    With `in_arrears` the co-financiers pay when the EU does, else as costs arise.
    Raises NoValueError when the programme has no time for payment decisions.
    """
    basis = count(plan, programme, on)
    if plan.period is None or basis.totals.cash_costs <= 0:
        return None
    course = _plot(basis, plan.period, in_arrears=in_arrears)
    last = course.claims[-1] + course.wait
    halves = tuple(_sum_halves(course, last))
    days = [day for half in halves for day in _find_days(course, half.start, half.end)]
    peak = max(days, key=lambda day: (course.carry(day), -day.toordinal()))
    most = max(course.carry(peak), NONE)
    return Liquidity(
        half_years=halves,
        most=most,
        most_on=peak,
        last_payment=last,
        reason=_explain(basis, most, peak, last),
        assumptions=_assume(course),
        grounds=basis.grounds("payment_decision_days"),
    )


def _plot(basis: Basis, period: Period, *, in_arrears: bool) -> _Course:
    days = number_of(basis.programme, "payment_decision_days", on=basis.on)
    ends = (end for _, end in _split(period.start, period.end))
    lump = basis.plan.cost_option is CostOption.LUMP_SUM
    claims = (period.end,) if lump else tuple(min(end, period.end) for end in ends)
    return _Course(
        period=period,
        costs=basis.totals.cash_costs,
        co_financing=basis.totals.co_financing_cash,
        eu_support=basis.totals.eu_support,
        claims=claims,
        wait=timedelta(days=int(days)),
        in_arrears=in_arrears,
    )


def _split(first: date, last: date) -> Iterator[tuple[date, date]]:
    """Give the calendar half-years from the first day's to the last day's."""
    start = date(first.year, JULY if first.month >= JULY else 1, 1)
    while start <= last:
        half = start.month == JULY
        after = date(start.year + 1, 1, 1) if half else date(start.year, JULY, 1)
        yield start, after - ONE_DAY
        start = after


def _sum_halves(course: _Course, last: date) -> Iterator[HalfYear]:
    for start, end in _split(course.period.start, last):
        before = start - ONE_DAY
        most = max(course.carry(day) for day in _find_days(course, start, end))
        yield HalfYear(
            start=start,
            end=end,
            costs=course.spend(end) - course.spend(before),
            co_financing=course.pay_others(end) - course.pay_others(before),
            eu_paid=course.pay_eu(end) - course.pay_eu(before),
            carried=course.carry(end),
            carried_most=most,
        )


def _find_days(course: _Course, start: date, end: date) -> list[date]:
    """Give the days when the most can be carried: before a payment, or at an end."""
    paid = (claim + course.wait - ONE_DAY for claim in course.claims)
    within = [day for day in (*paid, course.period.end) if start <= day <= end]
    return [*sorted(within), end]


def _explain(basis: Basis, most: Decimal, peak: date, last: date) -> Text:
    return tell(
        "Som mest ligger ni ute med {most}, den {peak}. De sista pengarna kommer "
        "omkring den {last}.",
        "At the most you carry {most}, on {peak}. The last money comes around {last}.",
        most=basis.money(most),
        peak=peak,
        last=last,
    )


def _assume(course: _Course) -> Text:
    when = Text(
        sv="när EU-stödet betalas ut"
        if course.in_arrears
        else "i takt med kostnaderna",
        en="when the EU support is paid" if course.in_arrears else "as costs arise",
    )
    return tell(
        "Vi räknar med att kostnaderna är jämnt fördelade, att ni ansöker om "
        "utbetalning efter varje halvår, att pengarna kommer efter {days} dagar och "
        "att medfinansiärerna betalar {when}. En klumpsumma betalas först när "
        "resultatet är nått.",
        "We assume that costs are spread evenly, that you claim after each half-year, "
        "that the money comes after {days} days and that the co-financiers pay "
        "{when}. A lump sum is paid only when the result is reached.",
        days=course.wait.days,
        when=when,
    )
