"""Random sequences of actions by random people: whatever they try, the rules hold."""

import itertools
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import resolve
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medel.applications.actions.sections import name_case
from medel.applications.models import (
    Application,
    Call,
    Completion,
    Purse,
    Section,
    Signature,
    Stay,
    Submission,
)
from medel.decisions.models import (
    Agreed,
    Checked,
    Commitment,
    Decision,
    Grading,
    Interest,
    Meeting,
    Member,
    Minutes,
    Ranked,
)
from medel.journal.models import Entry
from medel.journal.queries import read_case
from medel.journal.verifying import verify
from medel.parties.models import Person
from medel.projects.models import Project
from medel.rules.steps import read_table
from tests.parties.people import make_organisation, make_person
from tests.process import cast
from tests.process.walking import (
    ACTIONS,
    DECIDED,
    MET,
    PEOPLE,
    WELL,
    Walk,
    read_purse,
    sum_of_caps,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
_numbers = itertools.count(1)
CASES = 3
# One case asks for half a million: the call has money for two of three.
BUDGET = 1_200_000
ASKED = Decimal(500_000)
OWN_PAGES = (
    *("", "avsnitt/general/", "avsnitt/general/versioner/", "filer/"),
    *("kontrollera/", "kvitto/1/", "kvitto/1/fil/", "komplettera/"),
    *("beslut/", "beslut/brev/"),
)
DESK_PAGES = ("", "ansokan/", "kontroll/", "betyg/", "forslag/", "historik/")
# The actions after which a case stands in another state.
MOVES = ("submit", "sign", "start_check", "approve_check", "settle_grades", "send_on",
         "hand_over", "decide", "notify", "confirm")  # fmt: skip
ORDER = [*WELL * CASES, *MET, *DECIDED * CASES]
strays = st.lists(
    st.tuples(
        st.integers(0, len(ORDER)),
        st.sampled_from(sorted(ACTIONS)),
        st.sampled_from(sorted(PEOPLE)),
        st.integers(0, CASES - 1),
    ),
    min_size=10,
    max_size=40,
)


def _set_out() -> Walk:
    """Make a call with a small purse and three drafts that can be sent."""
    number = next(_numbers)
    call = cast.make_call(f"walk-{number}", BUDGET)
    Purse.objects.filter(programme=cast.PROGRAMME).update(
        amount=read_purse().granted + BUDGET
    )
    cases = [cast.make_draft(call, "2021002114") for _ in range(CASES)]
    for one in cases:
        cast.fill(one)
    owner = cases[0].parties.get().organisation_id
    return Walk(call, cases, cast.CLOSES + timedelta(days=1), owner)


def _plan_steps(
    strayed: list[tuple[int, str, str, int]],
) -> list[tuple[str, str, int]]:
    """Lay the round that goes well, with the strays thrown in at their places."""
    turns = [(name, who, 0) for name, who in ORDER]
    each = len(WELL), len(DECIDED)
    for case in range(CASES):
        for index in range(each[0]):
            name, who, _ = turns[case * each[0] + index]
            turns[case * each[0] + index] = (name, who, case)
        for index in range(each[1]):
            place = CASES * each[0] + len(MET) + case * each[1] + index
            name, who, _ = turns[place]
            turns[place] = (name, who, case)
    for place, name, who, case in sorted(strayed, reverse=True):
        turns.insert(place, (name, who, case))
    return turns


def _require_order(walk: Walk) -> None:
    """Nothing illegal stands anywhere, whatever was tried."""
    walk.call.refresh_from_db()
    purse = read_purse()
    caps = sum_of_caps(walk.call)
    assert walk.call.granted == caps <= walk.call.budget
    assert purse.before + purse.granted <= purse.amount
    known = {one.code for one in read_table("application").states}
    for case in Application.objects.filter(call=walk.call):
        assert case.state in known
        assert [one.state for one in case.stays.filter(ended=None)] == [case.state]
        decision = Decision.objects.filter(application=case).first()
        granted = case.state == "granted"
        if granted:
            assert decision is not None
            assert decision.decided_by != decision.prepared_by
        standing = granted and decision is not None and decision.state != "lapsed"
        bank = Project.objects.filter(case_number=case.case_id).exclude(case_number="")
        assert bank.exists() == standing


def _take_picture(walk: Walk) -> list[object]:
    """Take a picture of all that a refused action must leave as it was."""
    records = (
        Application.objects.filter(call=walk.call),
        Call.objects.filter(pk=walk.call.pk),
        Purse.objects.all(),
        Project.objects.all(),
        Section.objects.filter(application__call=walk.call),
        Submission.objects.filter(application__call=walk.call),
        Signature.objects.filter(submission__application__call=walk.call),
        Completion.objects.filter(application__call=walk.call),
        Stay.objects.filter(application__call=walk.call),
        Checked.objects.filter(application__call=walk.call),
        Grading.objects.filter(application__call=walk.call),
        Agreed.objects.filter(application__call=walk.call),
        Decision.objects.filter(application__call=walk.call),
        Commitment.objects.filter(decision__application__call=walk.call),
        Meeting.objects.filter(call=walk.call),
        Ranked.objects.filter(meeting__call=walk.call),
        Member.objects.filter(meeting__call=walk.call),
        Interest.objects.filter(member__meeting__call=walk.call),
        Minutes.objects.filter(meeting__call=walk.call),
    )
    return [list(one.order_by("pk").values()) for one in records]


def _count_refused() -> int:
    return Entry.objects.filter(outcome="refused").count()


def _require_closed(case: Application) -> None:
    """Nobody without a part in a case reads anything of it, whatever its state."""
    case.refresh_from_db()
    stranger = Client()
    stranger.force_login(_stranger())
    for path in _list_pages(case):
        with translation.override("sv"):
            resolve(path)  # or a 404 would tell nothing: raises where there is none
        for client in (stranger, Client()):
            answer = client.get(path)
            assert answer.status_code in {302, 403, 404}, path
            assert case.title not in answer.content.decode()


def _stranger() -> Person:
    found = Person.objects.filter(email="stranger@example.org").first()
    return found or make_person("stranger")


def _list_pages(case: Application) -> list[str]:
    own, desk = f"/sv/ansokningar/{case.key}/", "/sv/arbetsbord/"
    return [
        *(f"{own}{rest}" for rest in OWN_PAGES),
        *(f"{desk}arenden/{case.key}/{rest}" for rest in DESK_PAGES),
        f"{desk}beslut/{case.key}/",
        f"{desk}beslut/{case.key}/brev/",
    ]


def _require_legal_path(case: Application) -> None:
    """Every change of state that the journal tells of is a step of the table."""
    table = read_table("application")
    state = table.initial
    for one in read_case(name_case(case)):
        if one.entry.outcome != "done" or one.is_erased:
            continue
        before, after = (one.told.get(key, {}) for key in ("before", "after"))
        if not one.entry.action.startswith("application.") or "state" not in after:
            continue
        if "state" not in before:
            continue
        step = one.entry.action.removeprefix("application.")
        legal = {
            (start, way.lead(start))
            for way in table.steps
            if way.code == step
            for start in way.origins
        }
        assert before["state"] == state
        assert (before["state"], after["state"]) in legal, step
        state = after["state"]
    case.refresh_from_db()
    assert case.state == state


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(strayed=strays)
def test_whatever_anybody_tries_the_rules_hold(
    strayed: list[tuple[int, str, str, int]],
) -> None:
    walk = _set_out()
    before, noted = _take_picture(walk), _count_refused()
    for name, who, order in _plan_steps(strayed):
        done = walk.try_it(name, PEOPLE[who], order)
        if done:
            _require_order(walk)
        else:
            # What is refused changes nothing, and stands in the journal as refused.
            assert _take_picture(walk) == before, (name, who)
            assert _count_refused() > noted or walk.had_nothing, (name, who)
        before, noted = _take_picture(walk), _count_refused()
    for case in walk.cases:
        _require_legal_path(case)
    _require_closed(walk.cases[len(strayed) % CASES])
    found = verify()
    assert found.holds, found.breaks
    assert walk.done


def test_a_round_that_goes_well_ends_with_two_projects_and_one_left_out() -> None:
    walk = _set_out()
    for name, who, order in _plan_steps([]):
        walk.try_it(name, PEOPLE[who], order)
        _require_order(walk)
    states = sorted(
        Application.objects.filter(call=walk.call).values_list("state", flat=True)
    )
    assert states == ["granted", "granted", "not_prioritised"], walk.refused
    assert sum_of_caps(walk.call) == 2 * ASKED
    assert verify().holds


def test_what_is_refused_is_in_the_journal_and_changes_nothing() -> None:
    walk = _set_out()
    before = [one.state for one in walk.cases]
    for name in ACTIONS:
        walk.try_it(name, PEOPLE["auditor"], 0)
    # Saving is no step: the pages keep strangers from it, as test_access shows.
    assert walk.done == ["save"]
    assert [one.state for one in Application.objects.order_by("pk")] == before
    assert Entry.objects.filter(outcome="refused", person="8").count() >= 20


def test_a_stranger_reads_nothing_of_any_case_in_any_state() -> None:
    walk = _set_out()
    make_organisation("2321000206", "En annan")
    for name, who, order in _plan_steps([]):
        if walk.try_it(name, PEOPLE[who], order) and name in MOVES:
            _require_closed(walk.cases[order])
    assert set(MOVES) <= set(walk.done)
