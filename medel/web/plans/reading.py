"""From the form to a plan, and from a plan to the form."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from medel.rules.plans.plan import CostOption, Plan, ProjectType
from medel.rules.plans.reading import build_plan
from medel.web.plans.carried import INSTEAD, WHOLE, carry, read_carried
from medel.web.plans.forms import LISTS, PlanForm

FLAGS = {"yes": True, "no": False}
PLAIN = ("name", "social_charges_rate", "flat_rate", "indirect_rate")
AMOUNTS = ("lump_sum", "income", "eu_support")
UNNAMED = "?"
# A line that has only its kind chosen is an empty line.
CHOSEN = ("category", "sector")


def read_form(form: PlanForm, programme: str) -> Plan:
    """Read a valid form as a plan; raise PlanError on what no plan can hold."""
    told = form.whole.cleaned_data
    raw: dict[str, Any] = {
        "programme": programme,
        "project_type": told["project_type"] or ProjectType.PROJECT,
        "cost_option": told["cost_option"] or CostOption.STAFF_PLUS_FLAT,
        "evaluation": told["evaluation"],
        **_read_whole(told),
        **{kind: list(_read_rows(form, kind)) for kind in LISTS},
        **read_carried(WHOLE, told["more"], told),
    }
    if told["start"] and told["end"]:
        raw["period"] = {"start": told["start"], "end": told["end"]}
    return build_plan(raw)


def _read_whole(told: Mapping[str, Any]) -> dict[str, Any]:
    plain = {
        key: told[key]
        for key in (*PLAIN, *AMOUNTS, "on")
        if told[key] not in (None, "")
    }
    asked = {
        key: FLAGS[told[key]] for key in ("vat_included", "state_aid") if told[key]
    }
    return {**plain, **asked}


def _read_rows(form: PlanForm, kind: str) -> Iterator[dict[str, Any]]:
    for row in form.lists[kind].cleaned_data:
        filled = {key: value for key, value in row.items() if value not in (None, "")}
        more = read_carried(kind, filled.pop("more", ""), filled)
        if filled.keys() - set(CHOSEN):
            yield filled | more | _fill(kind, filled, more)


def _fill(
    kind: str, filled: Mapping[str, Any], more: Mapping[str, Any]
) -> dict[str, Any]:
    """Give a half-written line what it lacks to be counted, so one can go on."""
    lacking: dict[str, dict[str, Any]] = {
        "staff": {"monthly_salary": Decimal(0), "hours": Decimal(0)},
        "costs": {"amount": Decimal(0)},
        "in_kind": {"name": UNNAMED, "amount": Decimal(0)},
        "co_financing": {"name": UNNAMED, "amount": Decimal(0)},
    }
    said = {*filled, *(INSTEAD.get(key) for key in more)}
    return {key: value for key, value in lacking[kind].items() if key not in said}


def show_plan(plan: Plan) -> PlanForm:
    """Give the form of a plan that was opened from a file."""
    told = plan.model_dump(mode="python", exclude_none=True)
    whole = {key: _write(key, value) for key, value in told.items() if key not in LISTS}
    period = told.get("period", {})
    plain = plan.model_dump(mode="json", exclude_none=True)
    whole |= {"start": period.get("start"), "end": period.get("end")}
    whole["more"] = carry(WHOLE, plain)
    rows = {
        kind: [
            {key: _write(key, value) for key, value in row.items()}
            | {"more": carry(kind, same)}
            for row, same in zip(told[kind], plain[kind], strict=True)
        ]
        for kind in LISTS
    }
    return PlanForm(rows=rows, whole=whole)


def _write(key: str, value: object) -> object:
    if isinstance(value, bool):
        return value if key == "evaluation" else ("yes" if value else "no")
    if isinstance(value, Decimal):
        shown = value * 100 if key.endswith("_rate") else value
        return f"{shown.normalize():f}".replace(".", ",")
    if isinstance(value, date):
        return value.isoformat()
    return value
