"""The pages of decisions, by the cast: who sees what, nonsense, and query counts."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from medel.applications.models import Application
from medel.decisions.actions.deciding import decide, prepare, write_decision
from medel.decisions.actions.notifying import notify
from medel.decisions.models import Decision
from medel.journal.acts import Actor
from medel.parties.actions import give_role
from medel.parties.models import Organisation
from medel.parties.states import Role
from medel.projects.models import Project
from tests.conftest import CODE
from tests.decisions.cases import make_case
from tests.parties.people import cast as person
from tests.parties.people import make_organisation, make_person
from tests.process import cast

pytestmark = pytest.mark.django_db(transaction=True)
OTHER = "mellersta-norrland-2021-2027"
DESK = "/sv/arbetsbord/beslut/"


def _client(name: str) -> Client:
    client = Client()
    client.force_login(person(name))
    return client


def _member(role: Role, number: str) -> Client:
    own = Organisation.objects.get(number=number)
    someone = make_person(f"{role}{number}")
    give_role(someone, role, programme=CODE, organisation=own)
    client = Client()
    client.force_login(someone)
    return client


@pytest.fixture
def case() -> Application:
    return make_case(cast.make_call())


def _prepared(case: Application) -> Decision:
    told = {"outcome": "support", "reasons": "Skäl."}
    now = timezone.now()
    return prepare(
        write_decision(case, told, by=cast.OFFICER, at=now), by=cast.OFFICER, at=now
    )


def _notified(case: Application) -> Decision:
    decision, now = _prepared(case), timezone.now()
    decide(decision, by=cast.DECIDER, at=now)
    notify(decision, at=now)
    return decision


def test_the_whole_way_through_the_pages(case: Application) -> None:
    officer, decider = _client("officer"), _client("decision_maker")
    written = officer.get(f"{DESK}{case.key}/skriv/")
    assert "700000" in written.content.decode()
    form = {
        **written.context["form"].initial,
        "reasons": "Projektet bidrar.",
        "conditions": "Ett villkor.\nEtt till.",
        "act": "prepare",
    }
    assert officer.post(f"{DESK}{case.key}/skriv/", form).status_code == 302
    assert str(case.key) in decider.get(DESK).content.decode()
    assert decider.post(f"{DESK}{case.key}/steg/decide/").status_code == 302
    decision = Decision.objects.get()
    assert (decision.state, decision.conditions) == (
        "notified",
        ["Ett villkor.", "Ett till."],
    )
    assert Project.objects.get().case_number == case.case_id
    assert decision.mailed is not None
    page = decider.get(f"{DESK}{case.key}/brev/")
    assert page.content.startswith(b"%PDF")
    assert mail.outbox == []


def test_an_officer_cannot_decide_by_address(case: Application) -> None:
    _prepared(case)
    client = _client("officer")
    assert client.post(f"{DESK}{case.key}/steg/decide/").status_code == 404
    assert Decision.objects.get().state == "prepared"


def test_a_decision_maker_cannot_write(case: Application) -> None:
    client = _client("decision_maker")
    assert client.get(f"{DESK}{case.key}/skriv/").status_code == 403


@pytest.mark.parametrize("name", ["applicant", "stranger", "partnership_member"])
def test_outsiders_are_refused_at_the_desk(case: Application, name: str) -> None:
    _notified(case)
    client = _client(name)
    for path in ("", f"{case.key}/", f"{case.key}/brev/", f"{case.key}/skriv/"):
        assert client.get(f"{DESK}{path}").status_code == 403


def test_staff_of_another_programme_learn_nothing(case: Application) -> None:
    _notified(case)
    someone = make_person("other", second_factor=True)
    give_role(someone, Role.DECISION_MAKER, programme=OTHER)
    client = Client()
    client.force_login(someone)
    assert case.title not in client.get(DESK).content.decode()
    for path in ("", "brev/", "steg/decide/"):
        assert client.get(f"{DESK}{case.key}/{path}").status_code == 404


def test_only_the_parties_see_the_decision_and_its_letter(case: Application) -> None:
    _notified(case)
    make_organisation("5560160680", "Utanför AB")
    path = f"/sv/ansokningar/{case.key}/beslut/"
    for number, status in (
        ("2021002114", 200),
        ("2021002023", 200),
        ("5560160680", 404),
    ):
        client = _member(Role.APPLICANT, number)
        assert client.get(path).status_code == status
        assert client.get(f"{path}brev/").status_code == status
    assert Client().get(path).status_code == 302
    assert _client("officer").get(path).status_code == 404


def test_nothing_is_seen_before_it_is_notified(case: Application) -> None:
    decision = _prepared(case)
    client = _member(Role.APPLICANT, "2021002114")
    path = f"/sv/ansokningar/{case.key}/beslut/"
    assert client.get(path).status_code == 404
    decide(decision, by=cast.DECIDER, at=timezone.now())
    assert client.get(path).status_code == 404


def test_a_signatory_confirms_for_their_own_organisation_only(
    case: Application,
) -> None:
    decision = _notified(case)
    path = f"/sv/ansokningar/{case.key}/beslut/"
    own, other = decision.commitments.order_by("pk")
    signer = _member(Role.AUTHORISED_SIGNATORY, own.organisation.number)
    foreign = {"organisation": other.organisation_id}
    assert signer.post(path, foreign).status_code == 404
    mere = _member(Role.APPLICANT, own.organisation.number)
    mine = {"organisation": own.organisation_id}
    assert mere.post(path, mine).status_code == 404
    assert signer.post(path, mine).status_code == 302
    assert decision.commitments.exclude(confirmed=None).get() == own
    assert signer.post(path, mine).status_code == 404


def test_a_late_confirmation_is_refused_in_words(case: Application) -> None:
    decision = _notified(case)
    own = decision.commitments.order_by("pk")[0]
    signer = _member(Role.AUTHORISED_SIGNATORY, own.organisation.number)
    Decision.objects.update(confirm_by=timezone.localdate() - timedelta(days=1))
    page = signer.post(
        f"/sv/ansokningar/{case.key}/beslut/", {"organisation": own.organisation_id}
    )
    assert page.status_code == 200
    assert "Sista dag var" in page.content.decode()


NONSENSE = {
    "cap": "mycket",
    "cash_costs": "-5",
    "total_cost": "9" * 40,
    "starts": "2027-13-45",
    "ends": "igår",
    "reasons": "<script>alert(1)</script>",
    "reporting": "snart",
    "conditions": "x" * 2000,
    "general_conditions": "\n".join("abc" for _ in range(100)),
    "grounds": "",
    "appeal": "",
    "act": "prepare",
}


def test_nonsense_is_refused_in_words_and_changes_nothing(case: Application) -> None:
    client = _client("officer")
    page = client.post(f"{DESK}{case.key}/skriv/", NONSENSE)
    text = page.content.decode()
    assert page.status_code == 200
    assert "<script>alert" not in text
    assert text.count('class="field-error"') >= 9
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    "path", ["steg/explode/", "skriv/?outcome=gold", "steg/lapse/"]
)
def test_addresses_of_nothing_are_not_here(case: Application, path: str) -> None:
    client = _client("officer")
    assert client.get(f"{DESK}{case.key}/{path}").status_code == 404


def test_money_that_is_gone_is_told_on_the_page(case: Application) -> None:
    _prepared(case)
    case.call.budget = 1000
    case.call.save()
    page = _client("decision_maker").post(f"{DESK}{case.key}/steg/decide/")
    assert page.status_code == 200
    assert "finns bara" in page.content.decode()
    assert not Project.objects.exists()


@pytest.mark.parametrize("cases", [1, 12])
def test_the_list_asks_as_much_of_one_case_as_of_many(
    cases: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    call, now = cast.make_call(), timezone.now()
    for number in range(cases):
        _prepared(make_case(call, number))
        make_case(call, 100 + number)
        granted = _prepared(make_case(call, 200 + number))
        by = Actor(role="decision_maker", person="7")
        decide(granted, by=by, at=now)
        Decision.objects.filter(pk=granted.pk).update(state="notified", mailed=now)
    client = _client("decision_maker")
    client.get(DESK)
    with django_assert_num_queries(9):
        assert client.get(DESK).status_code == 200
