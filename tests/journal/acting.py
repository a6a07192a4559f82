"""Acts for tests: a case, people, and times that follow each other."""

from datetime import UTC, datetime, timedelta

from medel.journal.acts import Act, Actor, Case

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
CASE = Case("application", "NMS-2026-0012")
OFFICER = Actor(role="case_officer", person="p-7", organisation="o-1")
APPLICANT = Actor(role="applicant", person="p-9", organisation="o-4")


def make_act(
    action: str = "application.submit",
    *,
    case: Case = CASE,
    by: Actor = APPLICANT,
    minutes: int = 0,
    reason: str = "",
) -> Act:
    at = NOON + timedelta(minutes=minutes)
    return Act(case=case, by=by, action=action, at=at, reason=reason)
