"""Every case file that a programme officer can read."""

import json
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from medel.core.texts import Text
from medel.programmes.catalogue import installed
from medel.rules.plans.answer import PlanAnswer
from medel.rules.plans.checking import check_plan
from medel.rules.plans.reading import build_plan
from tests.rules.plans.watching import watch

CASES = sorted(Path(__file__).parents[2].glob("cases/plans/*.toml"))
TODAY = date(2026, 11, 23)
Try = dict[str, Any]
# Parameters that a plan has nothing to do with.
OF_OTHERS = {
    *("exchange_rate_2014_2020", "plaque_from", "strategic_importance_from"),
    *("durability_years", "durability_years_sme", "operations_list_months"),
    *("call_timetable_per_year", "prioritisation_mode", "commitment_weeks"),
    *("completion_days", "eligibility_end", "decision_appeal"),
}


def _tries() -> Iterator[Any]:
    for path in CASES:
        case = tomllib.loads(path.read_text(encoding="utf-8"))
        for one in case["tries"]:
            written = {**case["plan"], **one.get("change", {})}
            plan = {key: value for key, value in written.items() if value != ""}
            yield pytest.param(plan, one, id=f"{path.stem}: {one['name'][:40]}")


def _answer(written: Try) -> PlanAnswer:
    plan = build_plan(written)
    return check_plan(plan, installed()[plan.programme], plan.day(TODAY))


def test_cases_of_plans_are_found() -> None:
    assert len(CASES) >= 18
    assert sum("worked" in path.stem for path in CASES) == 6


@pytest.mark.parametrize(("written", "expected"), list(_tries()))
def test_plan_as_the_case_expects(written: Try, expected: Try) -> None:
    told: Any = json.loads(json.dumps(_answer(written).as_json()))
    verdicts = {one["rule"]: one["verdict"] for one in told["findings"]}
    totals = expected.get("totals", {})
    rules = expected.get("rules", {})
    assert {key: told["totals"][key] for key in totals} == totals
    assert {rule: verdicts[rule] for rule in rules} == rules
    assert told["verdict"] == expected.get("verdict", told["verdict"])
    assert expected.keys() <= {"name", "change", "verdict", "totals", "rules"}


@pytest.mark.parametrize(("written", "expected"), list(_tries()))
def test_every_reason_is_whole_in_both_languages(written: Try, expected: Try) -> None:
    del expected
    for finding in _answer(written).findings:
        texts = (finding.reason, *finding.steps, *(r.text for r in finding.remedies))
        for text in texts:
            assert isinstance(text, Text)
            assert text.sv != text.en or finding.rule == "de_minimis"
            for said in (text.sv, text.en):
                assert "{" not in said
                assert "  " not in said
                assert "None" not in said
        assert finding.reason.sv.endswith((".", "?"))
        assert finding.reason.sv[0].isupper() or finding.reason.sv[0].isdigit()
        assert finding.reference.href.startswith("https://")


def test_every_parameter_is_reached() -> None:
    seen: set[str] = set()
    for parameters in _tries():
        written, _ = parameters.values
        seen |= watch(written)
    known = set(installed()["norra-mellansverige-2021-2027"].registry)
    assert known - seen == OF_OTHERS | {"payment_decision_days"}
