import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from medel.commands import plan
from medel.commands.group import medel
from medel.core.clock import date_of

PLAN = """
programme = "norra-mellansverige-2021-2027"
on = 2026-11-23
cost_option = "lump_sum"
lump_sum = "4000000"
eu_support = "2000000"
[[co_financing]]
name = "Region Dalarna"
sector = "public"
amount = "2000000"
"""


def _run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(medel, ["plan", *arguments], input=stdin)


def _told(answer: Result) -> Any:  # noqa: ANN401 (JSON)
    return json.loads(answer.stdout)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.toml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_plan_that_holds_ends_with_0(file: Path) -> None:
    answer = _run(str(file), "--json")
    assert answer.exit_code == 0
    told = _told(answer)
    assert told["verdict"] == "pass"
    assert told["totals"]["eu_support_max"] == "2000000"
    assert told["totals"]["share_of_total"] == "0.5000"
    assert {"rule", "verdict", "reason", "reference"} <= told["findings"][0].keys()
    assert {"title", "place", "href"} <= told["findings"][0]["reference"].keys()


def test_plan_that_fails_ends_with_1_and_says_what_is_enough(file: Path) -> None:
    file.write_text(PLAN.replace("2000000", "2400000", 1), encoding="utf-8")
    answer = _run(str(file))
    assert answer.exit_code == 1
    assert "Lower the EU support by SEK 400,000." in answer.stdout


def test_plan_as_json_on_standard_input() -> None:
    written = {
        "programme": "norra-mellansverige-2021-2027",
        "cost_option": "lump_sum",
        "lump_sum": 100.5,
    }
    answer = _run("-", "--json", stdin=json.dumps(written))
    assert _told(answer)["totals"]["total"] == "101"


def test_plan_on_another_day_follows_that_day(file: Path) -> None:
    assert _told(_run(str(file), "--json", "--on", "2022-01-15"))["on"] == "2022-01-15"
    refused = _run(str(file), "--on", "2019-01-01")
    assert refused.exit_code == 1
    assert "max_eu_share on 2019-01-01" in refused.stderr


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (b"", "programme: the key is missing"),
        (b"\xff\xfe", "not UTF-8"),
        (b"[1, 2]", "TOML"),
        (b"{", "neither valid TOML nor JSON"),
        (b'{"a": 1, "a": 2}', "the key stands twice"),
        (b'{"lump_sum": NaN}', "NaN is no number"),
        (b"[" * 5000, "TOML"),
        (b'{"a":' * 60_000, "larger than"),
        (b'{"a":' * 20_000, "nested"),
        (PLAN.replace("4000000", "4 000 000").encode(), "lump_sum: a number"),
        (PLAN.replace("4000000", "-1").encode(), "lump_sum: the number is below 0"),
        (PLAN.replace("4000000", "1e9").encode(), "lump_sum: a number"),
        (PLAN.replace('"4000000"', "1e9").encode(), None),
        (PLAN.replace('"4000000"', "nan").encode(), "lump_sum: a number"),
        (PLAN.replace('"4000000"', "true").encode(), "lump_sum: a number"),
        (PLAN.replace("4000000", "9" * 14).encode(), "lump_sum: the number is too"),
        (PLAN.replace("lump_sum = ", "lumpsum = ").encode(), "lumpsum: unknown key"),
        (PLAN.replace("public", "state").encode(), "co_financing[1].sector: allowed"),
        (PLAN.replace("norra", "norra2").encode(), "is not installed"),
        (PLAN.replace("on = 2026-11-23", 'on = "2026-13-01"').encode(), "on: a date"),
        (b'call = "x"' + PLAN.encode(), "has no call x"),
        (
            b"period = {start=2027-01-02,end=2027-01-01}" + PLAN.encode(),
            "end is before",
        ),
        (b"staff = [{monthly_salary=1}]" + PLAN.encode(), "staff[1]: give either"),
        (b'flat_rate = "40"' + PLAN.encode(), "flat_rate: a share"),
        (b'name = "\\u0007"' + PLAN.encode(), "name: the text has a character"),
    ],
)
def test_plan_that_cannot_be_read_is_told_in_a_sentence(
    written: bytes, told: str | None
) -> None:
    answer = _run("-", stdin=written)
    assert answer.exit_code == 1
    assert "Traceback" not in answer.output
    if told is not None:
        assert answer.stderr.startswith("Error: standard input: ")
        assert told in answer.stderr


def test_plan_that_is_not_there(tmp_path: Path) -> None:
    answer = _run(str(tmp_path / "none.toml"))
    assert answer.exit_code == 1
    assert "No such file" in answer.stderr


def test_wrong_use_ends_with_2() -> None:
    assert _run().exit_code == 2
    assert _run("a", "--on", "yesterday").exit_code == 2


def test_income_above_the_costs_leaves_no_share_and_says_why() -> None:
    written = {
        "programme": "norra-mellansverige-2021-2027",
        "cost_option": "actual_purchases",
        "income": 5000,
        "eu_support": 100,
        "costs": [{"category": "services", "amount": 1000}],
        "co_financing": [{"name": "X", "sector": "public", "amount": 100}],
    }
    told = _told(_run("-", "--json", stdin=json.dumps(written)))
    assert told["totals"]["cash_costs"] == "-4000"
    assert told["totals"]["share_of_cash_costs"] is None
    assert told["totals"]["share_of_total"] is None
    found = {one["rule"]: one for one in told["findings"]}
    assert found["cash_costs"]["verdict"] == "fail"
    assert "as large as the costs or larger" in found["cash_costs"]["reason"]["en"]


def test_today_is_the_day_in_sweden(monkeypatch: pytest.MonkeyPatch) -> None:
    late = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)  # half past midnight in Sweden
    monkeypatch.setattr(plan, "find_today", lambda: date_of(late))
    undated = PLAN.replace("on = 2026-11-23\n", "")
    assert _told(_run("-", "--json", stdin=undated))["on"] == "2026-07-01"
