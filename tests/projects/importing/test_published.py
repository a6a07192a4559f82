"""Lists in shapes that authorities really publish, read without a mapping by hand."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.projects.importing.making import read
from tests.projects.importing.published import NATIONAL_1
from tests.projects.importing.published_later import LATER
from tests.projects.importing.published_more import NATIONAL_2
from tests.projects.importing.publishing import Publication, compare
from tests.projects.importing.sketched import SKETCHES
from tests.projects.importing.wording import WORDINGS


@pytest.mark.parametrize(
    ("total", "eu"),
    [
        ("TotalCost", "EUContribution"),
        ("Total eligible costs of the project", "Total ERDF"),
        ("Kosten / Gesamt", "Kosten / EFRE"),
        ("Montants (€) / Coût total éligible", "Montants (€) / UE"),
        ("Total investment", "Grant"),
        ("Importo ammesso a contributo", "Contributo concesso UE"),
        ("Projekti kogumaksumus", "ERFi toetus"),
        ("Zuwendungsfähige Gesamtausgaben (€)", "Bewilligte EFRE-Mittel (€)"),
        ("Nefqa totali", "Fondi UE"),
    ],
)
def test_headings_of_total_and_eu_amount(total: str, eu: str, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        f"Operation name;Beneficiary name;{total};{eu}\n"
        "School;Council;1000000;400000\nBridge;Council;2000000;900000\n"
    )
    report = read(path).report
    assert list(report.totals.values()) == [Decimal(3_000_000)]
    assert list(report.eu_amounts.values()) == [Decimal(1_300_000)]


def test_amounts_that_could_be_days(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "Operation name;Beneficiary name;ERDF amount;Start date\n"
        "School;Council;49382.71;2016-01-01\nBridge;Council;31250.50;2017-01-01\n"
    )
    report = read(path).report
    assert list(report.eu_amounts.values()) == [Decimal("80633.21")]


@pytest.mark.parametrize(
    ("name", "countries", "currency"),
    [
        ("list", "CZ CZ CZ", "CZK"),
        ("list", "CZ PL CZ", "EUR"),
        ("list_of_operations_Hungary", "", "HUF"),
        ("2014RO16RFOP002", "", "RON"),
        ("2007CZ161PO004", "", "CZK"),
        ("Interreg_Hungary_Slovakia", "", "EUR"),
        ("ERDF_England", "", "GBP"),
    ],
)
def test_currency_that_nothing_states(
    name: str, countries: str, currency: str, tmp_path: Path
) -> None:
    heads = "Operation name;Beneficiary name;ERDF amount;Start date"
    rows = [f"School {n};Council;5000{n};2016-01-0{n}" for n in (1, 2, 3)]
    for at, country in enumerate(countries.split()):
        rows[at] += f";{country}"
    path = tmp_path / f"{name}.csv"
    path.write_text("\n".join([heads + (";Country" if countries else ""), *rows]))
    assert set(read(path).report.eu_amounts) == {currency}


@pytest.mark.parametrize(
    "made",
    [*NATIONAL_1, *NATIONAL_2, *LATER, *SKETCHES, *WORDINGS],
    ids=lambda made: str(made.name),
)
def test_published_list(made: Publication, tmp_path: Path) -> None:
    assert compare(made, read(made.write(tmp_path))) == []
