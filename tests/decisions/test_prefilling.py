"""What the rules tell of an application as it was sent: just below, at and above."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medel.decisions.checklist import Judged, Line, draw_up, find_left, list_items
from medel.decisions.prefilling import RULES, Say, Sent, prefill
from medel.programmes.assessment import assessment
from medel.programmes.catalogue import installed
from tests.process.cast import ANSWERS, CLOSES, OPENS, PLAN, PROGRAMME

SENT = Sent(
    answers=ANSWERS,
    received=OPENS,
    opens=OPENS,
    closes=CLOSES,
    objectives=("2.6",),
    max_eu_share=Decimal("0.5"),
    programme=installed()[PROGRAMME],
    files=("signatory", "procurement_plan"),
    offered={"objectives": ("2.6",), "project_types": ("project",), "places": ("20",)},
)
SECOND = timedelta(seconds=1)


def _with(section: str, **answers: object) -> Sent:
    told = {**SENT.answers, section: {**SENT.answers[section], **answers}}
    return replace(SENT, answers=told)


def test_every_rule_that_the_data_names_is_there() -> None:
    named = {one.prefilled_by for one in assessment().items.values()} - {""}
    assert named == set(RULES)


@pytest.mark.parametrize(
    ("starts", "says"),
    [
        ("2026-09-07", Say.NOT_MET),
        ("2026-09-08", Say.MET),
        ("2026-09-09", Say.MET),
        ("", Say.CANNOT_TELL),
        ("in spring", Say.CANNOT_TELL),
    ],
)
def test_project_may_start_on_the_day_of_receipt(starts: str, says: Say) -> None:
    assert RULES["starts_after_receipt"](_with("general", starts=starts)).says is says


@pytest.mark.parametrize(
    ("received", "says"),
    [
        (OPENS - SECOND, Say.NOT_MET),
        (OPENS, Say.MET),
        (CLOSES - SECOND, Say.MET),
        (CLOSES, Say.NOT_MET),
    ],
)
def test_received_while_the_call_is_open(received: datetime, says: Say) -> None:
    sent = replace(SENT, received=received)
    assert RULES["received_in_time"](sent).says is says


def test_missing_attachment_is_named_with_its_section() -> None:
    told = RULES["attachments_complete"](replace(SENT, files=("signatory",)))
    assert told.says is Say.NOT_MET
    assert [one.section for one in told.misses] == ["documents"]
    assert "upphandlingsplan" in told.reason.sv
    assert RULES["attachments_complete"](SENT).says is Say.MET


def test_missing_answer_is_not_a_missing_attachment() -> None:
    sent = _with("description", problem="")
    assert RULES["sections_complete"](sent).says is Say.NOT_MET
    assert RULES["attachments_complete"](sent).says is Say.MET
    assert RULES["sections_complete"](SENT).says is Say.MET


def test_objective_of_another_call() -> None:
    rule = RULES["objective_in_call"]
    assert rule(SENT).says is Say.MET
    assert rule(_with("general", objective="1.1")).says is Say.NOT_MET
    assert rule(_with("general", objective="")).says is Say.CANNOT_TELL


def test_plan_that_rests_on_an_unconfirmed_rate_cannot_be_told() -> None:
    assert RULES["plan_holds"](SENT).says is Say.CANNOT_TELL


def test_plan_that_lacks_money_does_not_hold() -> None:
    told = RULES["plan_holds"](_with("plan", plan={**PLAN, "co_financing": []}))
    assert told.says is Say.NOT_MET
    assert "634" in told.reason.sv


def test_plan_over_the_share_of_the_call_does_not_hold() -> None:
    told = RULES["plan_holds"](replace(SENT, max_eu_share=Decimal("0.4")))
    assert told.says is Say.NOT_MET
    assert "40" in told.reason.en


@pytest.mark.parametrize("plan", [None, {}, {"cost_option": "magic"}])
def test_plan_that_is_none_cannot_be_told(plan: object) -> None:
    assert RULES["plan_holds"](_with("plan", plan=plan)).says is Say.CANNOT_TELL


@given(
    question=st.sampled_from(["starts", "ends", "objective", "title", "places"]),
    answer=st.none() | st.text(max_size=20) | st.just({"a": "b"}) | st.just([]),
)
def test_rules_answer_whatever_is_sent(question: str, answer: object) -> None:
    sent = _with("general", **{question: answer})
    for item in assessment().items.values():
        told = prefill(item, sent)
        assert (told is None) == (item.prefilled_by == "")
        assert told is None or told.reason.sv


def test_call_adds_criteria_of_its_own() -> None:
    items = list_items(
        ["Gränsöverskridande", {"name": {"sv": "A", "en": "B"}, "not_met": "dismissal"}]
    )
    assert [*items][-2:] == ["U1", "U2"]
    assert items["U1"].name.en == "Gränsöverskridande"
    assert (items["U2"].question.en, items["U2"].not_met) == ("B", "dismissal")


def test_item_is_stale_when_the_rule_changes_its_word() -> None:
    items = list_items(())
    judged = {"R2": Judged("met", "", "met", 1)}
    before = {one.item.code: one for one in draw_up(items, SENT, judged)}
    after = {
        one.item.code: one for one in draw_up(items, replace(SENT, files=()), judged)
    }
    assert before["R2"].fine
    assert not after["R2"].fine
    assert after["R2"].stale


def test_rule_alone_settles_nothing() -> None:
    lines = draw_up(list_items(()), SENT, {})
    line: Line = lines[0]
    assert (line.chosen, line.settled) == ("met", False)
    assert len(find_left(lines)) == len(lines)


def test_receipt_is_a_day_in_the_zone_given() -> None:
    late = datetime(2026, 9, 7, 23, 30, tzinfo=UTC)
    sent = replace(_with("general", starts="2026-09-07"), received=late)
    assert RULES["starts_after_receipt"](sent).says is Say.MET
