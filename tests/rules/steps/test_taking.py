from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medel.rules.steps import (
    Circumstances,
    Refusal,
    StepRefusedError,
    Table,
    Why,
    find_steps,
    read_roles,
    read_table,
    require_step,
    take,
)
from medel.rules.steps.reading import KINDS
from tests.rules.steps.making import make_step, make_table, text

TODAY = date(2026, 11, 23)
APPLICATION = read_table("application")
DECISION = read_table("decision")
ALL = {kind: read_table(kind) for kind in KINDS}
SUBMITTED = Circumstances(given=["complete", "call_open", "declaration"])


def _refuse(
    table: Table,
    state: str,
    step: str,
    *,
    roles: list[str],
    under: Circumstances = SUBMITTED,
) -> Refusal:
    taken = take(table, state, step, on=TODAY, roles=roles, under=under)
    assert isinstance(taken, Refusal)
    return taken


@pytest.mark.parametrize(
    ("signature", "role", "state"),
    [
        ("paper", "applicant", "submitted_unsigned"),
        ("electronic", "authorised_signatory", "submitted"),
    ],
)
def test_step_leads_where_the_choices_say(
    signature: str, role: str, state: str
) -> None:
    under = replace(SUBMITTED, choices={"signature": signature})
    taken = take(APPLICATION, "draft", "submit", on=TODAY, roles=[role], under=under)
    assert taken == state


def test_whole_way_from_draft_to_grant() -> None:
    steps = [
        ("submit", "applicant"),
        ("sign", "applicant"),
        ("start_check", "case_officer"),
        ("request_completion", "case_officer"),
        ("complete", "applicant"),
        ("approve_check", "case_officer"),
        ("grade", "case_officer"),
        ("send_to_prioritisation", "case_officer"),
        ("prioritise", "chair"),
        ("grant", "decision_maker"),
    ]
    state = APPLICATION.initial
    takers: dict[str, list[str]] = {}
    for step, role in steps:
        given = [one.code for one in APPLICATION.requirements]
        under = Circumstances(given=given, person=role, takers=takers)
        state = require_step(
            APPLICATION, state, step, on=TODAY, roles=[role], under=under
        )
        takers.setdefault(step, []).append(role)
    assert state == "granted"


def test_unknown_step_is_refused_in_words() -> None:
    refused = _refuse(APPLICATION, "draft", "fly", roles=["applicant"])
    assert refused.why is Why.UNKNOWN
    assert refused.reason.sv == (
        "Det finns inget steg som heter ”fly”. "
        "Det här kan du göra: ”skicka in”, ”kassera”."
    )
    assert refused.allowed == ("submit", "discard")


def test_step_from_another_state_is_refused_in_words() -> None:
    refused = _refuse(APPLICATION, "granted", "withdraw", roles=["applicant"])
    assert refused.why is Why.STATE
    assert refused.reason.sv == (
        "Det går inte att dra tillbaka här: läget är ”beviljad”. "
        "Det finns inget annat du kan göra med ärendet nu."
    )
    assert refused.reason.en == (
        "You cannot withdraw here: the state is “granted”. "
        "There is nothing else you can do with the case now."
    )


def test_step_of_another_role_is_refused_in_words() -> None:
    refused = _refuse(APPLICATION, "submitted", "start_check", roles=["applicant"])
    assert refused.why is Why.ROLE
    assert refused.reason.sv == (
        "Du får inte börja kontrollen. Det får: handläggare. "
        "Det här kan du göra: ”dra tillbaka”."
    )


def test_step_without_what_it_requires_is_refused_in_words() -> None:
    under = Circumstances(given=["complete", "call_open"])
    refused = _refuse(APPLICATION, "draft", "submit", roles=["applicant"], under=under)
    assert refused.why is Why.MISSING
    assert refused.reason.en == (
        "You cannot submit yet. This is missing: declaration that the information is "
        "right. This you can do: “discard”."
    )


@pytest.mark.parametrize("person", ["p-1", ""])
def test_same_person_does_not_prepare_and_decide(person: str) -> None:
    under = Circumstances(
        given=["grounds", "budget"], person=person, takers={"prepare": ["p-1"]}
    )
    roles = ["case_officer", "decision_maker"]
    refused = _refuse(DECISION, "prepared", "decide", roles=roles, under=under)
    assert refused.why is Why.FOUR_EYES
    assert "”lägga fram för beslut”" in refused.reason.sv
    other = replace(under, person="p-2")
    taken = take(DECISION, "prepared", "decide", on=TODAY, roles=roles, under=other)
    assert taken == "decided"


def test_step_of_another_procedure_is_refused() -> None:
    under = Circumstances(choices={"prioritisation": "none"}, given=["reason"])
    refused = _refuse(
        APPLICATION,
        "ready_for_prioritisation",
        "prioritise",
        roles=["chair"],
        under=under,
    )
    assert refused.why is Why.CHOICE


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2025, 6, 30), False),
        (date(2025, 7, 1), True),
        (date(2025, 7, 31), True),
        (date(2025, 8, 1), False),
    ],
)
def test_step_holds_from_its_first_day_to_its_last(day: date, *, holds: bool) -> None:
    since, until = date(2025, 7, 1), date(2025, 7, 31)
    table = make_table(make_step("send", "draft", "sent", since=since, until=until))
    taken = take(table, "draft", "send", on=day, roles=["applicant"])
    if holds:
        assert taken == "sent"
    else:
        assert isinstance(taken, Refusal)
        assert taken.why is Why.DATE


def test_required_step_raises_its_refusal() -> None:
    with pytest.raises(StepRefusedError) as refused:
        require_step(APPLICATION, "draft", "grant", on=TODAY, roles=["applicant"])
    assert refused.value.refusal.why is Why.STATE
    assert refused.value.reason.sv.startswith("Det går inte att bevilja här")


def test_state_or_choice_that_is_none_is_a_mistake_of_the_code() -> None:
    with pytest.raises(KeyError):
        find_steps(APPLICATION, "nowhere", on=TODAY)
    for chosen in ({"weather": "rain"}, {"signature": "blood"}):
        with pytest.raises(ValueError, match="no choice of application"):
            find_steps(APPLICATION, "draft", on=TODAY, choices=chosen)


def test_step_without_a_state_of_its_own_stays() -> None:
    table = make_table(
        make_step("send", "draft", "sent"), make_step("note", "draft", None)
    )
    assert take(table, "draft", "note", on=TODAY, roles=["applicant"]) == "draft"


def test_steps_of_a_role_are_those_it_may_take() -> None:
    steps = find_steps(APPLICATION, "submitted", on=TODAY, roles=["case_officer"])
    assert [step.code for step in steps] == ["start_check"]
    everyone = find_steps(APPLICATION, "submitted", on=TODAY)
    assert {step.code for step in everyone} == {"start_check", "dismiss", "withdraw"}


WALK = st.lists(
    st.tuples(
        st.sampled_from(
            sorted({step.code for table in ALL.values() for step in table.steps})
        ),
        st.sets(st.sampled_from(sorted(read_roles())), max_size=3),
        st.booleans(),
        st.sampled_from(["p-1", "p-2", ""]),
    ),
    max_size=40,
)


@given(st.sampled_from(KINDS), WALK, st.data())
def test_random_walks_stay_within_the_table(
    kind: str,
    walk: list[tuple[str, set[str], bool, str]],
    data: st.DataObject,
) -> None:
    table = ALL[kind]
    choices = {
        choice.code: data.draw(st.sampled_from(choice.values))
        for choice in table.choices
    }
    codes = {state.code for state in table.states}
    state, takers = table.initial, dict[str, set[str]]()
    for step, roles, whole, person in walk:
        given_now = [one.code for one in table.requirements] if whole else []
        under = Circumstances(
            choices=choices, given=given_now, person=person, takers=takers
        )
        taken = take(table, state, step, on=TODAY, roles=roles, under=under)
        if isinstance(taken, Refusal):
            open_now = find_steps(table, state, on=TODAY, roles=roles, choices=choices)
            assert set(taken.allowed) == {way.code for way in open_now} - {step}
            assert taken.reason.sv
            assert taken.reason.en
            continue
        assert taken in codes
        assert not table.state(state).end
        ways = [way for way in table.steps if way.code == step and state in way.origins]
        (way,) = [way for way in ways if way.fits(table.settle(choices))]
        assert set(way.roles) & roles
        assert whole or not way.requires
        before = {one for prior in way.four_eyes for one in takers.get(prior, ())}
        assert not way.four_eyes or (person and person not in before)
        takers.setdefault(step, set()).add(person)
        state = taken


def test_table_of_toys_speaks_its_own_words() -> None:
    table = make_table(name=text("leksak"))
    refused = _refuse(table, "sent", "send", roles=["applicant"], under=Circumstances())
    assert refused.reason.sv.startswith("Det går inte att send här: läget är ”sent”.")
