"""After the decision: letter, mail, confirmation, lapse."""

from datetime import timedelta
from hashlib import sha256
from io import BytesIO

import pikepdf
import pytest
from django.core import mail

from medel.applications.models import Call, Purse
from medel.decisions.actions.committing import confirm_commitment, lapse
from medel.decisions.actions.deciding import decide
from medel.decisions.actions.notifying import notify, settle
from medel.decisions.errors import NoCommitmentError
from medel.decisions.letters.facts import gather_facts
from medel.decisions.models import Decision
from medel.journal.acts import Actor
from medel.parties.actions import give_role
from medel.parties.models import Organisation
from medel.parties.states import Role
from medel.projects.models import Project, Revision
from medel.rules.steps import StepRefusedError
from medel.web.finishing import finish, finish_all
from tests.conftest import CODE
from tests.decisions.cases import DECIDED, make_case, prepared
from tests.parties.people import make_person
from tests.process import cast

pytestmark = pytest.mark.django_db(transaction=True)


def _decided(outcome: str = "support", state: str = "prioritised") -> Decision:
    application = make_case(cast.make_call(), state=state)
    decision = prepared(application, outcome=outcome)
    decide(decision, by=cast.DECIDER, at=DECIDED)
    return decision


def _notified() -> Decision:
    decision = _decided()
    notify(decision, at=DECIDED)
    return decision


def _signer(number: str) -> Actor:
    organisation = Organisation.objects.get(number=number)
    key = str(organisation.pk)
    return Actor(role="authorised_signatory", person=f"s{key}", organisation=key)


def test_the_letter_is_a_tagged_pdf_kept_with_its_checksum() -> None:
    decision = _notified()
    letter = bytes(decision.letter)
    assert decision.letter_sha256 == sha256(letter).hexdigest()
    with pikepdf.open(BytesIO(letter)) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "sv-SE"
        assert "/StructTreeRoot" in document.Root
        with document.open_metadata() as told:
            assert told["pdfuaid:part"] == "1"


def test_the_letter_tells_the_ruling_reasons_and_what_is_said_of_appeal() -> None:
    decision = _decided()
    told = gather_facts(decision)
    plain = told.ruling.replace("\u00a0", " ")
    assert "50 % av projektets faktiska kostnader, dock högst 700 000 kr" in plain
    parts = {one.heading: one for one in told.parts}
    assert parts["Skäl för beslutet"].lines == ["Projektet bidrar till målet."]
    assert "inte bekräftat" in " ".join(parts["Om att överklaga"].lines)
    assert "7 januari 2027" in parts["Bekräfta åtagandet"].lines[0]


def test_a_rejection_has_its_letter_without_money() -> None:
    told = gather_facts(_decided("rejection", "not_prioritised"))
    assert told.ruling.startswith("Tillväxtverket avslår")
    assert "Parter" not in {one.heading for one in told.parts}
    assert all("kr" not in value.split() for _, value in told.table)


def test_a_letter_is_written_once() -> None:
    decision = _notified()
    kept = decision.letter_sha256
    with pytest.raises(StepRefusedError):
        notify(decision, at=DECIDED + timedelta(days=1))
    assert Decision.objects.get().letter_sha256 == kept


def test_each_gets_a_mail_of_their_own_with_number_and_link_alone() -> None:
    decision = _decided()
    for name, number in (("eva", "2021002114"), ("ali", "2021002023")):
        own = Organisation.objects.get(number=number)
        give_role(
            make_person(name),
            Role.AUTHORISED_SIGNATORY,
            programme=CODE,
            organisation=own,
        )
    make_person("stranger")
    assert finish(decision, at=DECIDED, origin="https://medel.example.org")
    assert [one.to for one in mail.outbox] == [["eva@example.org"], ["ali@example.org"]]
    body = f"{mail.outbox[0].subject} {mail.outbox[0].body}"
    assert decision.application.case_id in body
    path = f"/sv/ansokningar/{decision.application.key}/beslut/"
    assert f"https://medel.example.org{path}" in body
    for secret in (decision.application.title, "700", "Dalarna", "Eva"):
        assert secret not in body


def test_what_was_broken_off_is_finished_later_and_only_once() -> None:
    decision = _decided()
    assert finish_all(at=DECIDED)["letters"] == 1
    decision.refresh_from_db()
    assert decision.state == "notified"
    assert decision.mailed is not None
    assert finish_all(at=DECIDED)["letters"] == 0


def test_a_mail_that_cannot_be_sent_is_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    decision = _decided()
    with monkeypatch.context() as patch:
        patch.setattr("medel.web.notices.get_connection", _Refusing)
        assert not finish(decision, at=DECIDED)
    decision.refresh_from_db()
    assert (decision.state, decision.mailed) == ("notified", None)
    finish_all(at=DECIDED)
    decision.refresh_from_db()
    assert decision.mailed is not None


class _Refusing:
    def send_messages(self, _messages: object) -> int:
        raise ConnectionRefusedError


def test_proposals_of_withdrawn_applications_are_given_up() -> None:
    application = make_case(cast.make_call())
    prepared(application)
    application.state = "withdrawn"
    application.save()
    assert finish_all(at=DECIDED)["abandoned"] == 1
    assert Decision.objects.get().state == "abandoned"


def test_every_partys_signatory_confirms_and_then_the_project_can_start() -> None:
    decision = _notified()
    in_time = DECIDED + timedelta(weeks=4)
    confirm_commitment(decision, by=_signer("2021002114"), at=in_time)
    assert decision.state == "notified"
    confirm_commitment(decision, by=_signer("2021002023"), at=in_time)
    assert decision.state == "confirmed"
    with pytest.raises((StepRefusedError, NoCommitmentError)):
        confirm_commitment(decision, by=_signer("2021002023"), at=in_time)


def test_a_stranger_a_mere_applicant_and_the_late_cannot_confirm() -> None:
    decision = _notified()
    stranger = Actor(role="authorised_signatory", person="9", organisation="999")
    mere = Actor(
        role="applicant", person="9", organisation=_signer("2021002114").organisation
    )
    late = DECIDED + timedelta(weeks=4, days=1)
    for by, at in (
        (stranger, DECIDED),
        (mere, DECIDED),
        (_signer("2021002114"), late),
    ):
        with pytest.raises((NoCommitmentError, StepRefusedError)):
            confirm_commitment(decision, by=by, at=at)
    assert not any(one.confirmed for one in decision.commitments.all())


def test_a_support_that_lapses_frees_its_money_and_leaves_the_bank() -> None:
    decision = _notified()
    last = DECIDED + timedelta(weeks=4)
    with pytest.raises(StepRefusedError):
        lapse(decision, "Inte bekräftat.", by=cast.DECIDER, at=last)
    assert Project.objects.exists()
    after = last + timedelta(days=1)
    lapse(decision, "Inte bekräftat.", by=cast.DECIDER, at=after)
    assert decision.state == "lapsed"
    assert Call.objects.get().granted == Purse.objects.get().granted == 0
    assert not Project.objects.exists()
    assert Revision.objects.exists()


def test_a_rejection_that_stands_is_concluded() -> None:
    decision = _decided("rejection", "not_prioritised")
    finish(decision, at=DECIDED)
    settle(decision, by=cast.OFFICER, at=DECIDED)
    assert decision.state == "final"
