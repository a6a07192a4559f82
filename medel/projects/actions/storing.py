"""Storing records of a list: a batch at a time, each compared with what is stored."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.forms.models import model_to_dict

from medel.core.periods import PartialDate
from medel.programmes.programme import Programme
from medel.projects.actions.naming import (
    CODE_LENGTH,
    find_county,
    find_municipality,
    find_theme,
    name_programme,
    name_record,
)
from medel.projects.importing.record import Party, Record
from medel.projects.models import (
    Organisation,
    Origin,
    Participation,
    Place,
    Project,
    Revision,
)
from medel.projects.states import AmountKind, Role, Status

NAME_LENGTH = 300
SHORT, MIDDLE, TITLE = 20, 200, 500


@dataclass
class Counts:
    """How many records were new, changed, or as they were."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0


@dataclass(frozen=True)
class Store:
    """Where the records of one list go: which list, which programme, which change."""

    origin: Origin
    programme: Programme | None
    listed: str
    change: int
    counts: Counts = field(default_factory=Counts)
    seen: Counter[str] = field(default_factory=Counter)

    def put(self, batch: Sequence[Record]) -> None:
        """Store a batch; one that says what is stored already changes nothing."""
        named = {self._name(record): record for record in batch}
        stored = Project.objects.in_bulk(named, field_name="code")
        made = {code: self._make(code, record) for code, record in named.items()}
        fresh = [one for code, one in made.items() if code not in stored]
        changed = [
            _follow(stored[code], one)
            for code, one in made.items()
            if code in stored and stored[code].row_checksum != one.row_checksum
        ]
        self._write(fresh, changed, [stored[one.code] for one in changed])
        written = {one.code: one for one in (*fresh, *changed)}
        self._place(written, named)
        self._count(len(fresh), len(changed), len(named))

    def _name(self, record: Record) -> str:
        """Name a record; one whose number a list repeats is told apart by order.

        Some lists give an operation one row for each region, with money in each.
        """
        programme, _ = name_programme(record, self.programme)
        code = name_record(record, programme=programme, listed=self.listed)
        self.seen[code] += 1
        times = self.seen[code]
        return code if times == 1 else f"{code[: CODE_LENGTH - 8]}-{times}"

    def _make(self, code: str, record: Record) -> Project:
        programme, name = name_programme(record, self.programme)
        return Project(
            code=code,
            programme=programme,
            programme_name=name[:MIDDLE],
            origin=self.origin,
            change=self.change,
            **_describe(record),
        )

    def _write(
        self, fresh: list[Project], changed: list[Project], before: list[Project]
    ) -> None:
        Revision.objects.bulk_create(remember(one, self.origin) for one in before)
        Project.objects.bulk_create(fresh)
        Project.objects.bulk_update(changed, _WRITTEN, batch_size=200)
        gone = [one.pk for one in changed]
        for kind in (Participation, Place):
            kind.objects.filter(project__in=gone).delete()

    def _place(self, written: dict[str, Project], named: dict[str, Record]) -> None:
        pairs = [(project, named[code]) for code, project in written.items()]
        parties = [p for _, record in pairs for p in _list_parties(record)]
        known = _find_organisations(party for party, _ in parties)
        joined = list(_join(pairs, known))
        Participation.objects.bulk_create(joined, ignore_conflicts=True)
        places = (one for project, record in pairs for one in _locate(project, record))
        Place.objects.bulk_create(places, ignore_conflicts=True)

    def _count(self, fresh: int, changed: int, named: int) -> None:
        self.counts.created += fresh
        self.counts.updated += changed
        self.counts.unchanged += named - fresh - changed


def _describe(record: Record) -> dict[str, Any]:
    return {
        "case_number": record.case_number[:50],
        "title": record.title[:TITLE],
        "title_en": record.title_en[:TITLE],
        "purpose": record.purpose,
        "achievements": record.achievements,
        "status": Status.GRANTED,
        "period": record.period[:9],
        "fund": record.fund[:SHORT],
        "objective": record.objective[:10],
        "priority": (record.priority or record.theme or record.objective)[:300],
        "theme": find_theme(record),
        "decided": record.decided.first if record.decided else None,
        "currency": record.currency or "SEK",
        "amount_kind": _name_amount(record),
        "eu_amount": record.eu_amount,
        "total_cost": record.total_cost or record.eligible_cost,
        "national_public": record.national_public,
        "national_private": record.national_private,
        "in_kind": record.in_kind,
        "intervention_fields": list(record.intervention_fields),
        "country": record.country[:2],
        "updated_in_source": record.updated,
        "href": record.href[:TITLE],
        "row": record.row,
        "row_checksum": _digest(record),
        **_write_date("start", record.start, last=False),
        **_write_date("end", record.end, last=True),
    }


_WRITTEN = [
    *("programme", "programme_name", "case_number", "title", "title_en", "purpose"),
    *("achievements", "status", "period", "fund", "objective", "priority", "theme"),
    *("decided", "currency", "amount_kind", "eu_amount", "total_cost"),
    *("national_public", "national_private", "in_kind", "intervention_fields"),
    *("country", "updated_in_source", "href", "row", "row_checksum", "start"),
    *("start_precision", "end", "end_precision", "origin", "change"),
]


def _name_amount(record: Record) -> AmountKind:
    return AmountKind.NOT_STATED if record.eu_amount is None else AmountKind.GRANTED


def _write_date(
    name: str, stated: PartialDate | None, *, last: bool
) -> dict[str, object]:
    if stated is None:
        return {name: None}
    day = stated.last if last else stated.first
    return {name: day, f"{name}_precision": stated.precision.value}


def _digest(record: Record) -> str:
    """Give a digest of what a record says, wherever in the list it stands."""
    said = {
        key: value
        for key, value in vars(record).items()
        if key not in {"row", "sheet", "warnings"}
    }
    return hashlib.sha256(repr(sorted(said.items())).encode()).hexdigest()


def _follow(stored: Project, made: Project) -> Project:
    made.pk = stored.pk
    return made


def remember(project: Project, origin: Origin) -> Revision:
    """Give what a project was before a change, to be kept."""
    before = model_to_dict(project, exclude=["id", "origin"])
    plain = {key: _plain(value) for key, value in before.items()}
    return Revision(code=project.code, origin=origin.name, before=plain)


def _plain(value: object) -> object:
    simple = isinstance(value, str | int | list | None.__class__)
    return value if simple else DjangoJSONEncoder().default(value)


def _list_parties(record: Record) -> Iterator[tuple[Party, Role]]:
    """List the organisations of a record; a natural person is never stored."""
    for role, parties in (
        (Role.BENEFICIARY, record.beneficiaries),
        (Role.PARTNER, record.partners),
    ):
        yield from ((one, role) for one in parties if one.name and not one.natural)


def _find_organisations(parties: Iterable[Party]) -> dict[str, Organisation]:
    wanted = {party.name[:NAME_LENGTH]: party.number for party in parties}
    known = Organisation.objects.in_bulk(wanted, field_name="name")
    new = [
        Organisation(name=name, number=number[:SHORT])
        for name, number in wanted.items()
        if name not in known
    ]
    return known | {one.name: one for one in Organisation.objects.bulk_create(new)}


def _join(
    pairs: Iterable[tuple[Project, Record]], known: dict[str, Organisation]
) -> Iterator[Participation]:
    for project, record in pairs:
        for party, role in _list_parties(record):
            organisation = known[party.name[:NAME_LENGTH]]
            yield Participation(project=project, organisation=organisation, role=role)


def _locate(project: Project, record: Record) -> Iterator[Place]:
    """Give a project's places: municipalities in their counties, else counties."""
    towns = [find_municipality(name) for name in record.municipalities]
    counties = dict(find_county(name) for name in record.regions if name)
    placed = {code[:2] for code, _ in towns}
    point = {"latitude": record.latitude, "longitude": record.longitude}
    nuts = record.nuts[0][:5] if record.nuts else ""
    for code, name in towns:
        county = code[:2]
        yield Place(
            project=project,
            county=county,
            county_name=counties.get(county) or find_county(county)[1],
            municipality=code,
            municipality_name=name[:MIDDLE],
            nuts=nuts,
            **point,
        )
    for code, name in counties.items():
        if not code or code not in placed:
            yield Place(
                project=project,
                county=code,
                county_name=name[:MIDDLE],
                nuts=nuts,
                **point,
            )
