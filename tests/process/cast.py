"""A fixed cast, a call and an application, for the tests of the whole way."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from medel.applications.actions.calls import draft_call, follow_clock, publish_call
from medel.applications.actions.drafts import begin
from medel.applications.actions.sections import save_section
from medel.applications.models import Application, Attachment, Call, Purse
from medel.journal.acts import Actor
from medel.parties.models import Organisation

PROGRAMME = "norra-mellansverige-2021-2027"
START = datetime(2026, 9, 1, 8, tzinfo=UTC)
OPENS = START + timedelta(days=7)
CLOSES = START + timedelta(days=60)
MANAGER = Actor(role="programme_manager", person="1")
APPLICANT = Actor(role="applicant", person="2", organisation="1")
OFFICER = Actor(role="case_officer", person="3")
OTHER_OFFICER = Actor(role="case_officer", person="4")
SECRETARY = Actor(role="secretary", person="5")
CHAIR = Actor(role="chair", person="6")
DECIDER = Actor(role="decision_maker", person="7")

LONG = "Små företag i länet saknar tid att ställa om. Projektet visar hur."
# A plan that holds: 2 000 hours, 40 % on top, half of it from the EU.
PLAN = {
    "cost_option": "staff_plus_flat",
    "flat_rate": "0.40",
    "social_charges_rate": "0.4524",
    "period": {"start": "2027-01-01", "end": "2028-06-30"},
    "staff": [{"role": "Projektledare", "monthly_salary": "40000", "hours": "2000"}],
    "eu_support": "500000",
    "co_financing": [
        {"name": "Region Dalarna", "sector": "public", "amount": "634900"}
    ],
}
ANSWERS: dict[str, dict[str, Any]] = {
    "general": {
        "title": "Cirkulär biogas i bruksorter",
        "objective": "2.6",
        "project_type": "project",
        "starts": "2027-01-01",
        "ends": "2028-06-30",
        "summary": LONG,
        "counties": ["Dalarna"],
        "municipalities": ["Falun"],
        "places": ["20"],
    },
    "applicant": {"vat_registered": "yes", "procurement_law": "yes", "capacity": LONG},
    "partners": {"division": LONG},
    "description": dict.fromkeys(
        ("problem", "target_group", "change", "results", "lasting", "strategy"), LONG
    ),
    "work_packages": {
        "packages": [
            {"name": "A", "what": LONG, "from": "2027-01-01", "to": "2027-12-31"}
        ]
    },
    "working_methods": {"organisation": LONG, "cooperation": LONG},
    "sustainability": {"analysis": LONG, "actions": LONG},
    "state_aid": {"undertakings": "no", "reasoning": LONG},
    "indicators": {"values": [{"indicator": "RCO34", "value": "120"}]},
    "plan": {"plan": PLAN},
}


def make_call(code: str = "circular-2026", budget: int = 60_000_000) -> Call:
    Purse.objects.get_or_create(
        programme=PROGRAMME, defaults={"amount": Decimal(1_254_570_000)}
    )
    call = Call(
        programme=PROGRAMME,
        code=code,
        title_sv="Cirkulära lösningar",
        title_en="Circular solutions",
        summary_sv="Sök.",
        summary_en="Apply.",
        who_sv="Juridiska personer.",
        who_en="Legal persons.",
        objectives=["2.6"],
        project_types=["project", "pre_study"],
        cost_options=["staff_plus_flat"],
        max_eu_share=Decimal("0.5"),
        budget=Decimal(budget),
        opens=OPENS,
        closes=CLOSES,
    )
    draft_call(call, by=MANAGER, at=START)
    publish_call(call, by=MANAGER, at=START)
    follow_clock(call, at=OPENS)
    return call


def make_draft(call: Call, number: str = "2021002114") -> Application:
    owner, _ = Organisation.objects.get_or_create(
        number=number, defaults={"name": "Högskolan Dalarna"}
    )
    return begin(call, owner, by=APPLICANT, at=OPENS)


def fill(application: Application) -> None:
    for code, answers in ANSWERS.items():
        save_section(
            application, code, dict(answers), begun_from=0, by=APPLICANT, at=OPENS
        )
    for kind in ("signatory", "procurement_plan"):
        Attachment.objects.create(
            application=application,
            kind=kind,
            name=f"{kind}.pdf",
            type="pdf",
            size=1000,
            sha256="0" * 64,
            added=OPENS,
            added_by=APPLICANT.person,
        )
