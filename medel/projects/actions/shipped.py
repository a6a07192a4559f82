"""What changes the project bank: loading the known projects of shipped programmes."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from medel.core.periods import PartialDate
from medel.core.wording import write_period
from medel.programmes.programme import Programme
from medel.projects.actions.parties import Named, find_organisations
from medel.projects.actions.register import apply_shipped
from medel.projects.changes import note_change
from medel.projects.licences import LICENCE
from medel.projects.listing import Entry, read_listing, refuse
from medel.projects.models import (
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
    done = _load_list(programme, on=on)
    apply_shipped(programme)
    return done


def _load_list(programme: Programme, *, on: date) -> Load:
    path = programme.folder / LISTING
    if not path.exists():
        return Load()
    checksum = hashlib.sha256(path.read_bytes() + programme.checksum.encode())
    origin = _note_origin(path, programme, checksum.hexdigest(), on=on)
    if origin is None:
        known = Project.objects.filter(origin__name=_name_origin(path, programme))
        return Load(unchanged=known.count())
    change = note_change()
    done = [_store(entry, programme, origin) for entry in read_listing(path)]
    Project.objects.filter(origin=origin).update(change=change)
    return Load(**{kind: done.count(kind) for kind in set(done)})


def _name_origin(path: Path, programme: Programme) -> str:
    return f"{programme.code}/{path.name}"


def _note_origin(
    path: Path, programme: Programme, checksum: str, *, on: date
) -> Origin | None:
    """Note this reading of the list; None if it is the latest one already."""
    name = _name_origin(path, programme)
    known = Origin.objects.filter(name=name, mapping=MAPPING)
    latest = known.order_by("-loaded_at", "-pk").first()
    if latest and latest.checksum == checksum:
        if latest.licence != LICENCE:
            # Restored from a file that was written before licences were stated.
            known.update(licence=LICENCE)
        return None
    origin, _ = Origin.objects.update_or_create(
        name=name,
        mapping=MAPPING,
        checksum=checksum,
        defaults={
            "retrieved": on,
            "loaded_at": timezone.now(),
            "licence": LICENCE,
        },
    )
    return origin


def _store(entry: Entry, programme: Programme, origin: Origin) -> str:
    """Store a line of the list, and tell which count of the load it belongs to."""
    values = _describe(entry, programme)
    read = {"origin": origin, "row": entry.row}
    if _is_stored(entry, programme, values):
        Project.objects.filter(code=entry.code).update(**read)
        return "unchanged"
    project, created = Project.objects.update_or_create(
        code=entry.code, defaults=values | read
    )
    _store_beneficiary(project, entry.beneficiary)
    _store_places(project, entry, programme)
    return "created" if created else "updated"


def _is_stored(entry: Entry, programme: Programme, values: dict[str, object]) -> bool:
    project = Project.objects.filter(code=entry.code, **values).first()
    if project is None:
        return False
    names = project.participations.values_list("organisation__name", flat=True)
    now, then = project.places.all(), _locate(project, entry, programme)
    return list(names) == [entry.beneficiary] and _spell(now) == _spell(then)


def _spell(places: Iterable[Place]) -> set[tuple[str, ...]]:
    return {
        (one.county, one.county_name, one.municipality, one.municipality_name)
        for one in places
    }


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
        "objective": _find_objective(entry, programme),
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


def _find_objective(entry: Entry, programme: Programme) -> str:
    """Give the specific objective that a list of the programme's own period names."""
    own = entry.period == programme.identity.period.label
    objective = programme.objective(entry.priority) if own else None
    return objective.code if objective else ""


def _find_theme(entry: Entry, programme: Programme) -> str:
    objective = programme.objective(_find_objective(entry, programme))
    if objective:
        return objective.theme
    for former in programme.former_priorities:
        wordings = (former.name, *former.aliases)
        if former.period == entry.period and entry.priority in wordings:
            return former.theme or ""
    return ""


def _store_beneficiary(project: Project, name: str) -> None:
    named = Named(name)
    organisation = find_organisations([named])[named.key]
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
    _require_placed(entry, places)
    return places


def _require_placed(entry: Entry, places: Iterable[Place]) -> None:
    placed = {place.municipality_name for place in places}
    lost = [name for name in entry.municipalities if name not in placed]
    if lost:
        raise refuse(LISTING, entry.row, "municipalities", ", ".join(lost))
