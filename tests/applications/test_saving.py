"""Saving, the clock, what lapses, and what the authority may read."""

from datetime import timedelta

import pytest

from medel.applications.actions.drafts import begin
from medel.applications.actions.endings import lapse_drafts
from medel.applications.actions.sections import Begun, save_section
from medel.applications.actions.submissions import submit
from medel.applications.errors import (
    ClosedError,
    DeclarationError,
    LockedError,
    SectionError,
    TooMuchError,
)
from medel.applications.models import Application, SectionVersion, Stay
from medel.applications.queries.authority import received
from medel.applications.queries.clock import read_clock, read_way
from medel.journal.models import Entry
from tests.process import cast

pytestmark = pytest.mark.django_db(transaction=True)
TEXT = "Små företag i länet saknar tid att ställa om. Projektet visar dem hur."


def _save(application: Application, text: str, begun: int | Begun):  # type: ignore[no-untyped-def]  # noqa: ANN202
    return save_section(
        application,
        "description",
        {"problem": text},
        begun_from=begun,
        by=cast.APPLICANT,
        at=cast.OPENS,
    )


def test_same_sent_again_is_saved_once() -> None:
    application = cast.make_draft(cast.make_call())
    _save(application, TEXT, 0)
    _save(application, f"{TEXT} Ett.", 1)
    first = _save(application, f"{TEXT} Två.", 1)
    again = _save(application, f"{TEXT} Två.", 1)
    assert again.section.answers["problem"] == f"{TEXT} Ett. Två."
    assert again.own == first.own
    assert SectionVersion.objects.count() == 3


def test_writing_on_from_what_was_sent_is_not_doubled() -> None:
    application = cast.make_draft(cast.make_call())
    _save(application, TEXT, 0)
    _save(application, f"{TEXT} Ett.", 1)
    joined = _save(application, f"{TEXT} Två.", 1)
    # The writer has gone on, and has not seen what the other wrote.
    saved = _save(
        application, f"{TEXT} Två. Tre.", Begun(joined.own or 0, as_sent=True)
    )
    assert saved.section.answers["problem"] == f"{TEXT} Ett. Två. Tre."


def test_nothing_new_makes_no_version() -> None:
    application = cast.make_draft(cast.make_call())
    _save(application, TEXT, 0)
    before = SectionVersion.objects.count()
    assert _save(application, TEXT, 1).own is None
    assert SectionVersion.objects.count() == before


def test_beyond_measure_unknown_and_locked_are_refused() -> None:
    application = cast.make_draft(cast.make_call())
    with pytest.raises(TooMuchError):
        _save(application, "x" * 50_001, 0)
    with pytest.raises(SectionError):
        save_section(
            application, "none", {}, begun_from=0, by=cast.APPLICANT, at=cast.OPENS
        )
    Application.objects.update(state="submitted")
    with pytest.raises(LockedError):
        _save(application, TEXT, 0)
    assert Entry.objects.filter(outcome="refused").count() == 2


def test_declaration_and_open_call_are_really_required() -> None:
    application = cast.make_draft(cast.make_call())
    cast.fill(application)
    with pytest.raises(DeclarationError):
        submit(application, by=cast.APPLICANT, at=cast.OPENS, declared=False)
    with pytest.raises(ClosedError):
        submit(application, by=cast.APPLICANT, at=cast.CLOSES, declared=True)
    with pytest.raises(ClosedError):
        begin(
            application.call,
            application.parties.get().organisation,
            by=cast.APPLICANT,
            at=cast.CLOSES,
        )


def test_clock_tells_what_is_usual_once_enough_have_passed() -> None:
    call = cast.make_call()
    application = cast.make_draft(call)
    assert read_clock(application, at=cast.OPENS + timedelta(days=1)).usual is None
    for number, days in (("5560360793", 2), ("5562301506", 4), ("2021005489", 9)):
        other = cast.make_draft(call, number)
        Stay.objects.filter(application=other).update(
            ended=cast.OPENS + timedelta(days=days)
        )
    clock = read_clock(application, at=cast.OPENS + timedelta(days=1))
    assert (clock.usual, clock.count) == (timedelta(days=4), 3)
    assert clock.lasted == timedelta(days=1)


def test_every_state_is_a_stay() -> None:
    application = cast.make_draft(cast.make_call())
    cast.fill(application)
    sent = cast.OPENS + timedelta(days=3)
    submit(application, by=cast.APPLICANT, at=sent, declared=True)
    way = read_way(application)
    assert [one.state for one in way] == ["draft", "submitted_unsigned"]
    assert (way[0].ended, way[1].ended) == (sent, None)


def test_drafts_lapse_when_their_call_has_closed() -> None:
    application = cast.make_draft(cast.make_call())
    assert lapse_drafts(at=cast.CLOSES - timedelta(seconds=1)) == 0
    assert lapse_drafts(at=cast.CLOSES) == 1
    application.refresh_from_db()
    assert application.state == "lapsed"


def test_authority_reads_no_draft_and_nothing_sealed_before_closing() -> None:
    call = cast.make_call()
    call.sealed = True
    call.save()
    application = cast.make_draft(call)
    cast.make_draft(call, "5560360793")
    cast.fill(application)
    submit(application, by=cast.APPLICANT, at=cast.OPENS, declared=True)
    assert list(received(at=cast.CLOSES - timedelta(seconds=1))) == []
    assert [one.pk for one in received(at=cast.CLOSES)] == [application.pk]
