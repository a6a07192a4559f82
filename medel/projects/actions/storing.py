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
from medel.projects.actions.parties import Known, Named
from medel.projects.actions.persons import conceal_places, keep_persons
from medel.projects.actions.stored import Stored
from medel.projects.actions.writing import (
    Row,
    insert_new,
    insert_or_update,
    portions,
)
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
    """Where the records of one list go: which list, which programme, which change.

    In an `empty` bank nothing can be stored already, so it is not asked.
    """

    origin: Origin
    programme: Programme | None
    listed: str
    change: int
    fictitious: bool = False
    empty: bool = False
    counts: Counts = field(default_factory=Counts)
    seen: Counter[str] = field(default_factory=Counter)
    known: Known = field(default_factory=Known)

    def put(self, batch: Sequence[Record]) -> None:
        """Store a batch; one that says what is stored already changes nothing."""
        named = {self._name(record): record for record in batch}
        stored = {} if self.empty else dict(_read_by_code(named, "row_checksum"))
        made = {
            code: self._make(code, record)
            for code, record in named.items()
            if stored.get(code) != self._sign(record)
        }
        changed = [code for code in made if code in stored]
        keys = self._write(made, changed)
        self._place([Stored(code, keys[code], named[code]) for code in made])
        self._count(len(made) - len(changed), len(changed), len(named))

    def _name(self, record: Record) -> str:
        """Name a record; one whose number a list repeats is told apart by order.

        Some lists give an operation one row for each region, with money in each.
        """
        programme, _ = name_programme(record, self.programme)
        code = name_record(record, programme=programme, listed=self.listed)
        self.seen[code] += 1
        times = self.seen[code]
        if times == 1:
            return code
        while (apart := f"{code[: CODE_LENGTH - 8]}-{times}") in self.seen:
            times += 1
        self.seen[apart] += 1
        return apart

    def _make(self, code: str, record: Record) -> Row:
        programme, name = name_programme(record, self.programme)
        return {
            "code": code,
            "programme": programme,
            "programme_name": name[:MIDDLE],
            "origin_id": self.origin.pk,
            "change": self.change,
            "fictitious": self.fictitious,
            "row_checksum": self._sign(record),
            **_describe(record),
        }

    def _sign(self, record: Record) -> str:
        """Give a digest of what the record says and of the licence its list states.

        A licence that is stated later makes the same record another.
        """
        licence = self.origin.licence
        if not licence:
            return record.digest
        return hashlib.sha256(f"{record.digest} {licence}".encode()).hexdigest()

    def _write(self, made: dict[str, Row], changed: list[str]) -> dict[str, int]:
        """Write new and changed projects, keep what was there before; give the keys."""
        for some in portions(changed):
            before = Project.everything.order_by().filter(code__in=some)
            Revision.objects.bulk_create(remember(one, self.origin) for one in before)
        insert_or_update(Project, list(made.values()), by="code", keep=_KEPT)
        keys = dict(_read_by_code(made, "pk"))
        for pks in portions(keys[code] for code in changed):
            for kind in (Participation, Place):
                kind.objects.filter(project__in=pks).delete()
        return keys

    def _place(self, stored: Sequence[Stored]) -> None:
        insert_new(Participation, list(self._join(stored)))
        if keep_persons(stored, on=self.origin.retrieved):
            # Who turns out to be a person may have stood among the organisations.
            self.known.forget()
        places = [place for one in stored for place in _locate(one.key, one.record)]
        insert_new(Place, places)

    def _join(self, stored: Sequence[Stored]) -> Iterator[Row]:
        listed = [(one.key, list(_list_parties(one.record))) for one in stored]
        known = self.known.find(named for _, parts in listed for named, _ in parts)
        for key, parts in listed:
            for named, role in parts:
                yield {
                    "project_id": key,
                    "organisation_id": known[named.key],
                    "role": role.value,
                }

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
        "country": record.country[:2],
        "updated_in_source": record.updated,
        "href": record.href[:TITLE],
        "row": record.row,
        **_list_fields(record),
        **_write_date("start", record.start, last=False),
        **_write_date("end", record.end, last=True),
    }


def _list_fields(record: Record) -> dict[str, list[str]]:
    """Give the fields of intervention, where there are any: few lists tell them."""
    stated = record.intervention_fields
    return {"intervention_fields": list(stated)} if stated else {}


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


def _locate(key: int, record: Record) -> Sequence[Row]:
    """Give a project's places: municipalities in their counties, else counties."""
    shared: dict[str, Any] = {
        "project_id": key,
        "latitude": record.latitude,
        "longitude": record.longitude,
        "basis": record.location_basis,
        "nuts": record.nuts[0][:5] if record.nuts else "",
    }
    places = [{**shared, **place} for place in _list_places(record)]
    return conceal_places(places) if record.is_persons else places


def _list_places(record: Record) -> Iterator[Row]:
    towns = [find_municipality(name) for name in record.municipalities]
    counties = dict(find_county(name) for name in record.regions if name)
    placed = {code[:2] for code, _ in towns}
    for code, name in towns:
        county = code[:2]
        yield {
            "county": county,
            "county_name": counties.get(county) or find_county(county)[1],
            "municipality": code,
            "municipality_name": name[:MIDDLE],
        }
    for code, name in counties.items():
        if not code or code not in placed:
            yield {"county": code, "county_name": name[:MIDDLE]}
