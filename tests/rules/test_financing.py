import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medel.core.findings import Finding, Verdict
from medel.programmes.catalogue import installed
from medel.rules.financing import Split, judge_eu_share, split, split_for
from medel.rules.parameters import NoValueError

CASES = sorted(Path(__file__).parents[1].glob("cases/financing/*.toml"))
NMS = installed()["norra-mellansverige-2021-2027"]
DAY = date(2026, 11, 23)
KRONA = Decimal(1)

COSTS = st.decimals(min_value=0, max_value=10**10, places=2)
IN_KIND = st.decimals(min_value=0, max_value=10**10, places=2)
SHARES = st.decimals(min_value=0, max_value=1, places=4)


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def _split_largest() -> Split:
    return split_for(
        NMS, cash_costs=Decimal(4_000_000), in_kind=Decimal(500_000), on=DAY
    )


def _judge(asked: str) -> Finding:
    return judge_eu_share(NMS, _split_largest(), asked=Decimal(asked), on=DAY)


def test_cases_of_financing_are_found() -> None:
    assert len(CASES) >= 7


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_split_as_the_case_file_expects(path: Path) -> None:
    case = _read(path)
    parts = split_for(
        installed()[case["programme"]],
        cash_costs=Decimal(case["given"]["cash_costs"]),
        in_kind=Decimal(case["given"]["in_kind"]),
        on=case["on"],
    )
    expected = case["expected"]
    given_back = {key: getattr(parts, key) for key in expected}
    for key in ("share_of_cash_costs", "share_of_total"):
        given_back[key] = str(given_back[key])
    assert given_back == expected


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case_file_adds_up_by_itself(path: Path) -> None:
    case = _read(path)
    amounts, expected = case["given"], case["expected"]
    paid = expected["eu_support"] + expected["co_financing_cash"] + amounts["in_kind"]
    assert paid == expected["total"] == amounts["cash_costs"] + amounts["in_kind"]


@given(COSTS, IN_KIND, SHARES)
def test_split_always_balances(cash: Decimal, in_kind: Decimal, most: Decimal) -> None:
    parts = split(cash_costs=cash, in_kind=in_kind, max_eu_share=most)
    paid = parts.eu_support + parts.co_financing_cash + parts.in_kind
    assert paid == parts.total == cash + in_kind
    assert parts.co_financing_cash >= 0


@given(COSTS, IN_KIND, SHARES)
def test_split_never_above_a_ceiling_and_no_krona_below(
    cash: Decimal, in_kind: Decimal, most: Decimal
) -> None:
    support = split(cash_costs=cash, in_kind=in_kind, max_eu_share=most).eu_support
    ceilings = (most * (cash + in_kind), cash)
    assert all(support <= ceiling for ceiling in ceilings)
    assert any(support + KRONA > ceiling for ceiling in ceilings)


@given(COSTS, IN_KIND, IN_KIND, SHARES)
def test_split_more_in_kind_never_lowers_the_ceiling(
    cash: Decimal, in_kind: Decimal, more: Decimal, most: Decimal
) -> None:
    before = split(cash_costs=cash, in_kind=in_kind, max_eu_share=most)
    after = split(cash_costs=cash, in_kind=in_kind + more, max_eu_share=most)
    assert after.eu_support >= before.eu_support
    assert after.co_financing_cash <= before.co_financing_cash


@given(COSTS, IN_KIND, SHARES)
def test_split_capped_by_cash_exactly_when_the_share_gives_more(
    cash: Decimal, in_kind: Decimal, most: Decimal
) -> None:
    parts = split(cash_costs=cash, in_kind=in_kind, max_eu_share=most)
    assert parts.capped_by_cash == (parts.ceiling_by_share > cash)
    if parts.capped_by_cash:
        assert cash - parts.eu_support < KRONA


def test_split_of_nothing_has_no_shares() -> None:
    parts = split(
        cash_costs=Decimal(0), in_kind=Decimal(0), max_eu_share=Decimal("0.5")
    )
    assert parts.eu_support == 0
    assert parts.share_of_cash_costs is None
    assert parts.share_of_total is None


def test_split_before_the_programme_is_refused() -> None:
    with pytest.raises(NoValueError, match="max_eu_share on 2020-12-31"):
        split_for(
            NMS,
            cash_costs=Decimal(1),
            in_kind=Decimal(0),
            on=date(2020, 12, 31),
        )


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ("0", Verdict.PASS),
        ("2249999", Verdict.PASS),
        ("2250000", Verdict.PASS),
        ("2250001", Verdict.FAIL),
        ("9000000", Verdict.FAIL),
    ],
)
def test_eu_share_just_below_at_and_above(asked: str, verdict: Verdict) -> None:
    assert _judge(asked).verdict is verdict


@given(COSTS, IN_KIND)
def test_eu_share_one_krona_above_the_ceiling_fails(
    cash: Decimal, in_kind: Decimal
) -> None:
    parts = split_for(NMS, cash_costs=cash, in_kind=in_kind, on=DAY)
    ceiling = parts.ceiling_by_share
    at = judge_eu_share(NMS, parts, asked=ceiling, on=DAY)
    above = judge_eu_share(NMS, parts, asked=ceiling + KRONA, on=DAY)
    assert (at.verdict, above.verdict) == (Verdict.PASS, Verdict.FAIL)


def test_eu_share_holds_in_both_languages() -> None:
    reason = _judge("2250000").reason
    assert reason.sv.replace("\N{NO-BREAK SPACE}", " ") == (
        "EU-stödet får högst bli 2 250 000 kr, 50 % av den totala budgeten på "
        "4 500 000 kr."
    )
    assert reason.en.replace("\N{NO-BREAK SPACE}", " ") == (
        "The EU support may be at most SEK 2,250,000, 50% of the total budget of "
        "SEK 4,500,000."
    )


def test_eu_share_fails_and_says_what_to_do_in_both_languages() -> None:
    reason = _judge("2400000").reason
    assert reason.sv.replace("\N{NO-BREAK SPACE}", " ").endswith(
        "Du har sökt 2 400 000 kr. Sänk med 150 000 kr."
    )
    assert reason.en.replace("\N{NO-BREAK SPACE}", " ").endswith(
        "You ask for SEK 2,400,000. Lower it by SEK 150,000."
    )


def test_eu_share_names_its_source_and_figures() -> None:
    finding = _judge("2250001")
    assert finding.rule == "eu_share"
    assert finding.reference.title == "Norra Mellansverige"
    assert "50 procents medfinansiering" in finding.reference.place
    assert finding.facts == {
        "max_eu_share": "0.50",
        "total": "4500000",
        "eu_support": "2250001",
        "eu_support_max": "2250000",
    }


def test_eu_share_before_the_programme_is_refused() -> None:
    with pytest.raises(NoValueError):
        judge_eu_share(NMS, _split_largest(), asked=KRONA, on=date(2020, 12, 31))
