"""Any history of actions, done, refused or failed, leaves a chain that holds."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medel.core.errors import MedelError
from medel.core.texts import Text
from medel.journal.actions import erase_content, recorded
from medel.journal.acts import Act, Case
from medel.journal.errors import JournalError
from medel.journal.models import Entry
from medel.journal.queries import read_case
from medel.journal.states import Outcome
from medel.journal.verifying import verify
from medel.projects.models import Organisation
from tests.journal.acting import NOON, OFFICER, make_act
from tests.journal.tampering import tamper

pytestmark = pytest.mark.django_db

CASES = [Case("application", key) for key in ("1", "10", "2")]
NO = Text(sv="Nej.", en="No.")
STEPS = st.tuples(
    st.sampled_from(CASES),
    st.sampled_from(["do", "refuse", "fail", "nest", "erase"]),
    st.integers(-3_000, 3_000),
    st.text(max_size=5).filter(lambda text: text.isprintable()),
)


def _act(how: str, act: Act) -> None:
    """Do one thing to a case that ends as asked for."""
    with recorded(act):
        Organisation.objects.create(name=f"{Organisation.objects.count()}")
        act.after = {"text": act.reason}
        if how == "nest":
            _act("do", make_act("case.inner", case=act.case))
        if how == "refuse":
            raise MedelError(NO)
        if how == "fail":
            raise ZeroDivisionError


def _try(case: Case, how: str, minutes: int, reason: str) -> None:
    if how == "erase":
        erase_content(case, 1, by=OFFICER, reason=reason, at=NOON)
    else:
        _act(how, make_act("case.touch", case=case, minutes=minutes, reason=reason))


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(STEPS, max_size=12))
def test_any_history_leaves_a_chain_that_holds(
    history: list[tuple[Case, str, int, str]],
) -> None:
    Organisation.objects.all().delete()
    tamper("DELETE FROM journal_entry", "DELETE FROM journal_content")
    for case, how, minutes, reason in history:
        try:
            _try(case, how, minutes, reason)
        except (JournalError, ZeroDivisionError):
            assert how in ("erase", "fail")
        except MedelError:
            assert how == "refuse"
    done = verify()
    assert done.holds, done.breaks
    assert done.entries == sum(len(read_case(case)) for case in CASES)
    touched = Entry.objects.filter(outcome=Outcome.DONE, erases="")
    assert Organisation.objects.count() == touched.count()
    refused = Entry.objects.filter(outcome=Outcome.REFUSED).count()
    assert refused == sum(1 for _, how, *_ in history if how == "refuse")
