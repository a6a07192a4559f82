"""The rates a plan is counted with: its own where it states them, else the rules'."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from medel.core.errors import MedelError
from medel.programmes.calls import Call
from medel.programmes.programme import Programme, find
from medel.rules.parameters import number_of
from medel.rules.plans.plan import CostOption, Plan
from medel.rules.telling import listing, tell

NONE = Decimal(0)
YES = "yes"


class NoSuchCallError(MedelError):
    """The programme has no call with the code that a plan names."""

    def __init__(self, programme: Programme, code: str) -> None:
        """Name the call that is missing, and those there are."""
        known = listing(call.code for call in programme.calls) or "-"
        super().__init__(
            tell(
                "{name} har ingen utlysning {code}. Det finns: {known}.",
                "{name} has no call {code}. There are: {known}.",
                name=programme.identity.name,
                code=code,
                known=known,
            )
        )


@dataclass(frozen=True, kw_only=True)
class Rates:
    """Every rate that the arithmetic of a plan needs, as shares between 0 and 1."""

    max_eu_share: Decimal
    social_charges: Decimal
    flat_rate: Decimal
    indirect: Decimal
    hours_per_year: Decimal
    salary_index: Decimal
    in_kind_hour: Decimal
    in_kind_counts: bool
    within_cash_costs: bool
    of_public_only: bool


def settle_rates(plan: Plan, programme: Programme, *, on: date) -> Rates:
    """Settle the rates of a plan on a day, or raise NoValueError for a missing one."""
    option = plan.cost_option
    staffed = bool(plan.staff) and option is not CostOption.LUMP_SUM

    def pick(stated: Decimal | None, key: str, *, needed: bool) -> Decimal:
        if stated is not None or not needed:
            return stated or NONE
        return number_of(programme, key, on=on)

    flat = option is CostOption.STAFF_PLUS_FLAT and staffed
    indirect = option is CostOption.ACTUAL_PURCHASES and staffed
    by_hour = any(one.hours is not None for one in plan.in_kind)
    by_year = staffed and any(len(one.years) > 1 for one in plan.staff)
    return Rates(
        max_eu_share=find_max_eu_share(plan, programme, on=on),
        social_charges=pick(
            plan.social_charges_rate, "social_charges_rate", needed=staffed
        ),
        flat_rate=pick(plan.flat_rate, "flat_rate_other_costs_max", needed=flat),
        indirect=pick(plan.indirect_rate, "indirect_flat_rate", needed=indirect),
        hours_per_year=pick(None, "hours_per_year", needed=staffed),
        salary_index=pick(None, "salary_index_yearly", needed=by_year),
        in_kind_hour=pick(None, "in_kind_hour", needed=by_hour),
        in_kind_counts=_is(programme, "in_kind_counts_in_total", YES, on),
        within_cash_costs=_is(programme, "eu_support_within_cash_costs", YES, on),
        of_public_only=_is(programme, "share_base", "public", on, otherwise=False),
    )


def find_max_eu_share(plan: Plan, programme: Programme, *, on: date) -> Decimal:
    """Give the highest EU share: the call's own if it has one, else the programme's."""
    call = find_call(plan, programme)
    if call and call.max_eu_share is not None:
        return call.max_eu_share
    return number_of(programme, "max_eu_share", on=on)


def find_call(plan: Plan, programme: Programme) -> Call | None:
    """Give the call that a plan is for, or raise NoSuchCallError."""
    if not plan.call:
        return None
    call = find(programme.calls, plan.call)
    if call is None:
        raise NoSuchCallError(programme, plan.call)
    return call


def _is(
    programme: Programme, key: str, choice: str, on: date, *, otherwise: bool = True
) -> bool:
    """Tell whether a mode has a choice; without a value the EU's own rule holds."""
    dated = programme.value(key, on=on)
    return otherwise if dated is None else dated.value == choice
