"""The arithmetic of a plan once more, by whole numbers and fractions alone.

It shares nothing with medel/rules: written from the formulas of docs/financing-plan.md.
"""

from fractions import Fraction
from math import floor
from typing import Any

HOURS, MONTHS, HALF = 1720, 12, Fraction(1, 2)
SHARE = {
    "norra-mellansverige-2021-2027": Fraction(1, 2),
    "mellersta-norrland-2021-2027": Fraction(2, 5),
}


def half_up(amount: Fraction) -> int:
    return floor(amount + HALF) if amount >= 0 else -floor(-amount + HALF)


def reckon(plan: dict[str, Any]) -> dict[str, int | str | None]:
    given = {key: Fraction(plan[key]) for key in RATES if key in plan}
    option = plan["cost_option"]
    staff = charges = flat = purchases = indirect = income = 0
    if option == "lump_sum":
        cash = half_up(given.get("lump_sum", Fraction(0)))
    else:
        for one in plan.get("staff", []):
            hour = Fraction(
                half_up(100 * Fraction(one["monthly_salary"]) * MONTHS / HOURS), 100
            )
            staff += half_up(hour * Fraction(one["hours"]))
        charges = half_up(staff * given["social_charges_rate"])
        base = staff + charges
        if option == "staff_plus_flat":
            flat = half_up(base * given["flat_rate"])
        else:
            purchases = sum(_whole(plan.get("costs", [])))
            indirect = half_up(base * given["indirect_rate"])
            income = half_up(given.get("income", Fraction(0)))
        cash = base + flat + purchases + indirect - income
    kind = sum(_whole(plan.get("in_kind", [])))
    others = sum(_whole(plan.get("co_financing", [])))
    total = cash + kind
    most = max(0, min(floor(total * SHARE[plan["programme"]]), cash))
    asked = half_up(given["eu_support"]) if "eu_support" in given else most
    return {
        "staff": staff,
        "social_charges": charges,
        "flat_rate": flat,
        "purchases": purchases,
        "indirect": indirect,
        "income": income,
        "cash_costs": cash,
        "in_kind": kind,
        "total": total,
        "co_financing_cash": others,
        "eu_support": asked,
        "eu_support_max": most,
        "balance": asked + others + kind - total,
        "share_of_cash_costs": _share(asked, cash),
        "share_of_total": _share(asked, total),
    }


RATES = (
    *("lump_sum", "social_charges_rate", "flat_rate", "indirect_rate"),
    *("income", "eu_support"),
)


def _whole(lines: list[dict[str, Any]]) -> list[int]:
    return [half_up(Fraction(line["amount"])) for line in lines]


def _share(part: int, whole: int) -> str | None:
    if whole <= 0:
        return None
    of_ten_thousand = half_up(Fraction(part * 10_000, whole))
    sign = "-" if of_ten_thousand < 0 else ""
    digits = f"{abs(of_ten_thousand):05d}"
    return f"{sign}{digits[:-4]}.{digits[-4:]}"
