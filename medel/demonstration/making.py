"""The whole demonstration, from an empty installation to a round in full swing."""

import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pikepdf
from django.utils import timezone

from medel.applications.actions.endings import lapse_drafts
from medel.applications.models import Application, Call
from medel.core.errors import MedelError
from medel.core.texts import Text
from medel.demonstration.calling import close_round, list_rounds, open_round
from medel.demonstration.deciding import decide_round
from medel.demonstration.handling import PASSED_ON, handle
from medel.demonstration.meeting import Sitting
from medel.demonstration.people import Known, make_cast
from medel.demonstration.sketches import Round, sketch_rounds
from medel.demonstration.stage import Played, Stage, Tell
from medel.demonstration.writing import write_round
from medel.journal.models import Entry
from medel.parties.models import Person
from medel.programmes.catalogue import installed

FIRST_MEETING = 45  # days before
STEPS = 335  # about how many things are done, to tell how much is left
REASONED = 5


class NotEmptyError(MedelError):
    """The installation has been used for something else than showing."""


class AlreadyMadeError(MedelError):
    """The demonstration stands in the installation already."""


@dataclass(frozen=True)
class Made:
    """What was made: counts, and who can sign in with what."""

    applications: int
    calls: int
    known: tuple[Known, ...]


def make(
    programme: str, *, seed: int, at: datetime, tell: Tell = lambda _: None
) -> Made:
    """Fill an empty installation.

    Raise AlreadyMadeError where the demonstration stands already, and NotEmptyError
    where there is anything else.
    """
    _require_empty()
    held = installed()[programme]
    rounds = list_rounds()
    sketch_rounds(rounds, held, seed, timezone.localdate(at))
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(make_cast(programme), held, at, write_paper(folder), tell)
        first, second, third = (open_round(stage, one) for one in rounds)
        _play_first(stage, first, rounds[0])
        _play_second(stage, second, rounds[1])
        write_round(stage, third, rounds[2])
    return Made(
        applications=Application.objects.count(),
        calls=Call.objects.count(),
        known=stage.cast.known,
    )


def _require_empty() -> None:
    """Refuse where real people, cases or entries of a journal would be mixed in."""
    if _is_made():
        raise AlreadyMadeError(
            Text(
                sv="Demonstrationen finns redan här. Inget har ändrats.",
                en="The demonstration is here already. Nothing was changed.",
            )
        )
    real = Call.objects.exists() or Application.objects.exists()
    if real or Entry.objects.exists() or Person.objects.exists():
        raise NotEmptyError(
            Text(
                sv="Här finns redan personer, utlysningar eller ärenden. "
                "Demonstrationen fyller bara en tom installation, så att påhittat och "
                "verkligt aldrig blandas. Ange en annan mapp i MEDEL_HOME.",
                en="There are people, calls or cases here already. The demonstration "
                "only fills an empty installation, so that what is made up and what "
                "is real are never mixed. Name another folder in MEDEL_HOME.",
            )
        )


def _is_made() -> bool:
    """Tell whether the calls are those of the demonstration, and all made up."""
    codes = {one.code for one in list_rounds()}
    made = Call.objects.filter(fictitious=True, code__in=codes).count() == len(codes)
    return made and not Call.objects.filter(fictitious=False).exists()


def _play_first(stage: Stage, call: Call, planned: Round) -> None:
    """Play the round that is decided."""
    cases = _write_and_handle(stage, call, planned)
    ready = _choose_ready(cases)
    sitting = Sitting(stage, call, ready, FIRST_MEETING)
    sitting.prepare()
    sitting.recuse(every=True)
    sitting.sit()
    sitting.give_reasons()
    sitting.finish()
    decide_round(stage, ready)


def _play_second(stage: Stage, call: Call, planned: Round) -> None:
    """Play the round that is being handled; its meeting sits when the curtain falls."""
    ready = _choose_ready(_write_and_handle(stage, call, planned))
    sitting = Sitting(stage, call, ready, 0)
    sitting.prepare()
    sitting.recuse(every=False)
    sitting.sit()
    sitting.give_reasons(REASONED)


def _write_and_handle(stage: Stage, call: Call, planned: Round) -> list[Played]:
    cases = write_round(stage, call, planned)
    close_round(stage, call)
    lapse_drafts(at=call.closes)
    for order, one in enumerate(cases):
        one.at = max(one.at, call.closes)
        handle(stage, one, order)
    return cases


def _choose_ready(cases: list[Played]) -> list[Played]:
    return [one for one in cases if one.sketch.target in PASSED_ON]


def write_paper(folder: str) -> Path:
    """Write the one file that stands in for every attachment."""
    path = Path(folder) / "paper.pdf"
    with pikepdf.new() as document:
        document.add_blank_page()
        document.docinfo["/Title"] = "Påhittad bilaga"
        document.save(path)
    return path
