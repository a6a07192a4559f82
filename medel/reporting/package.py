"""A Frictionless data package: three tables and their description in a ZIP file."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from medel.core.texts import Text
from medel.projects.states import AmountKind, Role, Status
from medel.reporting.columns import join
from medel.reporting.delimited import write_rows
from medel.reporting.extract import Extract
from medel.reporting.operations import Operation
from medel.reporting.terms import Terms
from medel.reporting.writing import write_amount
from medel.reporting.zipped import write_zip

TITLE = Text(sv="Projekt med stöd från EU-fonder", en="Projects with EU fund support")
AMOUNTS = (
    *("eu_amount", "total_cost", "national_public", "national_private", "in_kind"),
    *("eu_rate", "exchange_rate"),
)
DATES = ("start", "end", "decided", "updated_in_source")
TEXTS = (
    *("code", "programme", "programme_name", "case_number", "title", "title_en"),
    *("purpose", "achievements", "status", "period", "fund", "instrument"),
    *("objective", "priority", "theme", "start_precision", "end_precision"),
    *("currency", "amount_kind", "country", "href"),
)
REQUIRED = {"code", "title", "status", "period"}
CHOICES: dict[str, list[str]] = {
    "status": [str(value) for value in Status.values],
    "amount_kind": [str(value) for value in AmountKind.values],
    "role": [str(value) for value in Role.values],
}
ORGANISATIONS = ("code", "role", "name", "number", "kind")
PLACES = (
    *("code", "county", "county_name", "municipality", "municipality_name"),
    *("nuts", "latitude", "longitude", "basis"),
)


def write(extract: Extract) -> Iterator[bytes]:
    """Write the archive; each table is read on its own, so that memory stays flat."""
    tables = _Tables(extract)
    described = json.dumps(describe(extract), ensure_ascii=False, indent=2)
    files = (
        ("datapackage.json", [f"{described}\n".encode()]),
        ("projects.csv", tables.projects()),
        ("organisations.csv", tables.organisations()),
        ("places.csv", tables.places()),
    )
    return write_zip(files, on=extract.on)


def describe(extract: Extract) -> dict[str, Any]:
    """Describe the package: what its tables and columns are, terms and source."""
    return {
        "profile": "tabular-data-package",
        "name": "medel-projects",
        "title": TITLE.en,
        "description": extract.terms.text.en,
        "homepage": extract.site.listing("en"),
        "created": f"{extract.on.isoformat()}T00:00:00Z",
        **_tell_licences(extract.terms),
        "sources": [{"title": "Medel", "path": extract.site.listing("en")}],
        "resources": [
            _resource("projects", PROJECTS, {"primaryKey": "code"}),
            _resource("organisations", ORGANISATIONS, _POINTS_TO_PROJECT),
            _resource("places", PLACES, _POINTS_TO_PROJECT),
        ],
    }


def _tell_licences(terms: Terms) -> dict[str, Any]:
    """Tell the licence of all tables; no key, rather than none, where they differ."""
    if not terms.licence:
        return {}
    return {"licenses": [{"name": terms.licence, "path": terms.address}]}


PROJECTS = (*TEXTS, *DATES, *AMOUNTS, "areas", "intervention_fields", "licence")
_POINTS_TO_PROJECT = {
    "foreignKeys": [
        {"fields": "code", "reference": {"resource": "projects", "fields": "code"}}
    ]
}


@dataclass(frozen=True)
class _Tables:
    """The tables of the package."""

    extract: Extract

    def projects(self) -> Iterator[bytes]:
        """Write a project a row."""
        rows = map(_list_project, self.extract.operations())
        return write_rows(PROJECTS, rows, _texts(PROJECTS))

    def organisations(self) -> Iterator[bytes]:
        """Write an organisation's part in a project a row."""
        rows = (
            [one.code, *party]
            for one in self.extract.operations()
            for party in one.parties
        )
        return write_rows(ORGANISATIONS, rows, _texts(ORGANISATIONS))

    def places(self) -> Iterator[bytes]:
        """Write a place of a project a row."""
        rows = (
            [one.code, *(_write(getattr(place, name)) for name in PLACES[1:])]
            for one in self.extract.operations()
            for place in one.places
        )
        return write_rows(PLACES, rows, _texts(PLACES))


def _list_project(operation: Operation) -> list[str]:
    texts = [getattr(operation, name) for name in TEXTS]
    dates = [getattr(operation, name) or "" for name in DATES]
    amounts = [write_amount(getattr(operation, name)) for name in AMOUNTS]
    lists = (operation.areas, operation.intervention_fields)
    several = [join(json.loads(one)) for one in lists]
    return [*texts, *dates, *amounts, *several, operation.source.licence]


def _write(value: str | float | None) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else str(value)


def _texts(columns: tuple[str, ...]) -> list[bool]:
    return [_type(column) == "string" for column in columns]


def _resource(
    name: str, columns: tuple[str, ...], keys: dict[str, Any]
) -> dict[str, Any]:
    return {
        "name": name,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in columns],
            "missingValues": [""],
            **keys,
        },
    }


def _field(name: str) -> dict[str, Any]:
    limits: dict[str, Any] = {"required": True} if name in REQUIRED else {}
    if name in CHOICES:
        limits["enum"] = CHOICES[name]
    told = {"name": name, "type": _type(name)}
    return {**told, "constraints": limits} if limits else told


def _type(name: str) -> str:
    if name in DATES:
        return "date"
    return "number" if name in {*AMOUNTS, "latitude", "longitude"} else "string"
