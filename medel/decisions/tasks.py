"""The tasks of the inbox: what each state of a case asks somebody to do."""

from dataclasses import dataclass

from medel.core.texts import Text
from medel.parties.states import Role


@dataclass(frozen=True)
class Kind:
    """A kind of task: whose it is, in which states it arises, and where it is done.

    `page` names the page of the case where it is done.
    """

    code: str
    role: Role
    states: tuple[str, ...]
    name: Text
    page: str


KINDS: tuple[Kind, ...] = (
    Kind(
        "decide",
        Role.DECISION_MAKER,
        (),
        Text(sv="Besluta", en="Decide"),
        "case",
    ),
    Kind(
        "start",
        Role.CASE_OFFICER,
        ("submitted",),
        Text(sv="Börja kontrollen", en="Start the check"),
        "case",
    ),
    Kind(
        "check",
        Role.CASE_OFFICER,
        ("under_check",),
        Text(sv="Pröva krav och kriterier", en="Judge requirements and criteria"),
        "case_check",
    ),
    Kind(
        "resume",
        Role.CASE_OFFICER,
        ("completion_requested",),
        Text(
            sv="Tiden för komplettering har gått ut",
            en="The time for completion has run out",
        ),
        "case",
    ),
    Kind(
        "grade",
        Role.CASE_OFFICER,
        ("approved_for_quality",),
        Text(sv="Betygsätt", en="Grade"),
        "case_grades",
    ),
    Kind(
        "agree",
        Role.CASE_OFFICER,
        ("approved_for_quality",),
        Text(sv="Enas om betygen", en="Agree on the grades"),
        "case_grades",
    ),
    Kind(
        "send",
        Role.CASE_OFFICER,
        ("graded",),
        Text(
            sv="Lämna till prioritering eller föreslå avslag",
            en="Send to prioritisation or propose rejection",
        ),
        "case",
    ),
    Kind(
        "recheck",
        Role.CASE_OFFICER,
        ("returned",),
        Text(sv="Pröva igen", en="Check again"),
        "case",
    ),
    Kind(
        "prepare",
        Role.CASE_OFFICER,
        ("prioritised", "not_prioritised"),
        Text(sv="Förbered beslut", en="Prepare the decision"),
        "case",
    ),
)
BY_CODE = {one.code: one for one in KINDS}
