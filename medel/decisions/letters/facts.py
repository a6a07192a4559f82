"""What a letter tells of a decision: every line from a record, in Swedish."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from medel.applications.models.application import Role
from medel.core.money import Money
from medel.core.wording import write_day, write_money, write_share
from medel.decisions.figures import read_sections
from medel.decisions.models import Decision
from medel.decisions.states import Outcome
from medel.parties.models import Person
from medel.programmes.catalogue import installed

SWEDISH = "sv"
TITLES = {
    Outcome.SUPPORT: "Beslut om stöd",
    Outcome.REJECTION: "Avslag på ansökan om stöd",
    Outcome.DISMISSAL: "Avvisning av ansökan om stöd",
}
COMMITMENT = (
    "Projektägaren och varje projektpartner ska bekräfta sitt åtagande senast {day}. "
    "Det gör en behörig firmatecknare för varje organisation. Kommer inte alla "
    "bekräftelser i tid kan stödet förfalla."
)
FICTITIOUS = "Påhittat. Det här är inget beslut av någon myndighet."


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of the letter under its own heading; `listed` lines are points."""

    heading: str
    lines: Sequence[str]
    listed: bool = False


@dataclass(frozen=True, kw_only=True)
class Letter:
    """All that a letter says, ready to be set."""

    title: str
    authority: str
    programme: str
    day: str
    case_id: str
    receiver: Sequence[str]
    ruling: str
    table: Sequence[tuple[str, str]]
    parts: Sequence[Part]
    signers: Sequence[str]
    warning: str


def gather_facts(decision: Decision) -> Letter:
    """Gather what the letter of a taken decision says; raise ValueError before that."""
    if decision.decided is None:
        message = "a decision has no letter before it is taken"
        raise ValueError(message)
    application = decision.application
    identity = installed()[application.call.programme].identity
    owner = application.parties.select_related("organisation").get(role=Role.OWNER)
    return Letter(
        title=TITLES[Outcome(decision.outcome)],
        authority=identity.authority.name.sv,
        programme=identity.name.sv,
        day=_day(timezone.localdate(decision.decided)),
        case_id=application.case_id,
        receiver=(owner.organisation.name, _number(owner.organisation.number)),
        ruling=_rule(decision, identity.authority.name.sv),
        table=_list_facts(decision),
        parts=tuple(_list_parts(decision)),
        signers=_name_signers(decision),
        warning=FICTITIOUS if application.fictitious else "",
    )


def _rule(decision: Decision, authority: str) -> str:
    title = decision.application.title
    if decision.outcome == Outcome.REJECTION:
        return f"{authority} avslår ansökan om stöd till projektet {title}."
    if decision.outcome == Outcome.DISMISSAL:
        return f"{authority} avvisar ansökan om stöd till projektet {title}."
    return (
        f"{authority} beviljar projektet {title} stöd med "
        f"{_share(decision.share_of_costs)} av projektets faktiska kostnader, dock "
        f"högst {_kronor(decision.cap)}. Stödet får vara högst "
        f"{_share(decision.share_of_financing)} av projektets totala finansiering."
    )


def _list_facts(decision: Decision) -> tuple[tuple[str, str], ...]:
    application = decision.application
    facts = [
        ("Utlysning", application.call.title_sv),
        ("Projekt", application.title),
    ]
    if decision.outcome == Outcome.SUPPORT:
        facts += [
            ("Faktiska kostnader", _kronor(decision.cash_costs)),
            ("Total finansiering", _kronor(decision.total_cost)),
            ("Andel av faktiska kostnader", _share(decision.share_of_costs)),
            ("Andel av total finansiering", _share(decision.share_of_financing)),
            ("Högsta belopp", _kronor(decision.cap)),
            ("Projektperiod", f"{_day(decision.starts)} till {_day(decision.ends)}"),
        ]
    return tuple(facts)


def _list_parts(decision: Decision) -> Iterator[Part]:
    yield Part(heading="Skäl för beslutet", lines=_split(decision.reasons))
    yield Part(heading="Bestämmelser", lines=_split(decision.grounds))
    if decision.outcome == Outcome.SUPPORT:
        yield from _list_terms(decision)
    yield Part(heading="Om att överklaga", lines=_split(decision.appeal))


def _list_terms(decision: Decision) -> Iterator[Part]:
    general = read_sections(decision.application).get("general", {})
    if summary := str(general.get("summary") or ""):
        yield Part(heading="Projektet", lines=_split(summary))
    parties = decision.application.parties.select_related("organisation")
    yield Part(
        heading="Parter",
        lines=[
            f"{one.organisation.name} ({_number(one.organisation.number)}), "
            f"{ROLES[Role(one.role)]}"
            for one in parties
        ],
        listed=True,
    )
    if decision.conditions:
        yield Part(heading="Särskilda villkor", lines=decision.conditions, listed=True)
    if decision.general_conditions:
        general_lines = decision.general_conditions
        yield Part(heading="Allmänna villkor", lines=general_lines, listed=True)
    days = [_day(date.fromisoformat(one)) for one in decision.reporting]
    yield Part(heading="Rapportera senast", lines=days, listed=True)
    if decision.confirm_by:
        told = COMMITMENT.format(day=_day(decision.confirm_by))
        yield Part(heading="Bekräfta åtagandet", lines=[told])


ROLES = {
    Role.OWNER: "projektägare",
    Role.PARTNER: "projektpartner",
    Role.COOPERATION: "samarbetspart utan stöd",
}


def _name_signers(decision: Decision) -> tuple[str, ...]:
    keys = (decision.decided_by, decision.prepared_by)
    people = {str(one.pk): one.name for one in Person.objects.filter(pk__in=_pks(keys))}
    roles = ("Beslutsfattare", "Handläggare")
    return tuple(
        f"{role}: {people.get(key) or 'namn saknas'}"
        for role, key in zip(roles, keys, strict=True)
    )


def _pks(keys: Sequence[str]) -> list[int]:
    return [int(one) for one in keys if one.isascii() and one.isdigit()]


def _split(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _day(day: date | None) -> str:
    return write_day(day, language=SWEDISH) if day else "uppgift saknas"


def _kronor(amount: Decimal) -> str:
    return write_money(Money(amount, "SEK"), language=SWEDISH)


def _share(share: Decimal) -> str:
    return write_share(share, language=SWEDISH)


def _number(number: str) -> str:
    return f"{number[:6]}-{number[6:]}"
