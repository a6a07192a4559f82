"""A made-up list of operations as a file, such as an authority would publish."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.operations import Operation, make_operations

HEADINGS = (
    *("Ärende-ID", "Projektnamn", "Projektbeskrivning", "Stödmottagare"),
    *("Organisationsnummer", "Program", "Programperiod", "Fond", "Specifikt mål"),
    *("Län", "Kommun", "EU-stöd (SEK)", "Total kostnad (SEK)"),
    *("Beslutsdatum", "Startdatum"),
)
FIRST_CASE = 20_000_000
STEP = 10_000
Progress = Callable[[int], None]


def write_list(path: Path, count: int, progress: Progress = lambda _: None) -> None:
    """Write a list of so many operations as CSV in UTF-8; the same each time."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(HEADINGS)
        for one in make_operations(count):
            writer.writerow(_write(one))
            if not one.number % STEP:
                progress(one.number)


def _write(one: Operation) -> Iterator[str]:
    yield str(FIRST_CASE + one.number)
    yield from (one.title, one.text, one.organisation, one.organisation_number)
    yield from (one.programme, one.period, one.fund, one.objective)
    yield ", ".join(one.counties)
    yield ", ".join(one.towns)
    yield from (str(one.amount), str(one.amount * 2))
    yield from (one.decided.isoformat(), one.decided.isoformat())
