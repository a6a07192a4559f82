# ruff: noqa: RUF001 (letters as lists really use them)
"""Workbooks as offices keep them: many sheets, many rows of headings, many sums."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.projects.importing.making import Grid, Reading, read, write_csv, write_xlsx

Row = list[Any]
HEADINGS = [
    *("Operation code", "Project name", "Beneficiary", "Summary", "Start date"),
    *("End date", "Total cost (EUR)", "EU contribution (EUR)", "EU rate", "Region"),
]
GERMAN = [
    *("Projektnummer", "Projekttitel", "Begünstigter", "Zusammenfassung", "Beginn"),
    *("Ende", "Gesamtkosten (EUR)", "EU-Mittel (EUR)", "Kofinanzierungssatz", "Region"),
]
ITALIAN = [
    *("Numero progetto", "Titolo progetto", "Beneficiario", "Sintesi", "Data inizio"),
    *("Data fine", "Costo totale (EUR)", "Contributo UE (EUR)"),
    *("Tasso di cofinanziamento", "Regione"),
]


def _row(number: int) -> Row:
    return [
        *(f"A-{number:03}/16", f"New school {number}", f"Town council {number}"),
        *("Something nice for everybody", date(2016, number, number)),
        *(date(2019, number, 15), Decimal(1_000_000 + number), Decimal(400_000)),
        *(Decimal("0.4"), "North"),
    ]


ROWS = [_row(number) for number in range(1, 13)]


def _check(reading: Reading, rows: list[Row]) -> None:
    assert reading.skipped == []
    assert reading.report.rows == len(rows)
    assert reading.report.totals == {"EUR": sum(row[6] for row in rows)}
    assert reading.report.eu_amounts == {"EUR": sum(row[7] for row in rows)}
    for record, row in zip(reading.records, rows, strict=True):
        assert (record.case_number, record.title) == (row[0], row[1])
        assert record.start
        assert record.start.first == row[4]
        assert record.eu_share == Decimal("0.4")


def _turn(row: Row) -> Row:
    return [row[1], row[0], *row[2:]]


@pytest.mark.parametrize(
    "second",
    [
        [["Programme two"], [], ["As of today"], HEADINGS, *ROWS[6:]],
        [[heading.upper() + " " for heading in HEADINGS], *ROWS[6:]],
        [HEADINGS[:-1], *(row[:-1] for row in ROWS[6:])],
        [_turn(HEADINGS), *map(_turn, ROWS[6:])],
        [[*HEADINGS, "Notes"], *([*row, "Late"] for row in ROWS[6:])],
    ],
    ids=["further-down", "capitals", "fewer", "turned", "more"],
)
def test_sheets_of_one_list_are_read_together(second: Grid, tmp_path: Path) -> None:
    first: Grid = [["Programme one"], HEADINGS, *ROWS[:6]]
    path = write_xlsx(tmp_path / "list.xlsx", ("One", first), ("Two", second))
    _check(read(path), ROWS)


def test_partners_on_a_longer_sheet(tmp_path: Path) -> None:
    partners: list[Row] = [
        ["Acronym", "Organisation", "Lead partner", "Town", "Partner's EU funding"]
    ]
    for at in range(len(ROWS)):
        partners.append([f"A{at}", "University", "Yes", "Northtown", 300_000])
        partners += [[f"A{at}", "Council", "No", "Southtown", 10_000]] * 9
    heads = ["Period", "Acronym", *HEADINGS]
    rows = [["2014-2020", f"A{at}", *row] for at, row in enumerate(ROWS)]
    path = write_xlsx(
        tmp_path / "keep.xlsx", ("Projects", [heads, *rows]), ("Partners", partners)
    )
    reading = read(path)
    _check(reading, ROWS)
    assert reading.fields["Period"] == "period"


def test_legend_before_and_sums_behind_the_list(tmp_path: Path) -> None:
    legend: Grid = [["Field", "Explanation"], ["Project name", "Name of the operation"]]
    pivot: Grid = [["Row Labels", "Sum of Total cost"], ["North", 5], ["South", 7]]
    path = write_xlsx(
        tmp_path / "list.xlsx",
        ("Legend", legend),
        ("Operations", [["List of operations"], HEADINGS, *ROWS]),
        ("Pivot", pivot),
    )
    _check(read(path), ROWS)


@pytest.mark.parametrize(
    "label",
    [
        *("Subtotal PA {}", "Celkem za prioritní osu {}", "Axe {} - total"),
        *("Total de l'axe prioritaire n° {}", "Σύνολο Άξονα Προτεραιότητας {}"),
        *("Razem oś priorytetowa {}", "Összesen: {}. prioritás", "Zwischensumme {}"),
        *("Sum total of priority axis {} in EUR", "Общо за приоритетна ос {}", ""),
    ],
)
def test_subtotals_of_priorities(label: str, tmp_path: Path) -> None:
    rows: list[Row] = [HEADINGS]
    for at in range(0, 12, 4):
        part, axis = ROWS[at : at + 4], at // 4 + 1
        sums = [sum(row[6] for row in part), sum(row[7] for row in part)]
        rows += [[f"Priority axis {axis}: innovation", *[""] * 9], *part]
        rows.append([label.format(axis), *[""] * 5, *sums, "", ""])
    _check(read(write_xlsx(tmp_path / "list.xlsx", ("List", rows))), ROWS)


@pytest.mark.parametrize(
    "heads",
    [
        [HEADINGS, [*[""] * 4, "dd/mm/yyyy", "dd/mm/yyyy", "EUR", "EUR", "%", ""]],
        [ITALIAN, GERMAN, HEADINGS],
        [["Project", *[""] * 5, "Financing", "", "", ""], GERMAN, HEADINGS],
        [HEADINGS, GERMAN, [*range(1, 7), "7=8+9", "(8)", 9, 10]],
        [HEADINGS, ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]],
        [
            HEADINGS,
            [
                *("as in the contract", "at most 200 characters", "no persons", ""),
                *("expected", "expected", "in EUR", "in EUR", "in %", "NUTS 3"),
            ],
        ],
        [
            [*HEADINGS[:4], "Period", "", "Costs (EUR)", "", *HEADINGS[8:]],
            ["", "", "", "", "from", "to", "Total", "of which EU support", "", ""],
        ],
        [
            [*HEADINGS[:6], "Costs (EUR)", "", *HEADINGS[8:]],
            [*[""] * 6, "Total", "EU support", "", ""],
        ],
    ],
    ids=[
        *("units", "three-languages", "groups-and-two-languages", "numbered"),
        *("roman", "explained", "two-split-up", "one-split-up"),
    ],
)
def test_rows_of_headings(heads: Grid, tmp_path: Path) -> None:
    rows = [["List of operations"], [], *heads, *ROWS]
    _check(read(write_xlsx(tmp_path / "list.xlsx", ("List", rows))), ROWS)


def test_units_under_the_headings_tell_currency_and_scale(tmp_path: Path) -> None:
    rows = [
        ["Projekttitel", "Begünstigter", "Gesamtkosten", "EU-Mittel"],
        ["", "", "TCHF", "Tsd. CHF"],
        ["Neue Brücke", "Stadt Nordburg", "1'234.5", "400.0"],
    ]
    report = read(write_csv(tmp_path / "liste.csv", rows, delimiter=";")).report
    assert report.totals == {"CHF": Decimal(1_234_500)}
    assert report.eu_amounts == {"CHF": Decimal(400_000)}


def test_notes_under_the_list(tmp_path: Path) -> None:
    notes: list[Row] = [
        ["* The amounts are in EUR."],
        ["Source:", "Ministry of Finance"],
        ["Last update:", date(2020, 1, 1)],
        ["Prepared by:", "", "", "Ministry", "", "", "", "", "Date:", "31.12.2020"],
    ]
    path = write_xlsx(tmp_path / "list.xlsx", ("List", [HEADINGS, *ROWS, [], *notes]))
    _check(read(path), ROWS)


def test_texts_among_dates_and_amounts(tmp_path: Path) -> None:
    rows = [[*row] for row in ROWS]
    for at, row in enumerate(rows):
        if at % 2:
            row[4] = f"{row[4]:%d.%m.%Y}"
            row[6] = f"{row[6]:,.2f}".replace(",", " ").replace(".", ",")
            row[8] = "40,00 %"
        if at % 3 == 0:
            row[5] = f"{(row[5] - date(1899, 12, 30)).days}.0"
            row[8] = 40
    path = write_xlsx(tmp_path / "list.xlsx", ("List", [HEADINGS, *rows]))
    reading = read(path)
    _check(reading, ROWS)
    assert [r.end and r.end.first for r in reading.records] == [r[5] for r in ROWS]


def test_page_with_the_list_in_two_tables(tmp_path: Path) -> None:
    def table(*rows: Row) -> str:
        lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
        return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"

    legend = table(["Field", "Meaning"], ["Project name", "Its name"])
    one, two = table(HEADINGS, *ROWS[:5]), table(["Two"], HEADINGS, *ROWS[5:])
    path = tmp_path / "list.xls"
    path.write_text(f"<html><body>{legend}{one}<p>2</p>{two}</body></html>")
    _check(read(path), ROWS)


@pytest.mark.parametrize("shape", ["rows", "split", "portal"])
def test_rows_that_are_arrays(shape: str, tmp_path: Path) -> None:
    rows = [list(map(str, row)) for row in ROWS]
    named = [{"id": -1, "name": heading} for heading in HEADINGS]
    shapes: dict[str, object] = {
        "rows": [HEADINGS, *rows],
        "split": {"columns": HEADINGS, "index": [*range(12)], "data": rows},
        "portal": {"meta": {"view": {"columns": named}}, "data": rows},
    }
    path = tmp_path / "list.json"
    path.write_text(json.dumps(shapes[shape]), encoding="utf-8")
    _check(read(path), ROWS)


def test_answer_of_a_data_portal(tmp_path: Path) -> None:
    records = [dict(zip(HEADINGS, map(str, row), strict=True)) for row in ROWS]
    fields = [{"id": heading, "type": "text"} for heading in HEADINGS]
    path = tmp_path / "answer.json"
    answer = {"result": {"fields": fields, "records": records}}
    path.write_text(json.dumps(answer), encoding="utf-8")
    _check(read(path), ROWS)
