"""The applicants' part: drafts written together, files, sending, signing."""

import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from medel.applications.actions.drafts import begin
from medel.applications.actions.endings import discard, withdraw
from medel.applications.actions.files import SHEET, add_file
from medel.applications.actions.parties import Asked, ask, join
from medel.applications.actions.sections import save_section
from medel.applications.actions.signing import sign_on_page, sign_on_paper
from medel.applications.actions.submissions import submit
from medel.applications.models import Call
from medel.demonstration.invented import Subject
from medel.demonstration.sketches import Round, Sketch
from medel.demonstration.stage import Played, Stage
from medel.journal.acts import Actor
from medel.programmes.application_form import application_form

# Names are what a reader must never take for a real application.
MADE_UP = "Påhittad ansökan i en demonstration."
FILES = {"signatory": "Behörighet.pdf", "procurement_plan": "Inköpsplan.pdf"}
NOT_SENT = ("draft", "discarded", "lapsed")
WRITTEN_OF_DRAFT = 5
EVERY_THIRD = 3


def write_round(stage: Stage, call: Call, planned: Round) -> list[Played]:
    """Write every application of a round, as far as it comes before it is handled."""
    opened, closed = stage.days_ago(planned.opened), stage.days_ago(planned.closed)
    latest = min(closed, stage.now) - timedelta(days=2)
    span = (latest - opened) / (len(planned.sketches) + 1)
    return [
        write(stage, call, sketch, order, opened + span * order)
        for order, sketch in enumerate(planned.sketches)
    ]


def write(stage: Stage, call: Call, sketch: Sketch, order: int, at: datetime) -> Played:
    """Write one application; what is to be sent is sent and mostly signed."""
    played = _begin(stage, call, sketch, order, at)
    _ask_partners(stage, played)
    _fill(played, sketch)
    stage.step()
    if sketch.target == "discarded":
        discard(played.application, by=played.writer, at=played.later(20))
    if sketch.target in NOT_SENT:
        return played
    _hand_in(stage, played)
    _send(stage, played, order)
    if sketch.target == "withdrawn":
        told = "Medfinansieringen drogs tillbaka."
        withdraw(played.application, by=played.writer, at=played.later(30), reason=told)
    return played


def _begin(
    stage: Stage, call: Call, sketch: Sketch, order: int, at: datetime
) -> Played:
    cast = stage.cast
    owner = cast.organisations[sketch.owner]
    writer = cast.writers[owner.pk]
    application = begin(call, owner, by=writer, at=at)
    officer = cast.officers[order % len(cast.officers)]
    return Played(sketch, application, writer, cast.signers[owner.pk], officer, at)


def _ask_partners(stage: Stage, played: Played) -> None:
    for order in played.sketch.partners:
        own = stage.cast.organisations[order]
        asked = Asked(number=own.number, name=own.name, role="partner")
        party, _ = ask(
            played.application, asked, by=played.writer, at=played.later(0.1)
        )
        join(party, by=stage.cast.writers[own.pk], at=played.later(0.2))


def _fill(played: Played, sketch: Sketch) -> None:
    sections = list(write_sections(sketch).items())
    if sketch.target in NOT_SENT:
        sections = sections[:WRITTEN_OF_DRAFT]
    for code, answers in sections:
        save_section(
            played.application,
            code,
            answers,
            begun_from=0,
            by=played.writer,
            at=played.later(0.2),
        )


def _hand_in(stage: Stage, played: Played) -> None:
    for kind, name in FILES.items():
        _add(stage, played, kind, name, by=played.writer)


def _add(stage: Stage, played: Played, kind: str, name: str, *, by: Actor) -> Any:  # noqa: ANN401 (an attachment)
    return add_file(
        played.application, kind, stage.paper, name, by=by, at=played.later(0.1)
    )


def _send(stage: Stage, played: Played, order: int) -> None:
    """Send and sign: some on paper, most by the signatory on the page."""
    waits = played.sketch.target == "submitted_unsigned"
    on_paper = waits or order % EVERY_THIRD == 0
    who = played.writer if on_paper else played.signer
    submit(played.application, by=who, at=played.later(1), declared=True)
    played.application.refresh_from_db()
    stage.step()
    if waits:
        return
    if on_paper:
        sheet = _add(stage, played, SHEET, "Underskrift.pdf", by=played.writer)
        sign_on_paper(played.application, sheet, by=played.writer, at=played.later(0.5))
    else:
        sign_on_page(played.application, by=played.signer, at=played.later(0.5))
    played.application.refresh_from_db()


def write_sections(sketch: Sketch) -> dict[str, dict[str, Any]]:
    """Write what each section of the form says, in the form's order."""
    subject = sketch.idea.subject
    days = {"from": sketch.starts.isoformat(), "to": sketch.ends.isoformat()}
    packages = [
        {"name": "Börja", "what": subject.problem, **days},
        {"name": "Göra", "what": subject.change, **days},
    ]
    written = _read_sections() | {
        "general": _write_general(sketch),
        "description": _write_description(subject),
        "work_packages": {"packages": packages},
        "plan": {"plan": sketch.plan, "basis": "Löner enligt avtal. " + MADE_UP},
    }
    order = [one.code for one in application_form().sections]
    return dict(sorted(written.items(), key=lambda one: order.index(one[0])))


def _read_sections() -> dict[str, dict[str, Any]]:
    """Read what every application says alike."""
    written = Path(__file__).with_name("sections.toml").read_text(encoding="utf-8")
    return tomllib.loads(written)


def _write_general(sketch: Sketch) -> dict[str, Any]:
    subject = sketch.idea.subject
    return {
        "title": sketch.idea.title,
        "objective": subject.objective,
        "project_type": "project",
        "starts": sketch.starts.isoformat(),
        "ends": sketch.ends.isoformat(),
        "summary": f"{subject.problem} {subject.change} {MADE_UP}",
        "places": list(sketch.towns),
    }


def _write_description(subject: Subject) -> dict[str, Any]:
    return {
        "problem": subject.problem,
        "target_group": "Små och medelstora företag i området. " + MADE_UP,
        "change": subject.change,
        "results": f"{subject.change} Efter tre år gör företagen det själva.",
        "lasting": "Parterna har avtalat om drift i fem år efter projektet.",
        "strategy": "Projektet hör till områdets styrkor enligt strategin.",
    }
