"""The demonstration: as much as it promises, all of it marked, and made only once."""

from collections import Counter
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from medel.applications.actions.calls import begin_call
from medel.applications.models import Application, Call
from medel.core.errors import MedelError
from medel.decisions.models import Decision, Meeting
from medel.demonstration.calling import list_rounds
from medel.demonstration.making import (
    STEPS,
    AlreadyMadeError,
    NotEmptyError,
    make,
)
from medel.journal.acts import Actor
from medel.journal.models import Entry
from medel.parties.models import Organisation
from medel.projects.models import Project
from tests.process.cast import PROGRAMME

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
# Where a target that is no state of its own leaves the application.
ELSEWHERE = {"graded_failing": "graded"}


def _count_states() -> Counter[str]:
    return Counter(Application.objects.values_list("state", flat=True))


def test_round_is_whole_marked_and_made_once() -> None:
    done: list[int] = []
    made = make(PROGRAMME, seed=3, at=timezone.now(), tell=done.append)
    wanted: Counter[str] = Counter()
    for planned in list_rounds():
        for target, times in planned.targets.items():
            wanted[ELSEWHERE.get(target, target)] += times
    assert _count_states() == wanted
    assert (made.calls, made.applications) == (3, 120)
    assert Organisation.objects.count() == 60
    assert Meeting.objects.count() == 2
    assert Decision.objects.filter(state="confirmed").exists()
    for marked in (Call, Application, Project):
        own = marked.objects.filter(fictitious=False)
        assert not own.exists()
    assert done == sorted(done)
    assert done[-1] == pytest.approx(STEPS, rel=0.15)
    before = Entry.objects.count()
    with pytest.raises(AlreadyMadeError):
        make(PROGRAMME, seed=3, at=timezone.now())
    assert Entry.objects.count() == before
    assert _count_states() == wanted


def test_demonstration_is_never_mixed_with_what_is_real() -> None:
    now = timezone.now()
    facts = {
        "programme": PROGRAMME,
        "code": "verklig",
        "title_sv": "Verklig",
        "title_en": "Real",
        "budget": 1_000_000,
        "opens": now,
        "closes": now + timedelta(days=9),
    }
    by = Actor(role="programme_manager", person="1")
    begin_call(facts, max_eu_share=Decimal(1), by=by, at=now)
    with pytest.raises(NotEmptyError, match="only fills an empty") as refused:
        make(PROGRAMME, seed=3, at=now)
    assert isinstance(refused.value, MedelError)
    assert Application.objects.count() == 0
