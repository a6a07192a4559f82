"""Lists in the shapes that authorities publish, with made-up operations, for the tests.

What is planted is known: counts, sums, dates, names, currency and country.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from medel.core.periods import PartialDate
from tests.projects.importing.making import Reading, write_csv, write_html, write_xlsx

Row = list[Any]
SHARE = Decimal("0.4")


@dataclass(frozen=True)
class Work:
    """An operation that a list tells of."""

    number: int
    code: str
    title: str
    beneficiary: str
    start: date
    end: date
    total: Decimal
    eu: Decimal


@dataclass(frozen=True)
class Publication:
    """A list as one authority writes it: headings, rows, and what is around them."""

    name: str
    headings: list[str]
    row: Callable[[Work], Row]
    currency: str
    country: str
    names: tuple[str, str] = ("Energy from waste heat", "University of Northtown")
    fields: dict[str, str] = field(default_factory=dict)
    above: list[Row] = field(default_factory=list)
    below: list[Row] = field(default_factory=list)
    under: list[Row] = field(default_factory=list)  # more rows of headings
    between: Callable[[Work], list[Row]] | None = None  # rows before an operation
    sums: str = "total eu"  # which amounts the list states
    dates: str = "day"  # or year, or none
    kind: str = "csv"
    encoding: str = "utf-8"
    delimiter: str = ";"
    size: Decimal = Decimal("123456.78")

    def works(self) -> list[Work]:
        """Give the operations that are planted."""
        title, beneficiary = self.names
        return [
            Work(
                number,
                f"{2014 + number % 6}/{1000 + number * 7}",
                f"{title} {number}",
                beneficiary,
                date(2015 + number % 3, 1 + number % 12, 1 + number),
                date(2019 + number % 3, 1 + number % 11, 28),
                total := self.size * number,
                (total * SHARE).quantize(Decimal("0.01")),
            )
            for number in range(1, 20)
        ]

    def rows(self) -> list[Row]:
        """Give all rows of the list, from its title to its footnotes."""
        body: list[Row] = []
        for work in self.works():
            body += self.between(work) if self.between else []
            body.append(self.row(work))
        head = [*self.above, self.headings, *self.under]
        return [*head, *body, *self.below]

    def write(self, folder: Path) -> Path:
        """Write the list as the file that it is published as."""
        if self.kind == "xlsx":
            return write_xlsx(folder / f"{self.name}.xlsx", ("Liste", self.rows()))
        if self.kind == "xls":
            return write_html(
                folder / f"{self.name}.xls", self.rows(), encoding=self.encoding
            )
        return write_csv(
            folder / f"{self.name}.csv",
            self.rows(),
            delimiter=self.delimiter,
            encoding=self.encoding,
        )


def compare(made: Publication, reading: Reading) -> list[str]:
    """Tell where what was read differs from what was planted."""
    works, report = made.works(), reading.report
    pairs: list[tuple[str, object, object]] = [
        ("left out", reading.skipped, []),
        ("count", report.rows, len(works)),
        ("totals", report.totals, _sum(made, "total", [w.total for w in works])),
        ("eu", report.eu_amounts, _sum(made, "eu", [w.eu for w in works])),
        ("mapping", reading.fields | made.fields, reading.fields),
        ("countries", {r.country for r in reading.records}, {made.country}),
    ]
    for record, work in zip(reading.records, works, strict=False):
        pairs += [
            ("title", record.title, work.title),
            ("names", [p.name for p in record.beneficiaries], _name(work)),
            ("share", record.eu_share in {None, SHARE}, True),
            ("start", record.start, _day(made, work.start)),
            ("end", record.end, _day(made, work.end)),
        ]
    wrong = [f"{what}: {got} is not {due}" for what, got, due in pairs if got != due]
    return wrong[:12]


def _sum(made: Publication, which: str, values: list[Decimal]) -> dict[str, Decimal]:
    return {made.currency: sum(values, Decimal(0))} if which in made.sums else {}


def _name(work: Work) -> list[str]:
    return [work.beneficiary] if work.beneficiary else []


def _day(made: Publication, day: date) -> PartialDate | None:
    shapes = {"day": f"{day:%Y-%m-%d}", "year": f"{day:%Y}"}
    return PartialDate.parse(shapes[made.dates]) if made.dates in shapes else None
