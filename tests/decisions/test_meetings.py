import hashlib
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pikepdf
import pytest
from django.db import IntegrityError, transaction

from medel.applications.models import Application
from medel.decisions.actions import interests, meetings, ordering, settling
from medel.decisions.actions.agenda import Invited
from medel.decisions.actions.meeting_steps import name_meeting
from medel.decisions.models import Interest, Meeting, Member, Minutes
from medel.decisions.modes import Mode, NoMeetingError, find_mode
from medel.decisions.papers import UncountableError
from medel.decisions.protocols.document import write_document
from medel.decisions.refusals import (
    AgendaError,
    OrderChangedError,
    OwnInterestError,
    RecusedError,
)
from medel.decisions.sitting import read_sitting
from medel.journal.acts import Actor
from medel.journal.queries import read_case
from medel.parties.models import Organisation
from medel.rules.steps import StepRefusedError
from tests.decisions import sittings
from tests.decisions.sittings import MEMBER, NOW
from tests.process import cast

pytestmark = pytest.mark.django_db(transaction=True)
CONSULTATION = {"mode": "", "mode_reason": ""}


def _settle(meeting: Meeting, by: Actor = cast.CHAIR) -> None:
    sittings.give_reasons(meeting, by=by)
    ordering.settle(meeting, seen=meeting.version, by=by, at=NOW)


def _keys(meeting: Meeting) -> list[int]:
    return [one.pk for one in meeting.ranked.all()]


def test_a_meeting_of_the_partnership_from_plan_to_hand_over() -> None:
    cases = sittings.make_cases()
    meeting = sittings.begin(sittings.make_meeting(cases))
    assert meeting.state == "in_session"
    assert [one.asked for one in meeting.ranked.all()][:2] == [9_400_000, 21_500_000]
    _settle(meeting)
    assert meeting.money == Decimal(60_000_000)
    within = meeting.ranked.filter(within=True)
    assert sum(one.asked for one in within) == Decimal(59_700_000)
    settling.write_minutes(meeting, "", write_document, by=cast.SECRETARY, at=NOW)
    settling.sign_minutes(meeting, 1, by=cast.CHAIR, at=NOW)
    settling.hand_over(meeting, by=cast.SECRETARY, at=NOW)
    assert meeting.state == "handed_over"
    states = {one.title: one for one in Application.objects.all()}
    assert states["Cirkulär biogas i bruksorter"].state == "prioritised"
    assert states["Matregion i tre län"].state == "not_prioritised"
    told = [one.entry.action for one in read_case(name_meeting(meeting))]
    assert told[0] == "meeting.plan"
    assert told[-1] == "meeting.hand_over"


def test_the_programme_s_mode_of_the_day_decides_who_prioritises() -> None:
    assert find_mode(cast.PROGRAMME, on=date(2024, 6, 1)) is Mode.PARTNERSHIP
    assert find_mode(cast.PROGRAMME, on=sittings.DAY) is Mode.CONSULTATION
    meeting = sittings.make_meeting(sittings.make_cases(1), **CONSULTATION)
    assert meeting.mode == "consultation"


def test_another_mode_needs_a_reason() -> None:
    cases = sittings.make_cases(1)
    with pytest.raises(AgendaError):
        sittings.make_meeting(cases, mode_reason=" ")


def test_no_meeting_where_nothing_is_prioritised() -> None:
    cases = sittings.make_cases(1)
    with pytest.raises(NoMeetingError):
        sittings.make_meeting(cases, mode="none")
    assert not Meeting.objects.exists()


def test_a_consultation_is_ordered_by_the_decision_maker() -> None:
    cases = sittings.make_cases(3, budget=25_000_000)
    meeting = sittings.make_meeting(
        cases, **CONSULTATION, members=(Invited(person="7"),), quorum=1
    )
    meetings.summon(meeting, by=cast.SECRETARY, at=NOW)
    with pytest.raises(StepRefusedError):  # the regions have said nothing yet
        ordering.open_meeting(meeting, by=cast.DECIDER, at=NOW)
    sittings.hear_regions(meeting)
    grounds = "Nytta för länen."
    with pytest.raises(StepRefusedError):  # nobody chairs a consultation
        ordering.open_meeting(meeting, by=cast.CHAIR, at=NOW)
    meetings.publish_grounds(meeting, grounds, by=cast.SECRETARY, at=NOW)
    unlisted = Actor(role="decision_maker", person="8")
    with pytest.raises(AgendaError):  # nobody has looked at their interests
        ordering.open_meeting(meeting, by=unlisted, at=NOW)
    ordering.open_meeting(meeting, by=cast.DECIDER, at=NOW)
    with pytest.raises(AgendaError):
        ordering.give_reason(meeting, _keys(meeting)[0], "x", by=unlisted, at=NOW)
    first, second, third = _keys(meeting)
    ordering.rank(meeting, [third], seen=meeting.version, by=cast.DECIDER, at=NOW)
    assert _keys(meeting) == [third, first, second]
    _settle(meeting, by=cast.DECIDER)
    settling.write_minutes(meeting, "", write_document, by=cast.SECRETARY, at=NOW)
    settling.sign_minutes(meeting, 1, by=cast.DECIDER, at=NOW)
    settling.hand_over(meeting, by=cast.DECIDER, at=NOW)
    states = list(meeting.ranked.values_list("application__state", flat=True))
    assert states == ["prioritised", "prioritised", "not_prioritised"]


@pytest.mark.parametrize(
    "changes",
    [
        {"on": date(2020, 1, 1)},
        {"cases": ()},
        {"members": ()},
        {"quorum": 4},
        {"quorum": 0},
        {"members": (Invited(person="1"), Invited(person="2"))},
        {"members": tuple(Invited(person=x, chairs=True) for x in ("1", "2"))},
    ],
)
def test_an_agenda_that_cannot_be_so_is_refused(changes: dict[str, object]) -> None:
    cases = sittings.make_cases(2)
    with pytest.raises(AgendaError):
        sittings.make_meeting(cases, **changes)
    assert not Meeting.objects.exists()


def test_only_ready_cases_of_the_call_that_no_other_meeting_has() -> None:
    cases = sittings.make_cases(3)
    cases[0].state = "graded"
    cases[0].save()
    with pytest.raises(AgendaError):
        sittings.make_meeting(cases)
    sittings.make_meeting(cases[1:2])
    with pytest.raises(AgendaError):
        sittings.make_meeting(cases[1:])
    assert sittings.make_meeting(cases[2:]).ranked.count() == 1


def test_a_case_whose_plan_cannot_be_counted_gets_no_place() -> None:
    cases = sittings.make_cases(1)
    sent = cases[0].submissions.get()
    sent.content["sections"]["plan"]["plan"]["eu_support"] = "0"
    sent.save()
    with pytest.raises(UncountableError):
        sittings.make_meeting(cases)


def test_the_papers_stand_still_once_they_are_out() -> None:
    cases = sittings.make_cases(1)
    meeting = sittings.begin(sittings.make_meeting(cases))
    sent = cases[0].submissions.get()
    sent.content["sections"]["plan"]["plan"]["eu_support"] = "1000000"
    sent.save()
    assert read_sitting(meeting).order.lines[0].candidate.asked == 9_400_000


def _flags(meeting: Meeting) -> list[tuple[str, str, bool]]:
    return [
        (one.member.person, one.found[0]["role"], one.found[0]["sure"])
        for one in Interest.objects.filter(member__meeting=meeting).select_related(
            "member"
        )
    ]


def test_members_are_flagged_by_number_and_by_likeness() -> None:
    cases = sittings.make_cases(2)
    own = Organisation.objects.get(number="2321000156")
    dalarna = Organisation.objects.create(number="2321000180", name="REGION DALARNA")
    meeting = sittings.make_meeting(
        cases,
        members=(
            Invited(person="6", chairs=True),
            Invited(person="61", organisations=(own.pk,)),
            Invited(person="62", organisations=(dalarna.pk,)),
        ),
    )
    assert sorted(_flags(meeting)) == [
        ("61", "project_owner", True),
        ("62", "co_financier", False),
        ("62", "co_financier", False),
    ]
    sitting = read_sitting(meeting)
    assert [len(sitting.recused_in(one)) for one in sitting.ranked] == [1, 2]


def test_who_stands_aside_is_not_counted_and_takes_no_part_in_the_order() -> None:
    meeting = sittings.begin(sittings.make_meeting(sittings.make_cases(4)))
    first, second, third, fourth = _keys(meeting)
    interests.declare(meeting, second, "Min bror söker.", by=cast.CHAIR, at=NOW)
    sitting = read_sitting(meeting)
    assert len(sitting.taking_part(sitting.ranked[1])) == 2
    assert len(sitting.taking_part(sitting.ranked[0])) == 3
    for order in ([second, first, third, fourth], [first, third, second, fourth],
                  [third, first, second, fourth]):  # fmt: skip
        with pytest.raises(RecusedError):
            ordering.rank(meeting, order, seen=meeting.version, by=cast.CHAIR, at=NOW)
    with pytest.raises(RecusedError):
        ordering.give_reason(meeting, second, "Bra.", by=cast.CHAIR, at=NOW)
    order = [first, second, fourth, third]
    ordering.rank(meeting, order, seen=meeting.version, by=cast.CHAIR, at=NOW)
    assert _keys(meeting) == order
    ordering.rank(
        meeting, [second, first], seen=meeting.version, by=cast.SECRETARY, at=NOW
    )
    assert _keys(meeting)[:2] == [second, first]


def test_too_few_without_an_interest_stops_the_order() -> None:
    meeting = sittings.begin(sittings.make_meeting(sittings.make_cases(1), quorum=3))
    interests.declare(meeting, _keys(meeting)[0], "Jäv.", by=MEMBER, at=NOW)
    with pytest.raises(StepRefusedError):
        ordering.give_reason(meeting, _keys(meeting)[0], "x", by=cast.CHAIR, at=NOW)


def test_a_flag_is_answered_by_somebody_else_with_a_reason() -> None:
    cases = sittings.make_cases(1)
    own = Organisation.objects.get(number="2021002908")
    chair = Invited(person="6", chairs=True, organisations=(own.pk,))
    meeting = sittings.make_meeting(cases, members=(chair,), quorum=1)
    meetings.summon(meeting, by=cast.SECRETARY, at=NOW)
    flag = Interest.objects.get()
    with pytest.raises(OwnInterestError):
        interests.answer_interests(
            meeting, [flag.pk], "Nej.", aside=False, by=cast.CHAIR, at=NOW
        )
    with pytest.raises(StepRefusedError):
        interests.answer_interests(
            meeting, [flag.pk], " ", aside=False, by=cast.SECRETARY, at=NOW
        )
    interests.answer_interests(
        meeting, [flag.pk], "Slutade 2019.", aside=False, by=cast.SECRETARY, at=NOW
    )
    flag.refresh_from_db()
    assert (flag.recused, flag.answer) == (None, "Slutade 2019.")
    sitting = read_sitting(meeting)
    assert sitting.recused_in(sitting.ranked[0]) == set()
    interests.step_aside(meeting, [flag.pk], by=cast.CHAIR, at=NOW)
    flag.refresh_from_db()
    assert flag.recused == NOW
    assert flag.dismissed is None


def test_nobody_answers_or_steps_aside_for_another() -> None:
    meeting = sittings.begin(sittings.make_meeting(sittings.make_cases(1)))
    case = _keys(meeting)[0]
    interests.declare(meeting, case, "Jäv.", by=MEMBER, at=NOW)
    held = Interest.objects.get(member__person=MEMBER.person)
    with pytest.raises(AgendaError):
        interests.step_aside(meeting, [held.pk], by=cast.CHAIR, at=NOW)
    stranger = Actor(role="partnership_member", person="99")
    with pytest.raises(AgendaError):
        interests.declare(meeting, case, "Jäv.", by=stranger, at=NOW)


def test_an_order_that_was_not_seen_is_not_changed() -> None:
    meeting = sittings.begin(sittings.make_meeting(sittings.make_cases(3)))
    seen, keys = meeting.version, _keys(meeting)
    ordering.rank(meeting, keys[::-1], seen=seen, by=cast.CHAIR, at=NOW)
    with pytest.raises(OrderChangedError):
        ordering.rank(meeting, keys, seen=seen, by=cast.SECRETARY, at=NOW)
    with pytest.raises(OrderChangedError):
        ordering.settle(meeting, seen=seen, by=cast.CHAIR, at=NOW)
    assert _keys(meeting) == keys[::-1]


def test_the_order_is_not_fixed_until_all_is_so() -> None:
    meeting = sittings.begin(sittings.make_meeting(sittings.make_cases(2)))
    with pytest.raises(StepRefusedError) as refused:
        ordering.settle(meeting, seen=meeting.version, by=cast.CHAIR, at=NOW)
    assert "motivering för varje ärende" in refused.value.reason.sv
    sittings.give_reasons(meeting)
    meeting.statements.all().delete()
    with pytest.raises(StepRefusedError) as refused:
        ordering.settle(meeting, seen=meeting.version, by=cast.CHAIR, at=NOW)
    assert "yttranden" in refused.value.reason.sv
    sittings.hear_regions(meeting)
    with pytest.raises(StepRefusedError):
        ordering.settle(meeting, seen=meeting.version, by=cast.SECRETARY, at=NOW)
    ordering.settle(meeting, seen=meeting.version, by=cast.CHAIR, at=NOW)
    told = read_case(name_meeting(meeting))
    refusals = [one for one in told if one.entry.outcome == "refused"]
    assert len(refusals) == 3


def test_other_meetings_money_is_kept_for_them() -> None:
    cases = sittings.make_cases(3, budget=30_000_000)
    first = sittings.begin(sittings.make_meeting(cases[:1]))
    _settle(first)
    second = sittings.make_meeting(cases[1:])
    assert read_sitting(second).money == Decimal(30_000_000 - 9_400_000)


def test_a_returned_case_takes_no_money_and_goes_back() -> None:
    meeting = sittings.begin(sittings.make_meeting(sittings.make_cases(2)))
    sittings.give_reasons(meeting)
    one = _keys(meeting)[0]
    ordering.give_reason(
        meeting, one, "Oklar budget.", returned=True, by=cast.CHAIR, at=NOW
    )
    assert len(read_sitting(meeting).order.lines) == 1
    ordering.settle(meeting, seen=meeting.version, by=cast.CHAIR, at=NOW)
    settling.write_minutes(meeting, "", write_document, by=cast.SECRETARY, at=NOW)
    settling.sign_minutes(meeting, 1, by=cast.CHAIR, at=NOW)
    settling.hand_over(meeting, by=cast.SECRETARY, at=NOW)
    assert meeting.ranked.get(pk=one).application.state == "returned"


def test_a_case_withdrawn_after_the_meeting_stays_withdrawn() -> None:
    meeting = sittings.begin(sittings.make_meeting(sittings.make_cases(2)))
    _settle(meeting)
    settling.write_minutes(meeting, "", write_document, by=cast.SECRETARY, at=NOW)
    settling.sign_minutes(meeting, 1, by=cast.CHAIR, at=NOW)
    Application.objects.filter(pk=meeting.ranked.all()[0].application_id).update(
        state="withdrawn"
    )
    settling.hand_over(meeting, by=cast.SECRETARY, at=NOW)
    states = [one.application.state for one in meeting.ranked.all()]
    assert states == ["withdrawn", "prioritised"]


def test_minutes_are_signed_by_another_and_never_changed() -> None:
    meeting = sittings.begin(sittings.make_meeting(sittings.make_cases(2)))
    _settle(meeting)
    settling.write_minutes(meeting, "", write_document, by=cast.SECRETARY, at=NOW)
    settling.return_minutes(meeting, "Fel dag.", by=cast.CHAIR, at=NOW)
    both = Actor(role="secretary", person=cast.CHAIR.person)
    settling.write_minutes(meeting, "", write_document, by=both, at=NOW)
    with pytest.raises(StepRefusedError):  # who wrote it cannot sign it
        settling.sign_minutes(meeting, 2, by=cast.CHAIR, at=NOW)
    settling.return_minutes(meeting, "Skriv om.", by=cast.CHAIR, at=NOW)
    settling.write_minutes(meeting, "", write_document, by=cast.SECRETARY, at=NOW)
    settling.sign_minutes(meeting, 3, by=cast.CHAIR, at=NOW)
    held = meeting.minutes.get(number=3)
    assert hashlib.sha256(bytes(held.document)).hexdigest() == held.sha256
    held.document = b"other"
    with pytest.raises(ValueError, match="never changed"):
        held.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        Minutes.objects.filter(pk=held.pk).update(signed_by=held.written_by)
    told = read_case(name_meeting(meeting))
    assert told[-1].told["after"]["sha256"] == held.sha256


def test_the_minutes_tell_what_was_recorded() -> None:
    meeting = sittings.begin(sittings.make_meeting(sittings.make_cases()))
    interests.declare(
        meeting, _keys(meeting)[0], "Min bror leder det.", by=MEMBER, at=NOW
    )
    _settle(meeting)
    settling.write_minutes(
        meeting, "Mötet började sent.", write_document, by=cast.SECRETARY, at=NOW
    )
    with pikepdf.open(BytesIO(bytes(meeting.minutes.get().document))) as pdf:
        assert str(pdf.Root.Lang).startswith("sv")
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        assert "Protokoll från partnerskapets möte" in str(pdf.docinfo["/Title"])


def test_a_cancelled_meeting_frees_its_cases() -> None:
    cases = sittings.make_cases(2)
    meeting = sittings.make_meeting(cases)
    with pytest.raises(StepRefusedError):
        meetings.cancel(meeting, " ", by=cast.SECRETARY, at=NOW)
    meetings.cancel(meeting, "För få ärenden.", by=cast.SECRETARY, at=NOW)
    assert sittings.make_meeting(cases).state == "planned"


def test_a_changed_agenda_keeps_what_members_have_declared() -> None:
    cases = sittings.make_cases(3)
    meeting = sittings.make_meeting(cases[:2])
    meetings.summon(meeting, by=cast.SECRETARY, at=NOW)
    interests.declare(meeting, _keys(meeting)[0], "Jäv.", by=MEMBER, at=NOW)
    later = sittings.make_agenda(cases, on=sittings.DAY + timedelta(days=7))
    meetings.change_agenda(meeting, later, "Fler ärenden.", by=cast.SECRETARY, at=NOW)
    assert meeting.on == sittings.DAY + timedelta(days=7)
    assert meeting.ranked.count() == 3
    assert Interest.objects.get().declared
    assert Member.objects.filter(meeting=meeting).count() == 3
