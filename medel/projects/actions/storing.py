"""Storing records of a list: a batch at a time, each compared with what is stored."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
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
from medel.projects.actions.parties import Named, find_organisations
from medel.projects.actions.persons import conceal_places, keep_persons
from medel.projects.actions.writing import insert_new, insert_or_update, portions
from medel.projects.importing.record import Record
from medel.projects.models import (
    Origin,
    Participation,
    Place,
    Project,
    Revision,
)
from medel.projects.states import AmountKind, Role, Status

# What the first reading of a project says stays, and what no list tells.
_KEPT = ("first_published", "areas", "instrument")
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
    fictitious: bool = False
    counts: Counts = field(default_factory=Counts)
    seen: Counter[str] = field(default_factory=Counter)

    def put(self, batch: Sequence[Record]) -> None:
        """Store a batch; one that says what is stored already changes nothing."""
        named = {self._name(record): record for record in batch}
        stored = dict(_read_by_code(named, "row_checksum"))
        made = {
            code: self._make(code, record)
            for code, record in named.items()
            if stored.get(code) != self._sign(record)
        }
        changed = [code for code in made if code in stored]
        self._write(made, changed)
        self._place(made, named)
        self._count(len(made) - len(changed), len(changed), len(named))

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
            origin_id=self.origin.pk,
            change=self.change,
            fictitious=self.fictitious,
            row_checksum=self._sign(record),
            **_describe(record),
        )

    def _sign(self, record: Record) -> str:
        """Give a digest of what the record says and of the licence its list states.

        A licence that is stated later makes the same record another.
        """
        licence = self.origin.licence
        if not licence:
            return record.digest
        return hashlib.sha256(f"{record.digest} {licence}".encode()).hexdigest()

    def _write(self, made: dict[str, Project], changed: list[str]) -> None:
        """Write new and changed projects; what was there before is kept."""
        for some in portions(changed):
            before = Project.everything.order_by().filter(code__in=some)
            Revision.objects.bulk_create(remember(one, self.origin) for one in before)
        insert_or_update(list(made.values()), by="code", keep=_KEPT)
        for code, key in _read_by_code(made, "pk"):
            made[code].pk = key
        for keys in portions(made[code].pk for code in changed):
            for kind in (Participation, Place):
                kind.objects.filter(project__in=keys).delete()

    def _place(self, written: dict[str, Project], named: dict[str, Record]) -> None:
        pairs = [(project, named[code]) for code, project in written.items()]
        insert_new(list(_join(pairs)))
        keep_persons(pairs, on=self.origin.retrieved)
        places = (
            one
            for project, record in pairs
            for one in conceal_places(project, list(_locate(project, record)))
        )
        insert_new(list(places))

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
        "status": Status.GRANTED.value,
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
        "eu_rate": _limit(record.eu_share),
        "exchange_rate": record.exchange_rate and round(record.exchange_rate, 6),
        "end_is_actual": record.end_is_actual,
        "natural_person": record.is_persons,
        "intervention_fields": list(record.intervention_fields),
        "country": record.country[:2],
        "updated_in_source": record.updated,
        "href": record.href[:TITLE],
        "row": record.row,
        **_write_date("start", record.start, last=False),
        **_write_date("end", record.end, last=True),
    }


def _limit(share: Decimal | None) -> Decimal | None:
    """Give a share of 0 to 1 with four decimals; nothing for what cannot be one."""
    return round(share, 4) if share is not None and 0 <= share <= 1 else None


def _name_amount(record: Record) -> str:
    stated = record.eu_amount is not None
    return (AmountKind.GRANTED if stated else AmountKind.NOT_STATED).value


def _write_date(
    name: str, stated: PartialDate | None, *, last: bool
) -> dict[str, object]:
    if stated is None:
        return {name: None}
    day = stated.last if last else stated.first
    return {name: day, f"{name}_precision": stated.precision.value}


def _read_by_code(codes: Iterable[str], name: str) -> Iterator[tuple[str, Any]]:
    """Read one field of the projects that have these codes."""
    for some in portions(codes):
        found = Project.everything.order_by().filter(code__in=some)
        yield from found.values_list("code", name)


def remember(project: Project, origin: Origin) -> Revision:
    """Give what a project was before a change, to be kept."""
    before = model_to_dict(project, exclude=["id", "origin"])
    plain = {key: _plain(value) for key, value in before.items()}
    return Revision(code=project.code, origin=origin.name, before=plain)


def _plain(value: object) -> object:
    simple = isinstance(value, str | int | list | None.__class__)
    return value if simple else DjangoJSONEncoder().default(value)


def _list_parties(record: Record) -> Iterator[tuple[Named, Role]]:
    """List the organisations of a record; a natural person is none."""
    for role, parties in (
        (Role.BENEFICIARY, record.beneficiaries),
        (Role.PARTNER, record.partners),
        (Role.CONTRACTOR, record.contractors),
    ):
        for one in parties:
            if one.name and not one.natural:
                yield Named(one.name, one.number, record.country), role


def _join(pairs: Sequence[tuple[Project, Record]]) -> Iterator[Participation]:
    listed = [(project, list(_list_parties(record))) for project, record in pairs]
    known = find_organisations(named for _, parts in listed for named, _ in parts)
    for project, parts in listed:
        for named, role in parts:
            yield Participation(
                project_id=project.pk,
                organisation_id=known[named.key].pk,
                role=role.value,
            )


def _locate(project: Project, record: Record) -> Iterator[Place]:
    """Give a project's places: municipalities in their counties, else counties."""
    towns = [find_municipality(name) for name in record.municipalities]
    counties = dict(find_county(name) for name in record.regions if name)
    placed = {code[:2] for code, _ in towns}
    point = {
        "latitude": record.latitude,
        "longitude": record.longitude,
        "basis": record.location_basis,
    }
    nuts = record.nuts[0][:5] if record.nuts else ""
    for code, name in towns:
        county = code[:2]
        yield Place(
            project_id=project.pk,
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
                project_id=project.pk,
                county=code,
                county_name=name[:MIDDLE],
                nuts=nuts,
                **point,
            )
