from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.utils import timezone

from medel.applications.models import Call
from medel.commands.group import medel
from medel.decisions.actions.deciding import decide
from medel.decisions.models import Decision
from tests.decisions.cases import DECIDED, make_case, prepared
from tests.process import cast

pytestmark = pytest.mark.django_db(transaction=True)


def test_tick_closes_calls_and_finishes_decisions_and_does_it_once() -> None:
    call = cast.make_call()
    draft = cast.make_draft(call)
    decide(prepared(make_case(call)), by=cast.DECIDER, at=DECIDED)
    Call.objects.update(
        opens=timezone.now() - timedelta(days=9),
        closes=timezone.now() - timedelta(days=1),
    )
    told = CliRunner().invoke(medel, ["tick"])
    assert told.exit_code == 0, told.output
    assert told.output.splitlines() == [
        "calls opened: 0",
        "calls closed: 1",
        "drafts of closed calls lapsed: 1",
        "letters of decisions finished: 1",
        "proposals of withdrawn applications given up: 0",
    ]
    assert Call.objects.get().state == "closed"
    assert Decision.objects.get().state == "notified"
    draft.refresh_from_db()
    assert draft.state == "lapsed"
    again = CliRunner().invoke(medel, ["tick"])
    assert "closed: 0" in again.output
