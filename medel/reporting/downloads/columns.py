"""The columns that a download may have, and the choice among them."""

import json
from collections.abc import Callable, Iterable
from operator import attrgetter

from medel.core.errors import MedelError
from medel.core.texts import Text
from medel.reporting.columns import (
    Column,
    Kind,
    Write,
    amount,
    day,
    find_licence,
    join,
    plain,
    several,
)
from medel.reporting.delimited import Cell
from medel.reporting.locations import list_regions
from medel.reporting.operations import Operation, name_beneficiary, name_partner
from medel.reporting.reading import Batch
from medel.reporting.sites import Site, find_site
from medel.reporting.writing import write_rate


class ColumnError(MedelError):
    """A download was asked for a column that does not exist."""


def list_columns(language: str = "sv", site: Site | None = None) -> tuple[Column, ...]:
    """List every column that there is."""
    return (*_COLUMNS, *_list_own(language, site or find_site("")))


def choose_columns(
    names: Iterable[str], *, language: str, site: Site
) -> tuple[Column, ...]:
    """Give the columns of these names, or the usual ones; source and licence always.

    Raises ColumnError on a name that no column has.
    """
    known = {column.name: column for column in list_columns(language, site)}
    chosen = dict.fromkeys(names) or dict.fromkeys(DEFAULT)
    strange = next((name for name in chosen if name not in known), None)
    if strange is not None:
        raise _refuse(strange)
    return tuple(known[name] for name in {**chosen, **dict.fromkeys(ALWAYS)})


def _refuse(name: str) -> ColumnError:
    listed = ", ".join(NAMES)
    return ColumnError(
        Text(
            sv=f'Det finns ingen kolumn "{name[:50]}". Välj bland: {listed}.',
            en=f'There is no column "{name[:50]}". Choose from: {listed}.',
        )
    )


def _list_own(language: str, site: Site) -> tuple[Column, ...]:
    """Give the columns that the site itself adds."""
    pages = site.listing(language)
    return (
        Column(
            "page",
            Text(sv="Sida", en="Page"),
            lambda one: f"{pages}{one.code}/",
            needs={"code"},
            many=lambda batch: [f"{pages}{code}/" for code in batch.fields["code"]],
        ),
        Column(
            "source",
            Text(sv="Källa", en="Source"),
            lambda one: one.href or one.source.name,
            needs={"href"},
            many=_tell_sources,
        ),
        find_licence(),
    )


def _tell_sources(batch: Batch) -> list[Cell]:
    told = zip(batch.fields["href"], batch.fields["source"], strict=True)
    return [href or source.name for href, source in told]


def _column(
    name: str,
    titles: tuple[str, str],
    write: Write,
    needs: Iterable[str],
    kind: Kind = Kind.TEXT,
) -> Column:
    sv, en = titles
    return Column(name, Text(sv=sv, en=en), write, kind, needs=frozenset(needs))


def _amount(name: str, sv: str, en: str) -> Column:
    return amount(name, Text(sv=sv, en=en))


def _plain(name: str, sv: str, en: str, kind: Kind = Kind.TEXT) -> Column:
    return plain(name, Text(sv=sv, en=en), kind)


def _degrees(name: str, sv: str, en: str, at: int) -> Column:
    def read(one: Operation) -> float | None:
        points = one.points
        return points[0][at] if len(points) == 1 else None

    def write(one: Operation) -> str:
        found = read(one)
        return "" if found is None else str(found)

    return Column(name, Text(sv=sv, en=en), write, Kind.NUMBER, read, needs={"places"})


def _listing(
    name: str,
    titles: tuple[str, str],
    needs: str,
    read: Callable[[Operation], list[str]],
) -> Column:
    sv, en = titles
    return Column(
        name,
        Text(sv=sv, en=en),
        lambda one: join(read(one)),
        tell=lambda one: list(dict.fromkeys(read(one))),
        needs={needs},
    )


def _day(name: str, sv: str, en: str) -> Column:
    return day(name, Text(sv=sv, en=en), name)


def _listed(stated: str) -> list[str]:
    return [] if stated == "[]" else list(json.loads(stated))


_COLUMNS = (
    _plain("code", "Kod", "Code"),
    _plain("case_number", "Ärendenummer", "Case number"),
    _plain("title", "Projekt", "Project"),
    _plain("title_en", "Projekt på engelska", "Project in English"),
    _plain("purpose", "Syfte", "Purpose"),
    _plain("achievements", "Resultat", "Achievements"),
    several(
        "beneficiaries",
        Text(sv="Stödmottagare", en="Beneficiaries"),
        "parties",
        name_beneficiary,
    ),
    several(
        "partners",
        Text(sv="Partner", en="Partners"),
        "parties",
        name_partner,
    ),
    several(
        "organisation_numbers",
        Text(sv="Organisationsnummer", en="Organisation numbers"),
        "parties",
        attrgetter("number"),
    ),
    _plain("programme_name", "Program", "Programme"),
    _plain("programme", "Programkod", "Programme code"),
    _plain("period", "Period", "Period"),
    _plain("fund", "Fond", "Fund"),
    _plain("instrument", "Instrument", "Instrument"),
    _plain("objective", "Specifikt mål", "Specific objective"),
    _plain("priority", "Prioritering", "Priority"),
    _plain("theme", "Område", "Theme"),
    _listing(
        "areas",
        ("Smart specialisering", "Smart specialisation"),
        "areas",
        lambda one: _listed(one.areas),
    ),
    _listing(
        "intervention_fields",
        ("Insatstyper", "Intervention fields"),
        "intervention_fields",
        lambda one: _listed(one.intervention_fields),
    ),
    _plain("status", "Status", "Status"),
    several(
        "counties", Text(sv="Län", en="Counties"), "places", attrgetter("county_name")
    ),
    several(
        "municipalities",
        Text(sv="Kommuner", en="Municipalities"),
        "places",
        attrgetter("municipality_name"),
    ),
    _listing("nuts", ("NUTS-regioner", "NUTS regions"), "places", list_regions),
    _degrees("latitude", "Latitud", "Latitude", 0),
    _degrees("longitude", "Longitud", "Longitude", 1),
    _plain("country", "Land", "Country"),
    _day("start", "Start", "Start"),
    _day("end", "Slut", "End"),
    _plain("decided", "Beslutat", "Decided", Kind.DATE),
    _plain("currency", "Valuta", "Currency"),
    _amount("eu_amount", "EU-stöd", "EU support"),
    _plain("amount_kind", "Slag av belopp", "Kind of amount"),
    _amount("total_cost", "Total kostnad", "Total cost"),
    _amount("national_public", "Offentlig medfinansiering", "Public co-financing"),
    _amount("national_private", "Privat medfinansiering", "Private co-financing"),
    _amount("in_kind", "Bidrag i annat än pengar", "In kind"),
    _column(
        "eu_rate",
        ("EU:s andel, %", "EU share, %"),
        write_rate,
        ("eu_amount", "total_cost"),
        Kind.NUMBER,
    ),
    _plain("updated_in_source", "Ändrat i källan", "Changed in source", Kind.DATE),
    _column(
        "source_file", ("Källans fil", "Source file"), lambda one: one.source.name, ()
    ),
    _column(
        "source_row",
        ("Källans rad", "Source row"),
        lambda one: str(one.row),
        ("row",),
        Kind.NUMBER,
    ),
    _column(
        "retrieved",
        ("Hämtat", "Retrieved"),
        lambda one: one.source.retrieved,
        (),
        Kind.DATE,
    ),
)
ALWAYS = ("source", "licence")
DEFAULT = (
    *("code", "case_number", "title", "beneficiaries", "programme_name", "fund"),
    *("objective", "priority", "status", "counties", "municipalities", "start"),
    *("end", "decided", "currency", "eu_amount", "amount_kind", "total_cost"),
    *("national_public", "national_private", "in_kind", "page", *ALWAYS),
)
NAMES = (*(column.name for column in _COLUMNS), "page", *ALWAYS)
