"""Cases ready for a decision: sent, graded and prioritised, as records."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from medel.applications.actions.sections import name_case
from medel.applications.models import Application, Call, Party, Submission
from medel.applications.models.application import Role
from medel.decisions.actions.deciding import prepare, write_decision
from medel.decisions.models import Decision
from medel.journal.actions import recorded
from medel.journal.acts import Act, Actor
from medel.parties.models import Organisation
from tests.process import cast

DECIDED = cast.CLOSES + timedelta(days=40)
SIGNATORY = Actor(role="authorised_signatory", person="21", organisation="1")
OTHER_DECIDER = Actor(role="decision_maker", person="8")
PLAN = {
    "cost_option": "staff_plus_flat",
    "flat_rate": "0.40",
    "social_charges_rate": "0",
    "eu_support": "700000",
    "staff": [{"role": "Ledare", "monthly_salary": "50000", "hours": "2866.6667"}],
    "co_financing": [{"name": "Region", "sector": "public", "amount": "700000"}],
}


def make_case(
    call: Call, number: int = 1, *, state: str = "prioritised"
) -> Application:
    """Make a case of two organisations, with what it sent, in a state."""
    application = Application.objects.create(
        call=call,
        case_id=str(20_000_000 + number),
        state=state,
        since=cast.CLOSES,
        begun=cast.OPENS,
        title=f"Cirkulär biogas {number}",
    )
    for role, digits, name in (
        (Role.OWNER, "2021002114", "Högskolan Dalarna"),
        (Role.PARTNER, "2021002023", "Region Dalarna"),
    ):
        party, _ = Organisation.objects.get_or_create(
            number=digits, defaults={"name": name}
        )
        Party.objects.create(
            application=application,
            organisation=party,
            role=role,
            confirmed=cast.OPENS,
        )
    sections: dict[str, Any] = {**cast.ANSWERS, "plan": {"plan": PLAN}}
    Submission.objects.create(
        application=application,
        number=1,
        sent=cast.OPENS,
        sent_by="2",
        content={"sections": sections},
        sha256="0" * 64,
    )
    _grade(application)
    return application


def _grade(application: Application) -> None:
    """Let the journal know who graded: the other officer."""
    for step in ("start_check", "grade"):
        act = Act(
            case=name_case(application),
            by=cast.OTHER_OFFICER,
            action=f"application.{step}",
            at=cast.CLOSES,
        )
        with recorded(act):
            pass


def prepared(application: Application, **texts: object) -> Decision:
    """Put a support forward: the plan's figures and a reason."""
    written = {"outcome": "support", "reasons": "Projektet bidrar till målet.", **texts}
    at = DECIDED - timedelta(days=1)
    decision = write_decision(application, written, by=cast.OFFICER, at=at)
    return prepare(decision, by=cast.OFFICER, at=at)


def support(cap: int) -> dict[str, Decimal]:
    """Give the amounts of a support of so much, which is half of the costs."""
    return {
        "cap": Decimal(cap),
        "cash_costs": Decimal(cap * 2),
        "total_cost": Decimal(cap * 2),
    }


MOMENT = datetime(2026, 12, 20, 12, tzinfo=UTC)
