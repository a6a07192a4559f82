"""The columns of the list of operations, in the order of points (a) to (n)."""

import json
import re
from datetime import date

from medel.core.texts import Text
from medel.reporting.article49 import places
from medel.reporting.article49.persons import find_person, name_person
from medel.reporting.columns import Column, Kind, Write, join, plain
from medel.reporting.locations import find_country
from medel.reporting.operations import BENEFICIARY, Operation
from medel.reporting.writing import write_amount, write_end, write_rate, write_start

_OBJECTIVE = re.compile(r"[1-5]\.[0-9]{1,2}")
SINCE = "2021-2027"
_PERSON = 4  # columns before the person's name


def list_columns(*, on: date) -> tuple[Column, ...]:
    """Give the columns of the list as it stands on a day."""
    day = on.isoformat()
    updated = Text(sv="Listan uppdaterad", en="List updated")
    return (
        *_COLUMNS[:_PERSON],
        _column("person_first_name", "Förnamn", "First name", _person(0, on)),
        _column("person_surname", "Efternamn", "Surname", _person(1, on)),
        *_COLUMNS[_PERSON:],
        Column("list_updated", updated, lambda _: day, Kind.DATE),
    )


def _person(part: int, on: date) -> Write:
    """Write a part of a person's name, while it may be published."""

    def write(operation: Operation) -> str:
        person = find_person(operation)
        published = date.fromisoformat(operation.first_published[:10])
        return name_person(person, first_published=published, on=on)[part]

    return write


def _unknown(_operation: Operation) -> str:
    """What the bank does not hold."""
    return ""


def _beneficiaries(operation: Operation) -> str:
    return join(operation.named(BENEFICIARY))


def _objective(operation: Operation) -> str:
    """Write the specific objective in the EU's way: RSO1.1."""
    known = operation.period == SINCE and _OBJECTIVE.fullmatch(operation.objective)
    return f"RSO{operation.objective}" if known else operation.objective


def _interventions(operation: Operation) -> str:
    stated = operation.intervention_fields
    return "" if stated == "[]" else join(json.loads(stated))


def _column(
    name: str, sv: str, en: str, write: Write, kind: Kind = Kind.TEXT
) -> Column:
    return Column(name, Text(sv=sv, en=en), write, kind)


_COLUMNS = (
    _column("operation_id", "Kod", "Code", lambda one: one.code),
    plain("case_number", Text(sv="Ärendenummer", en="Case number")),
    _column("beneficiary_name", "Stödmottagare", "Beneficiary", _beneficiaries),
    _column("contractor_names", "Leverantörer", "Contractors", _unknown),
    _column("title_sv", "Namn", "Name", lambda one: one.title),
    plain("title_en", Text(sv="Namn på engelska", en="Name in English")),
    plain("purpose", Text(sv="Syfte", en="Purpose")),
    plain("achievements", Text(sv="Resultat", en="Achievements")),
    _column("start_date", "Startdatum", "Start date", write_start, Kind.DATE),
    _column("end_date", "Slutdatum", "End date", write_end, Kind.DATE),
    _column("end_date_is_actual", "Slutdatum är faktiskt", "End is actual", _unknown),
    _column(
        "total_cost",
        "Total kostnad",
        "Total cost",
        lambda one: write_amount(one.total_cost),
        Kind.NUMBER,
    ),
    plain("currency", Text(sv="Valuta", en="Currency")),
    plain("fund", Text(sv="Fond", en="Fund")),
    _column("specific_objective", "Specifikt mål", "Specific objective", _objective),
    _column("eu_rate", "EU:s andel, %", "EU co-financing, %", write_rate, Kind.NUMBER),
    _column(
        "eu_amount",
        "EU-stöd",
        "EU support",
        lambda one: write_amount(one.eu_amount),
        Kind.NUMBER,
    ),
    _column("nuts", "NUTS-region", "NUTS region", places.write_regions),
    _column("municipality", "Ort", "Place", places.write_municipalities),
    _column("lat", "Latitud", "Latitude", places.write_latitude, Kind.NUMBER),
    _column("lon", "Longitud", "Longitude", places.write_longitude, Kind.NUMBER),
    _column("country", "Land", "Country", find_country),
    _column("location_basis", "Platsen är", "Location of", places.find_basis),
    _column("intervention_field", "Insatstyp", "Intervention", _interventions),
    _column("programme", "Program", "Programme", lambda one: one.programme_name),
    _column("source", "Källa", "Source", lambda one: one.href),
    _column(
        "record_updated",
        "Posten ändrad",
        "Record changed",
        lambda one: one.changed[:10],
        Kind.DATE,
    ),
)
