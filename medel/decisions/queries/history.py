"""The history of a case as staff read it: who did what, when and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from medel.applications.actions.sections import name_case
from medel.applications.models import Application
from medel.applications.queries.people import name_people
from medel.journal.models import Reading
from medel.journal.queries import TellingEntry, read_case, read_readings
from medel.parties.models import Organisation

# What the applicants did while they wrote is theirs, and the authority does not see it.
OF_DRAFT = ("application.begin", "application.save")
# What an officer graded is not shown before all have handed in.
OF_GRADES = ("application.grades", "application.grade")


@dataclass(frozen=True)
class Event:
    """One entry of the journal with the names that belong to its keys.

    `told` is empty where the content is erased or not to be seen yet (`withheld`).
    """

    entry: Any
    name: str
    organisation: str
    told: Mapping[str, Any]
    withheld: bool

    @property
    def refused(self) -> bool:
        """Whether it was tried and refused."""
        return bool(self.entry.outcome == "refused")


@dataclass(frozen=True)
class Read:
    """That somebody read the case, with their name."""

    reading: Reading
    name: str


def read_history(application: Application) -> list[Event]:
    """Read what was done with a case since it was sent, latest first."""
    entries = [
        one
        for one in read_case(name_case(application))
        if one.entry.action not in OF_DRAFT
    ]
    names = name_people(one.entry.person for one in entries)
    organisations = _name_organisations(entries)
    hidden = application.graders.filter(done=None).exists()
    return [
        Event(
            one.entry,
            names.get(one.entry.person, ""),
            organisations.get(one.entry.organisation, ""),
            {} if (veil := hidden and one.entry.action in OF_GRADES) else one.told,
            veil,
        )
        for one in reversed(entries)
    ]


def _name_organisations(entries: Sequence[TellingEntry]) -> dict[str, str]:
    keys = {one.entry.organisation for one in entries}
    numbers = [int(one) for one in keys if one.isascii() and one.isdigit()]
    found = Organisation.objects.filter(pk__in=numbers)
    return {str(one.pk): one.name for one in found}


def read_readers(application: Application, most: int = 200) -> list[Read]:
    """Read who has read a case, latest first."""
    readings = read_readings(name_case(application))[:most]
    names = name_people(one.person for one in readings)
    return [Read(one, names.get(one.person, "")) for one in readings]


def find_takers(application: Application) -> dict[str, set[str]]:
    """Find who took which steps of a case, by the keys of persons, for four eyes."""
    takers: dict[str, set[str]] = {}
    for one in read_case(name_case(application)):
        if one.entry.outcome == "done" and one.entry.person:
            step = one.entry.action.removeprefix("application.")
            takers.setdefault(step, set()).add(one.entry.person)
    return takers
