"""What changes the project bank: loading the known projects of shipped programmes."""

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction

from medel.core.periods import PartialDate
from medel.core.wording import write_period
from medel.programmes.programme import Programme
from medel.projects.listing import Entry, read_listing
from medel.projects.models import (
    Organisation,
    Origin,
    Participation,
    Place,
    Project,
)
from medel.projects.states import Role

MAPPING = "shipped-list"
LISTING = "projects.csv"


@dataclass(frozen=True)
class Load:
    """What a load did: how many projects it created, changed and left as they were."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0

    @property
    def total(self) -> int:
        """How many projects the list holds."""
        return self.created + self.updated + self.unchanged


@transaction.atomic
def load_shipped(programme: Programme, *, on: date) -> Load:
    """Load a programme's list of known projects; all of it, or nothing on an error.

    Repeating it changes nothing. Raises ListingError on a line that cannot be read.
    """
    path = programme.folder / LISTING
    if not path.exists():
        return Load()
    checksum = hashlib.sha256(path.read_bytes() + programme.checksum.encode())
    origin, is_new = _note_origin(path, programme, checksum.hexdigest(), on=on)
    if not is_new:
        return Load(unchanged=origin.projects.count())
    entries = list(read_listing(path))
    done = [_store(entry, programme, origin) for entry in entries]
    return Load(created=done.count(True), updated=done.count(False))


def _note_origin(
    path: Path, programme: Programme, checksum: str, *, on: date
) -> tuple[Origin, bool]:
    return Origin.objects.get_or_create(
        name=f"{programme.code}/{path.name}",
        checksum=checksum,
        mapping=MAPPING,
        defaults={"retrieved": on},
    )


def _store(entry: Entry, programme: Programme, origin: Origin) -> bool:
    values = _describe(entry, programme) | {"origin": origin, "row": entry.row}
    project, created = Project.objects.update_or_create(
        code=entry.code, defaults=values
    )
    _store_beneficiary(project, entry.beneficiary)
    _store_places(project, entry, programme)
    return created


def _describe(entry: Entry, programme: Programme) -> dict[str, object]:
    region = programme.identity.short_name.sv
    return {
        "programme": f"{programme.code[: -len(entry.period)]}{entry.period}",
        "programme_name": f"{region} {write_period(entry.period)}",
        "case_number": entry.case_number,
        "title": entry.title,
        "status": entry.status,
        "period": entry.period,
        "fund": entry.fund,
        "instrument": entry.instrument,
        "priority": entry.priority,
        "theme": _find_theme(entry, programme),
        "decided": entry.decided,
        "amount_kind": entry.amount_kind,
        "eu_amount": entry.eu_amount,
        "total_cost": entry.total_cost,
        "national_public": entry.national_public,
        "national_private": entry.national_private,
        "href": entry.href,
        **_write_date("start", entry.start),
        **_write_date("end", entry.end, last=True),
    }


def _write_date(
    name: str, stated: PartialDate | None, *, last: bool = False
) -> dict[str, object]:
    if stated is None:
        return {name: None}
    day = stated.last if last else stated.first
    return {name: day, f"{name}_precision": stated.precision.value}


def _find_theme(entry: Entry, programme: Programme) -> str:
    for former in programme.former_priorities:
        wordings = (former.name, *former.aliases)
        if former.period == entry.period and entry.priority in wordings:
            return former.theme or ""
    return ""


def _store_beneficiary(project: Project, name: str) -> None:
    organisation, _ = Organisation.objects.get_or_create(name=name)
    project.participations.all().delete()
    Participation.objects.create(
        project=project, organisation=organisation, role=Role.BENEFICIARY
    )


def _store_places(project: Project, entry: Entry, programme: Programme) -> None:
    project.places.all().delete()
    Place.objects.bulk_create(_locate(project, entry, programme))


def _locate(project: Project, entry: Entry, programme: Programme) -> list[Place]:
    """Give a place a county, with the municipalities of it that the source names."""
    places = []
    for name in entry.counties:
        counties = programme.area.counties
        county = next((c for c in counties if c.name.sv == name), None)
        named = county.municipalities if county else {}
        towns = [(k, v) for k, v in named.items() if v in entry.municipalities]
        places += [
            Place(
                project=project,
                county=county.code if county else "",
                county_name=name,
                municipality=code,
                municipality_name=town,
            )
            for code, town in towns or [("", "")]
        ]
    return places
