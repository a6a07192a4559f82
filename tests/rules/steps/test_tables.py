from datetime import date
from pathlib import Path

import pytest

from medel.programmes.faults import ProgrammeError
from medel.programmes.glossary import terms
from medel.rules.steps import read_roles, read_table
from medel.rules.steps.checking import check_table
from medel.rules.steps.reading import FOLDER, KINDS
from tests.rules.steps.making import make_state, make_step, make_table, text

SEND = make_step("send", "draft", "sent")
CHOICE = {"code": "way", "name": text("way"), "values": ["a", "b"], "default": "a"}
REASON = {"code": "reason", "name": text("reason")}


@pytest.mark.parametrize("kind", KINDS)
def test_shipped_table_holds_together(kind: str) -> None:
    table = read_table(kind)
    assert table.kind == kind
    assert any(state.end for state in table.states)


def test_shipped_tables_are_all_known() -> None:
    files = {path.stem for path in FOLDER.glob("*.toml")}
    assert files == {*KINDS, "roles"}


@pytest.mark.parametrize("kind", KINDS)
def test_shipped_states_stand_in_the_glossary(kind: str) -> None:
    known = {term.code for term in terms()}
    states = {state.code for state in read_table(kind).states}
    assert sorted(states - known) == []


def test_roles_stand_in_the_glossary() -> None:
    known = {term.code for term in terms()}
    assert sorted(read_roles().keys() - known) == []


@pytest.mark.parametrize("kind", KINDS)
def test_decisions_are_taken_by_somebody_else_than_the_preparer(kind: str) -> None:
    decisive = {"grant", "reject", "reject_check", "reject_quality", "dismiss"}
    if kind == "decision":
        decisive = {"decide"}
    steps = [step for step in read_table(kind).steps if step.code in decisive]
    assert all(step.four_eyes for step in steps)
    assert bool(steps) == (kind in ("application", "decision"))


@pytest.mark.parametrize(
    ("key", "table"),
    [
        ("kind", make_table(kind="other")),
        ("initial", make_table(initial="nowhere")),
        ("steps.send.to", make_table(make_step("send", "draft", "nowhere"))),
        ("steps.send.from", make_table(make_step("send", "nowhere", "sent"))),
        ("steps.send.roles", make_table({**SEND, "roles": ["nobody"]})),
        ("steps.send.requires", make_table({**SEND, "requires": ["reason"]})),
        ("steps.send.four_eyes", make_table({**SEND, "four_eyes": ["never"]})),
        ("steps.send.when", make_table({**SEND, "when": {"way": ["a"]}})),
        (
            "steps.send.when.way",
            make_table({**SEND, "when": {"way": ["c"]}}, choices=[CHOICE]),
        ),
        ("choices.way.default", make_table(choices=[{**CHOICE, "default": "c"}])),
        ("choices.way", make_table(choices=[CHOICE, CHOICE])),
        ("requirements.reason", make_table(requirements=[REASON])),
        ("states.draft", make_table(states=[make_state("draft"), make_state("draft")])),
        ("steps.send", make_table(SEND, {**SEND, "roles": ["applicant"]})),
        (
            "steps.send.until",
            make_table(
                SEND,
                make_step("wait", "draft", None),
                {**SEND, "since": date(2026, 2, 1), "until": date(2026, 1, 1)},
            ),
        ),
        ("states.sent", make_table(SEND, make_step("undo", "sent", "draft"))),
        (
            "states.draft",
            make_table(
                SEND, states=[make_state("draft", end=True), make_state("sent")]
            ),
        ),
        (
            "states.lost",
            make_table(
                SEND,
                make_step("find", "lost", "sent"),
                states=[
                    make_state("draft"),
                    make_state("lost"),
                    make_state("sent", end=True),
                ],
            ),
        ),
        (
            "states.draft",
            make_table({**SEND, "when": {"way": ["a"]}}, choices=[CHOICE]),
        ),
    ],
)
def test_table_that_does_not_hold_together_is_refused(key: str, table: object) -> None:
    found = check_table(table, kind="toy", roles={"applicant": ""})  # type: ignore[arg-type]
    assert key in {place for place, _ in found}


def test_small_table_holds_together() -> None:
    assert check_table(make_table(), kind="toy", roles={"applicant": ""}) == []


def test_ways_that_never_meet_are_one_step() -> None:
    early = {**SEND, "until": date(2025, 7, 31)}
    late = {**SEND, "since": date(2025, 8, 1), "requires": ["reason"]}
    table = make_table(early, late, requirements=[REASON])
    assert check_table(table, kind="toy", roles={"applicant": ""}) == []


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ('to = "sent"', 'too = "sent"', 'unknown key "too" (did you mean "to"?)'),
        ('roles = ["applicant"]', "roles = []", "at least one entry is expected"),
        ('from = ["draft"]', 'from = ["drafts"]', "drafts is not a known state"),
        ('kind = "call"', 'kind = "Call!"', "does not have the right form"),
        ("en = ", "english = ", "unknown key"),
    ],
)
def test_file_with_a_fault_is_refused_by_name(
    tmp_path: Path, was: str, becomes: str, told: str
) -> None:
    source = (FOLDER / "call.toml").read_text(encoding="utf-8")
    small = source.replace('to = "published"', 'to = "sent"', 1).replace(
        'roles = ["programme_manager"]', 'roles = ["applicant"]', 1
    )
    small = small.replace('code = "published"', 'code = "sent"')
    small = small.replace('["published"', '["sent"')
    (tmp_path / "call.toml").write_text(small, encoding="utf-8")
    assert read_table("call", tmp_path).initial == "draft"
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "call.toml").write_text(small.replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(ProgrammeError) as refused:
        read_table("call", folder)
    assert told in str(refused.value)
    assert "call.toml" in str(refused.value)
