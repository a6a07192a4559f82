"""The columns of the list of operations, in the order of points (a) to (n)."""

import json
import re
from datetime import date

from medel.core.texts import Text
from medel.reporting.article49 import places
from medel.reporting.article49.persons import (
    write_first_names,
    write_surnames,
)
from medel.reporting.columns import (
    Column,
    Kind,
    Write,
    amount,
    constant,
    day,
    find_licence,
    join,
    plain,
    several,
)
from medel.reporting.locations import find_country
from medel.reporting.operations import CONTRACTOR, Operation, Party, name_beneficiary
from medel.reporting.writing import write_rate

_OBJECTIVE = re.compile(r"[1-5]\.[0-9]{1,2}")
SINCE = "2021-2027"
_PERSON = 4  # columns before the person's name


def list_columns(*, on: date) -> tuple[Column, ...]:
    """Give the columns of the list as it stands on a day."""
    updated = Text(sv="Listan uppdaterad", en="List updated")
    return (
        *_COLUMNS[:_PERSON],
        _column("person_first_name", "Förnamn", "First name", write_first_names(on)),
        _column("person_surname", "Efternamn", "Surname", write_surnames(on)),
        *_COLUMNS[_PERSON:],
        constant("list_updated", updated, on.isoformat(), Kind.DATE),
    )


def _is_actual(operation: Operation) -> str:
    stated = operation.end_is_actual
    return "" if stated is None else str(bool(stated)).lower()


def _name_contractor(party: Party) -> str:
    return party.name if party.role == CONTRACTOR else ""


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
    plain("operation_id", Text(sv="Kod", en="Code"), field="code"),
    plain("case_number", Text(sv="Ärendenummer", en="Case number")),
    several(
        "beneficiary_name",
        Text(sv="Stödmottagare", en="Beneficiary"),
        "parties",
        name_beneficiary,
    ),
    several(
        "contractor_names",
        Text(sv="Leverantörer", en="Contractors"),
        "parties",
        _name_contractor,
    ),
    plain("title_sv", Text(sv="Namn", en="Name"), field="title"),
    plain("title_en", Text(sv="Namn på engelska", en="Name in English")),
    plain("purpose", Text(sv="Syfte", en="Purpose")),
    plain("achievements", Text(sv="Resultat", en="Achievements")),
    day("start_date", Text(sv="Startdatum", en="Start date"), "start"),
    day("end_date", Text(sv="Slutdatum", en="End date"), "end"),
    Column(
        "end_date_is_actual",
        Text(sv="Slutdatum är faktiskt", en="End is actual"),
        _is_actual,
        needs={"end_is_actual"},
    ),
    amount("total_cost", Text(sv="Total kostnad", en="Total cost")),
    plain("currency", Text(sv="Valuta", en="Currency")),
    plain("fund", Text(sv="Fond", en="Fund")),
    _column("specific_objective", "Specifikt mål", "Specific objective", _objective),
    _column("eu_rate", "EU:s andel, %", "EU co-financing, %", write_rate, Kind.NUMBER),
    amount("eu_amount", Text(sv="EU-stöd", en="EU support")),
    _column("nuts", "NUTS-region", "NUTS region", places.write_regions),
    _column("municipality", "Ort", "Place", places.write_municipalities),
    _column("lat", "Latitud", "Latitude", places.write_latitude, Kind.NUMBER),
    _column("lon", "Longitud", "Longitude", places.write_longitude, Kind.NUMBER),
    _column("country", "Land", "Country", find_country),
    _column("location_basis", "Platsen är", "Location of", places.find_basis),
    _column("intervention_field", "Insatstyp", "Intervention", _interventions),
    plain("programme", Text(sv="Program", en="Programme"), field="programme_name"),
    plain("source", Text(sv="Källa", en="Source"), field="href"),
    find_licence(),
    _column(
        "record_updated",
        "Posten ändrad",
        "Record changed",
        lambda one: one.changed[:10],
        Kind.DATE,
    ),
)
