"""Nobody at the authority handles or decides a case of an organisation of their own."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from medel.applications.models import Application
from medel.core.errors import MedelError
from medel.decisions.actions import agreeing, assessing, grading, handling
from medel.decisions.actions.deciding import (
    abandon,
    decide,
    prepare,
    send_back,
    write_decision,
)
from medel.decisions.actions.proposing import propose
from medel.decisions.impartiality import PartialityError, is_partial
from medel.decisions.models import Decision
from medel.journal.acts import Actor
from medel.journal.models import Entry
from medel.parties.actions import give_role
from medel.parties.models import Membership
from medel.parties.states import Role
from tests.decisions.cases import DECIDED, make_case, prepared
from tests.decisions.making import AFTER, make_checking, make_submitted, sheet
from tests.parties.people import make_organisation, make_person
from tests.process import cast

pytestmark = pytest.mark.django_db
WHY = "Därför."
OWNER, PARTNER = "2021002114", "2021002023"
Try = Callable[[Application, Actor], object]
TRIES: dict[str, Try] = {
    "application.start_check": lambda c, by: handling.start_check(c, by=by, at=AFTER),
    "application.take_over": lambda c, by: handling.take_over(c, by=by, at=AFTER),
    "application.note": lambda c, by: handling.write_note(c, WHY, by=by, at=AFTER),
    "application.request_completion": lambda c, by: handling.request_completion(
        c, {"general": WHY}, (AFTER + timedelta(days=9)).date(), by=by, at=AFTER
    ),
    "application.check": lambda c, by: assessing.check_items(
        c, {"R1": ("met", "")}, by=by, at=AFTER
    ),
    "application.approve_check": lambda c, by: assessing.approve_check(
        c, WHY, by=by, at=AFTER
    ),
    "application.grades": lambda c, by: grading.save_grades(
        c, sheet(), by=by, at=AFTER, done=True
    ),
    "application.agree": lambda c, by: agreeing.agree(c, sheet(), by=by, at=AFTER),
    "application.grade": lambda c, by: agreeing.settle_grades(c, by=by, at=AFTER),
    "application.send_to_prioritisation": lambda c, by: agreeing.send_to_prioritisation(
        c, by=by, at=AFTER
    ),
    "decision.write": lambda c, by: write_decision(
        c, {"outcome": "rejection", "reasons": WHY}, by=by, at=AFTER
    ),
    "decision.propose": lambda c, by: propose(c, "dismissal", WHY, by=by, at=AFTER),
}


def _somebody_of(number: str, role: str = Role.CASE_OFFICER) -> Actor:
    """Make a case officer who also applies for an organisation."""
    person = make_person(f"{role}-{number}")
    give_role(person, role, programme=cast.PROGRAMME)
    give_role(person, Role.APPLICANT, organisation=make_organisation(number))
    return Actor(role=role, person=str(person.pk))


@pytest.mark.parametrize("action", TRIES)
def test_officer_of_a_party_is_refused_and_it_is_in_the_journal(action: str) -> None:
    case = make_submitted() if action.endswith("start_check") else make_checking()
    by = _somebody_of(OWNER)
    before = Application.objects.values().get(pk=case.pk)
    with pytest.raises(PartialityError, match="conflict of interest"):
        TRIES[action](case, by)
    assert Application.objects.values().get(pk=case.pk) == before
    refused = Entry.objects.filter(outcome="refused", person=by.person)
    assert refused.filter(action=action).exists()


def test_officer_of_another_organisation_may() -> None:
    case = make_submitted()
    handling.start_check(case, by=_somebody_of("2321000206"), at=AFTER)
    assert case.state == "under_check"


@pytest.mark.parametrize("number", [OWNER, PARTNER])
def test_decision_maker_of_a_party_decides_nothing(number: str) -> None:
    decision = prepared(make_case(cast.make_call()))
    by = _somebody_of(number, Role.DECISION_MAKER)
    tries = (
        lambda: decide(decision, by=by, at=DECIDED),
        lambda: send_back(decision, WHY, by=by, at=DECIDED),
        lambda: abandon(decision, WHY, by=by, at=DECIDED),
    )
    for attempt in tries:
        with pytest.raises(PartialityError):
            attempt()
    assert Decision.objects.get().state == "prepared"
    assert Entry.objects.filter(outcome="refused", person=by.person).count() == 3


def test_role_that_has_ended_and_a_cooperating_party() -> None:
    case = make_case(cast.make_call())
    by = _somebody_of(OWNER)
    assert is_partial([case.pk], by.person)
    Membership.objects.filter(person_id=int(by.person), role=Role.APPLICANT).update(
        ended=DECIDED
    )
    assert not is_partial([case.pk], by.person)
    # Those who were asked and have not answered count as well.
    other = make_organisation("2321000206", "En annan")
    case.parties.create(organisation=other, role="cooperation")
    give_role(make_person("x"), Role.CASE_OFFICER, organisation=other)
    held = Membership.objects.get(organisation=other)
    assert is_partial([case.pk], str(held.person_id))


@pytest.mark.parametrize("key", ["", "abc", "²", "9" * 40])
def test_what_is_no_key_is_nobody(key: str) -> None:
    assert not is_partial([1], key)


def test_grader_cannot_be_somebody_of_a_party() -> None:
    case = make_checking()
    Application.objects.update(state="approved_for_quality")
    grader = _somebody_of(OWNER)
    with pytest.raises(PartialityError):
        grading.appoint_graders(case, [grader.person], by=cast.OFFICER, at=AFTER)
    assert not case.graders.exists()


def test_taken_decision_is_not_put_forward_again_by_an_old_form() -> None:
    decision = prepared(make_case(cast.make_call()))
    old = Decision.objects.get()
    old.state = "draft"  # as it was when somebody opened the form
    decide(decision, by=cast.DECIDER, at=DECIDED)
    with pytest.raises(MedelError, match="cannot be rewritten"):
        prepare(old, by=cast.OFFICER, at=DECIDED)
    assert Decision.objects.get().state == "decided"
