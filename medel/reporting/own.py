"""medel-jsonl, Medel's own format: one complete record a line.

Reading it into an empty installation and writing it again gives the same bytes; the
reader is medel.projects.actions.restoring.
"""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from medel.reporting.extract import Extract
from medel.reporting.operations import Operation
from medel.reporting.streams import write_line
from medel.reporting.writing import write_amount

BATCH = 500
AMOUNTS = (
    *("eu_amount", "total_cost", "national_public", "national_private", "in_kind"),
    *("eu_rate", "exchange_rate"),
)
LISTS = ("areas", "intervention_fields")
DAYS = ("first_published", "changed")
_TOLD = Operation._fields[1 : Operation._fields.index("row")]


def write(extract: Extract) -> Iterator[bytes]:
    """Write every record on a line of its own."""
    lines = (f"{write_line(tell(each))}\n" for each in extract.operations())
    while batch := "".join(islice(lines, BATCH)):
        yield batch.encode()


def tell(operation: Operation) -> dict[str, Any]:
    """Tell all that the bank holds of an operation."""
    told: dict[str, Any] = dict(zip(_TOLD, operation[1:], strict=False))
    for name in AMOUNTS:
        told[name] = write_amount(told[name]) or None
    for name in LISTS:
        told[name] = json.loads(told[name])
    for name in DAYS:
        told[name] = getattr(operation, name)[:10]
    return told | {
        "href": operation.href,
        "organisations": [party._asdict() for party in operation.parties],
        "places": [place._asdict() for place in operation.places],
        "origin": {**operation.source._asdict(), "row": operation.row},
    }
