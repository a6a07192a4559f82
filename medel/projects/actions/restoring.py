"""Storing records of Medel's own format, as they were where they were written."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any

from django.db.models import Prefetch

from medel.projects.actions.parties import Named, find_organisations
from medel.projects.actions.persons import conceal_places
from medel.projects.actions.storing import Counts, remember
from medel.projects.actions.writing import Row, insert_new
from medel.projects.models import (
    Origin,
    Participation,
    Place,
    Project,
    Revision,
)
from medel.projects.own import OwnOrigin, OwnParty, OwnRecord

ASIDE = {"organisations", "places", "origin", "first_published", "changed"}
FIELDS = tuple(name for name in OwnRecord.model_fields if name not in ASIDE)
WRITTEN = [*(name for name in FIELDS if name != "code"), "origin", "row", "change"]
Days = tuple[date, date]


@dataclass(frozen=True)
class Restore:
    """Where the records of one file go."""

    change: int
    counts: Counts = field(default_factory=Counts)
    _origins: dict[tuple[str, ...], Origin] = field(default_factory=dict)

    def put(self, batch: Sequence[OwnRecord]) -> None:
        """Store a batch; a record that says what is stored already changes nothing."""
        named = {record.code: record for record in batch}
        stored = _read_stored(named)
        fresh = [code for code in named if code not in stored]
        changed = [
            code for code, project in stored.items() if _differs(project, named[code])
        ]
        made = {code: self._make(named[code]) for code in (*fresh, *changed)}
        self._write([made[code] for code in fresh], _follow(made, stored, changed))
        _join(made, named)
        _date({code: made[code] for code in fresh}, named)
        self._count(len(fresh), len(changed), len(named))

    def _make(self, record: OwnRecord) -> Project:
        told = {name: getattr(record, name) for name in FIELDS}
        origin = self._find_origin(record.origin)
        return Project(**told, origin=origin, row=record.origin.row, change=self.change)

    def _find_origin(self, stated: OwnOrigin) -> Origin:
        key = (stated.name, stated.checksum, stated.mapping)
        if key not in self._origins:
            self._origins[key], _ = Origin.objects.get_or_create(
                name=stated.name,
                checksum=stated.checksum,
                mapping=stated.mapping,
                defaults={
                    "retrieved": stated.retrieved,
                    "format": stated.format,
                    "licence": stated.licence,
                },
            )
        return self._origins[key]

    def _write(
        self, fresh: list[Project], changed: list[tuple[Project, Project]]
    ) -> None:
        before = (remember(stored, made.origin) for made, stored in changed)
        Revision.objects.bulk_create(before)
        Project.objects.bulk_create(fresh)
        written = [made for made, _ in changed]
        Project.objects.bulk_update(written, WRITTEN, batch_size=200)
        for kind in (Participation, Place):
            kind.objects.filter(project__in=written).delete()

    def _count(self, fresh: int, changed: int, named: int) -> None:
        self.counts.created += fresh
        self.counts.updated += changed
        self.counts.unchanged += named - fresh - changed


def _read_stored(codes: Iterable[str]) -> dict[str, Project]:
    found = Project.objects.filter(code__in=list(codes))
    # Joined, not fetched apart: SQLite refuses more than a thousand keys there.
    parts = Participation.objects.select_related("organisation")
    joined = found.prefetch_related(Prefetch("participations", parts), "places")
    return {project.code: project for project in joined}


def _differs(project: Project, record: OwnRecord) -> bool:
    plain = any(getattr(project, name) != getattr(record, name) for name in FIELDS)
    return plain or _spell(project) != _spell_record(record)


def _spell(project: Project) -> tuple[set[Any], set[Any]]:
    parts, places = project.participations.all(), project.places.all()
    return (
        {
            (part.role, part.organisation.name, part.organisation.number)
            for part in parts
        },
        {(place.county, place.county_name, place.municipality) for place in places},
    )


def _spell_record(record: OwnRecord) -> tuple[set[Any], set[Any]]:
    return (
        {(str(p.role), *_name(p, record).key) for p in record.organisations},
        {
            (place.county, place.county_name, place.municipality)
            for place in record.places
        },
    )


def _follow(
    made: dict[str, Project], stored: dict[str, Project], changed: Iterable[str]
) -> list[tuple[Project, Project]]:
    for code in changed:
        made[code].pk = stored[code].pk
    return [(made[code], stored[code]) for code in changed]


def _join(made: dict[str, Project], named: dict[str, OwnRecord]) -> None:
    listed = [
        (project, party.role, _name(party, named[code]))
        for code, project in made.items()
        for party in named[code].organisations
    ]
    known = find_organisations(one for _, _, one in listed)
    parts = [
        Participation(project=project, organisation=known[one.key], role=role)
        for project, role, one in listed
    ]
    Participation.objects.bulk_create(parts, ignore_conflicts=True)
    places = [
        place
        for code, project in made.items()
        for place in _locate(project, named[code])
    ]
    insert_new(Place, places)


def _name(party: OwnParty, record: OwnRecord) -> Named:
    return Named(party.name, party.number, record.country, party.kind)


def _locate(project: Project, record: OwnRecord) -> Sequence[Row]:
    places = [{"project_id": project.pk, **one.model_dump()} for one in record.places]
    return conceal_places(places) if project.natural_person else places


def _date(fresh: dict[str, Project], named: dict[str, OwnRecord]) -> None:
    """Give new projects the days that the file tells, not the day of the import."""
    together: defaultdict[Days, list[int]] = defaultdict(list)
    for code, project in fresh.items():
        record = named[code]
        together[record.first_published, record.changed].append(project.pk)
    for (first, last), keys in together.items():
        Project.objects.filter(pk__in=keys).update(
            first_published=_begin(first), changed=_begin(last)
        )


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
