import pytest

from medel.parties.permissions import (
    PERMISSIONS,
    Standing,
    Subject,
    explain,
    may,
)
from medel.parties.queries import standing_of
from tests.conftest import CODE
from tests.parties.people import (
    ANONYMOUS,
    CAST,
    NUMBER,
    OTHER_NUMBER,
    cast,
    make_organisation,
    make_person,
)

pytestmark = pytest.mark.django_db
OTHER = "mellersta-norrland-2021-2027"
WHO_MAY: dict[str, set[str]] = {
    "enter_desk": {
        *("officer", "decision_maker", "partnership_member"),
        *("auditor", "administrator"),
    },
    "import_lists": {"officer", "administrator"},
    "administer_people": {"administrator"},
    "act_for_organisation": {"applicant", "signatory", "partner"},
    "sign_for_organisation": {"signatory"},
    "read_cases": {"officer", "decision_maker", "auditor"},
    "handle_cases": {"officer"},
    "see_meetings": {"officer", "decision_maker", "partnership_member", "auditor"},
    "run_meetings": set(),  # the cast has no secretary
    "make_calls": set(),  # and no programme manager
    "read_decisions": {"officer", "decision_maker", "auditor"},
    "prepare_decisions": {"officer"},
    "take_decisions": {"decision_maker"},
}


def _standing(name: str) -> Standing:
    return Standing(None) if name == ANONYMOUS else standing_of(cast(name))


@pytest.mark.parametrize("name", CAST)
def test_each_of_the_cast_may_what_their_role_says(name: str) -> None:
    standing = _standing(name)
    allowed = {key for key in PERMISSIONS if may(key, standing)}
    assert allowed == {key for key, names in WHO_MAY.items() if name in names}
    assert set(WHO_MAY) == set(PERMISSIONS)


@pytest.mark.parametrize("name", CAST)
def test_answer_and_explanation_agree(name: str) -> None:
    standing = _standing(name)
    for key in PERMISSIONS:
        told = explain(key, standing)
        assert told.allowed == may(key, standing)
        assert told.reason.sv != told.reason.en


def test_explanation_names_the_first_thing_missing() -> None:
    stranger = standing_of(make_person("nobody"))
    assert "sign in" in explain("import_lists", Standing(None)).reason.en
    assert "case officers" in explain("import_lists", stranger).reason.en


def test_staff_without_second_factor_may_nothing() -> None:
    officer = standing_of(cast("officer"))
    bare = Standing(officer.person, officer.memberships, second_factor=False)
    assert bare.must_secure
    assert not any(may(key, bare) for key in PERMISSIONS)
    assert "two-step" in explain("import_lists", bare).reason.en


def test_role_of_one_programme_is_none_in_another() -> None:
    officer = standing_of(cast("officer"))
    assert may("import_lists", officer, Subject(CODE))
    assert not may("import_lists", officer, Subject(OTHER))


def test_role_for_one_organisation_is_none_for_another() -> None:
    applicant = standing_of(cast("applicant"))
    own = make_organisation(NUMBER)
    other = make_organisation(OTHER_NUMBER, "Another")
    assert may("act_for_organisation", applicant, Subject(organisation=own.pk))
    assert not may("act_for_organisation", applicant, Subject(organisation=other.pk))


def test_closed_account_may_nothing() -> None:
    person = cast("officer")
    person.is_active = False
    assert not any(may(key, standing_of(person)) for key in PERMISSIONS)
