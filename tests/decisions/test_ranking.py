from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medel.decisions.ranking import (
    Candidate,
    draw_line,
    find_crossed,
    find_unreasoned,
    move,
    rearrange,
)

MONEY = Decimal(60_000_000)
# A busy machine is no fault of a property.
calm = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def make(case: str, asked: int, **more: object) -> Candidate:
    return Candidate(case, f"Projekt {case}", Decimal(asked), 12, **more)  # type: ignore[arg-type]


LIST = [
    make("1", 9_400_000, objective="2.6", counties=("20",)),
    make("2", 21_500_000, objective="2.3", counties=("17",)),
    make("3", 12_000_000, objective="1.3", counties=("21",)),
    make("4", 16_800_000, objective="1.2", counties=("21",)),
    make("5", 8_100_000, objective="1.1", counties=("17", "20")),
    make("6", 100_000),
]


def test_the_line_is_where_the_money_ends() -> None:
    order = draw_line(LIST, MONEY)
    assert [one.candidate.case for one in order.within] == ["1", "2", "3", "4"]
    assert [one.left for one in order.lines][:4] == [
        50_600_000,
        29_100_000,
        17_100_000,
        300_000,
    ]
    assert order.left == Decimal(300_000)


def test_a_small_case_is_not_slipped_in_before_a_larger_one_above_it() -> None:
    order = draw_line(LIST, MONEY)
    assert [one.candidate.case for one in order.beyond] == ["5", "6"]


def test_what_if_one_moves_up() -> None:
    order = draw_line(move(LIST, "5", 1), MONEY)
    assert [one.candidate.case for one in order.lines] == ["5", "1", "2", "3", "4", "6"]
    assert order.by_county == {
        "17": Decimal(4_050_000) + 21_500_000,
        "20": Decimal(4_050_000) + 9_400_000,
        "21": Decimal(12_000_000),
    }
    assert order.by_objective["1.1"] == Decimal(8_100_000)


def test_every_case_needs_a_reason() -> None:
    reasoned = [make("1", 1, reason="Bäst."), make("2", 1, reason=" ")]
    assert [one.case for one in find_unreasoned(draw_line(reasoned, MONEY))] == ["2"]


AMOUNTS = st.lists(st.integers(1, 50_000_000), max_size=12)


@calm
@given(AMOUNTS, st.integers(0, 200_000_000), st.integers(-3, 15), st.integers(0, 11))
def test_an_order_never_spends_more_than_there_is(
    amounts: list[int], money: int, to: int, which: int
) -> None:
    cases = [make(str(number), asked) for number, asked in enumerate(amounts)]
    moved = move(cases, str(which), to)
    assert sorted(one.case for one in moved) == sorted(one.case for one in cases)
    order = draw_line(moved, Decimal(money))
    spent = sum(one.candidate.asked for one in order.within)
    assert spent <= money
    assert order.left == money - spent
    assert [one.within for one in order.lines] == sorted(
        (one.within for one in order.lines), reverse=True
    )


def test_an_order_names_some_and_the_rest_keep_theirs() -> None:
    order = rearrange(LIST, ["4", "2", "4", "99"])
    assert [one.case for one in order] == ["4", "2", "1", "3", "5", "6"]


def test_a_move_touches_only_what_it_passes() -> None:
    assert find_crossed("abcd", "abcd") == set()
    assert find_crossed("abcd", "acbd") == {"b", "c"}
    assert find_crossed("abcd", "dabc") == set("abcd")


@calm
@given(st.permutations("abcdef"), st.permutations("abcdef"))
def test_who_stands_aside_in_a_case_nobody_passes_changes_nothing_of_it(
    before: list[str], after: list[str]
) -> None:
    touched = find_crossed(before, after)
    for case in set(before) - touched:
        assert set(before[: before.index(case)]) == set(after[: after.index(case)])
        assert before.index(case) == after.index(case)


@calm
@given(st.permutations([one.case for one in LIST]), st.integers(0, 80_000_000))
def test_no_order_is_over_the_money(order: list[str], money: int) -> None:
    drawn = draw_line(rearrange(LIST, order), Decimal(money))
    assert [one.candidate.case for one in drawn.lines] == order
    within = sum((one.candidate.asked for one in drawn.within), Decimal(0))
    assert within == money - drawn.left <= money
    for sums in (drawn.by_county, drawn.by_objective):
        assert sum(sums.values(), Decimal(0)) <= within
