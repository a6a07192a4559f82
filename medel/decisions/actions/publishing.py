"""A granted application becomes a project in the public bank, by itself."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from medel.applications.models import Application
from medel.applications.models.application import Role
from medel.applications.planning import Answers, judge_plan
from medel.core.periods import PartialDate, Precision
from medel.decisions.figures import read_sections
from medel.decisions.models import Decision
from medel.programmes.catalogue import find_programme
from medel.projects.actions.granting import remove_grant, store_grant
from medel.projects.importing.record import Party, Record

COUNTY = 2  # digits in the code of a county; a municipality has four


@dataclass(frozen=True)
class _Rest:
    """What others than the fund pay; in kind is a part of the two."""

    public: Decimal | None = None
    private: Decimal | None = None
    in_kind: Decimal | None = None


def publish_project(decision: Decision, *, at: datetime) -> str:
    """Put a granted application into the bank; give the code of its project.

    Only what the list of operations holds is carried over; no person's data.
    """
    record = describe_grant(decision)
    programme = find_programme(decision.application.call.programme)
    return store_grant(
        record,
        programme=programme,
        on=at.date(),
        fictitious=decision.application.fictitious,
    )


def withdraw_project(decision: Decision) -> None:
    """Take the project of a support that has lapsed out of the bank."""
    remove_grant(decision.application_id)


def describe_grant(decision: Decision) -> Record:
    """Describe a granted application as a record of the bank."""
    application = decision.application
    sections = read_sections(application)
    general = sections.get("general", {})
    places = [str(one) for one in general.get("places", ())]
    rest = _find_rest(decision, sections)
    return Record(
        row=application.pk,
        case_number=application.case_id,
        title=application.title,
        purpose=general.get("summary", ""),
        beneficiaries=_list_parties(application, Role.OWNER),
        partners=_list_parties(application, Role.PARTNER),
        start=_day(decision.starts),
        end=_day(decision.ends),
        decided=_day(decision.decided.date()) if decision.decided else None,
        total_cost=decision.total_cost or None,
        eligible_cost=decision.total_cost or None,
        eu_amount=Decimal(decision.cap),
        eu_share=decision.share_of_financing or None,
        currency="SEK",
        fund="ERDF",
        objective=general.get("objective", ""),
        regions=tuple(one for one in places if len(one) == COUNTY),
        municipalities=tuple(one for one in places if len(one) != COUNTY),
        national_public=rest.public,
        national_private=rest.private,
        in_kind=rest.in_kind,
    )


def _find_rest(decision: Decision, sections: Answers) -> _Rest:
    """Find who pays the rest, in money or in kind, as the plan that was sent has it.

    Nothing where the decision gives another sum than the plan reckoned with: who pays
    the difference is not known then.
    """
    programme, on = decision.application.call.programme, decision.prepared.date()
    answer = judge_plan(sections, programme, on=on)
    if answer is None:
        return _Rest()
    totals = answer.totals
    paid = totals.co_financing_cash + totals.in_kind
    if decision.cap + paid != decision.total_cost:
        return _Rest()
    return _Rest(paid - totals.private, totals.private, totals.in_kind)


def _list_parties(application: Application, role: str) -> tuple[Party, ...]:
    return tuple(
        Party(name=one.organisation.name, number=one.organisation.number)
        for one in application.parties.select_related("organisation")
        if one.role == role
    )


def _day(day: object) -> PartialDate | None:
    return PartialDate(day, Precision.DAY) if day else None  # type: ignore[arg-type]
