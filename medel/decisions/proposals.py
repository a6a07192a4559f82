"""What a decision says before the officer has written anything: texts and figures."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from medel.applications.models import Application
from medel.core.references import Evidence
from medel.decisions.figures import Figures, propose_reports, read_figures
from medel.decisions.models import Decision
from medel.decisions.states import Outcome
from medel.parties.states import Role
from medel.programmes.catalogue import installed
from medel.programmes.parameters import DatedValue
from medel.rules.steps import find_steps, read_table

YES = "yes"
# The steps of an application by which each outcome is reached.
WAYS = {
    Outcome.SUPPORT: ("grant",),
    Outcome.REJECTION: ("reject", "reject_check", "reject_quality"),
    Outcome.DISMISSAL: ("dismiss",),
}
# Letters are written in Swedish, the language of the procedure.
_ORDINANCE = "Förordning (2022:1379)"
_SELECTION = f"Artikel 73 i förordning (EU) 2021/1060. {_ORDINANCE}."
GROUNDS = {
    Outcome.SUPPORT: _SELECTION,
    Outcome.REJECTION: _SELECTION,
    Outcome.DISMISSAL: f"{_ORDINANCE}.",
}
GENERAL = (
    (
        "Projektet genomförs så som ansökan beskriver det. Säger beslutet något annat "
        "än ansökan gäller beslutet."
    ),
    "Bara kostnader som uppstår under projektperioden hos en part i beslutet räknas.",
    "Stödet betalas ut i efterhand, för kostnader som är redovisade och godkända.",
)


@dataclass(frozen=True)
class Appeal:
    """Whether such decisions can be appealed, how it is said, how sure it is."""

    allowed: bool
    text: str
    unverified: bool


def find_outcomes(application: Application, *, on: date) -> list[Outcome]:
    """Find what can be decided of a case where it stands, by the table of steps."""
    steps = find_steps(
        read_table("application"),
        application.state,
        on=on,
        roles={Role.DECISION_MAKER},
        choices=read_mode(application.call.programme, on=on),
    )
    codes = {step.code for step in steps}
    return [outcome for outcome, ways in WAYS.items() if codes.intersection(ways)]


def read_mode(programme: str, *, on: date) -> dict[str, str]:
    """Read how the programme prioritises on a day, as the table of steps has it."""
    dated = installed()[programme].value("prioritisation_mode", on=on)
    return {"prioritisation": str(dated.value)} if dated else {}


def begin_decision(application: Application, outcome: str, at: datetime) -> Decision:
    """Begin a decision with what is known; nothing is saved."""
    decision = Decision(application=application, outcome=outcome)
    fill(decision, at)
    return decision


def fill(decision: Decision, at: datetime) -> None:
    """Fill in what is empty: figures from the plan, texts, what is said of appeals."""
    today = timezone.localdate(at)
    known = read_figures(decision.application, on=today)
    decision.asked = known.asked
    if decision.outcome == Outcome.SUPPORT:
        _fill_figures(decision, known)
    decision.grounds = decision.grounds or GROUNDS[Outcome(decision.outcome)]
    if not decision.appeal:
        told = tell_appeal(decision.application.call.programme, on=today)
        decision.appeal, decision.unverified = told.text, told.unverified
        decision.appealable = told.allowed


def _fill_figures(decision: Decision, known: Figures) -> None:
    for name in ("cap", "cash_costs", "total_cost", "starts", "ends"):
        if not getattr(decision, name):
            setattr(decision, name, getattr(known, name))
    if not decision.reporting:
        decision.reporting = propose_reports(decision.starts, decision.ends)
    if not decision.general_conditions:
        decision.general_conditions = list(GENERAL)


def tell_appeal(programme: str, *, on: date) -> Appeal:
    """Tell whether a decision of a day can be appealed, in the letter's words."""
    dated = installed()[programme].value("decision_appeal", on=on)
    if dated is None:
        return Appeal(
            allowed=False,
            text="Om beslutet går att överklaga är inte angivet. Fråga myndigheten.",
            unverified=True,
        )
    return Appeal(
        allowed=dated.value == YES,
        text=_word_appeal(dated),
        unverified=dated.evidence is Evidence.UNVERIFIED,
    )


def _word_appeal(dated: DatedValue) -> str:
    told = (
        "Beslutet går att överklaga. Skriv till myndigheten vilket beslut det gäller, "
        "vad som ska ändras och varför, inom tre veckor från den dag då beslutet kom."
        if dated.value == YES
        else "Beslutet går inte att överklaga. Ni får söka igen i en senare utlysning."
    )
    if dated.evidence is not Evidence.UNVERIFIED:
        return told
    note = dated.note.sv if dated.note else ""
    return f"{told} Det här är inte bekräftat. {note}".strip()
