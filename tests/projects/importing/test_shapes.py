"""Quirks of published lists, each as small as it can be."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from medel.core.periods import Precision
from medel.projects.importing.record import Doubt
from medel.projects.importing.sources import Format
from tests.projects.importing.making import (
    Grid,
    read,
    write_csv,
    write_html,
    write_ods,
    write_xlsx,
)

HEADINGS = ["Ärendenummer", "Projektnamn", "Stödmottagare", "EU-stöd", "Total kostnad"]
ONE = ["2020-1", "Fler jobb", "Region Dalarna", "500000", "1000000"]
TWO = ["2020-2", "Mer skog", "Falu kommun", "250000", "500000"]


def _sums(*rows: list[str]) -> dict[str, Decimal]:
    return {"SEK": Decimal(sum(int(row[3]) for row in rows))}


def test_preamble_blank_lines_and_footnote(tmp_path: Path) -> None:
    rows = [
        ["Lista över insatser, Europeiska regionala utvecklingsfonden 2021-2027"],
        [],
        ["Uppdaterad 2026-01-31"],
        HEADINGS,
        ONE,
        [],
        TWO,
        ["* Beloppen är beslutade belopp."],
    ]
    reading = read(write_csv(tmp_path / "lista.csv", rows, delimiter=";"))
    assert reading.report.rows == 2
    assert reading.records[0].row == 5
    assert reading.records[0].period == "2021-2027"
    assert reading.source.preamble[1] == "Uppdaterad 2026-01-31"


@pytest.mark.parametrize(
    "total",
    [
        ["Totalt", "", "", "750000", "1500000"],
        ["", "Summa:", "", "750000", "1500000"],
        ["SUMMA TOTALT", "", "", "750000", "1500000"],
        ["", "", "Delsumma", "750000", "1500000"],
        ["Totalt 2 projekt", "", "", "750000", "1500000"],
    ],
)
def test_totals_rows_are_not_counted(tmp_path: Path, total: list[str]) -> None:
    reading = read(write_csv(tmp_path / "lista.csv", [HEADINGS, ONE, TWO, total]))
    assert reading.report.rows == 2
    assert reading.report.eu_amounts == _sums(ONE, TWO)


def test_project_called_total_is_counted(tmp_path: Path) -> None:
    named = ["2020-3", "Total", "Region Gävleborg", "1000", "2000"]
    reading = read(write_csv(tmp_path / "lista.csv", [HEADINGS, ONE, named]))
    assert reading.report.rows == 2


def test_repeated_headings_and_banners_are_not_counted(tmp_path: Path) -> None:
    rows = [HEADINGS, ["Insatsområde 1"], ONE, HEADINGS, ["Insatsområde 2"], TWO]
    reading = read(write_csv(tmp_path / "lista.csv", rows))
    assert reading.report.rows == 2
    assert reading.skipped == []


def test_two_heading_rows_of_two_languages(tmp_path: Path) -> None:
    english = ["Case number", "Project name", "Beneficiary", "EU support", "Total cost"]
    reading = read(write_csv(tmp_path / "lista.csv", [HEADINGS, english, ONE, TWO]))
    assert reading.report.rows == 2
    assert reading.source.headings[1] == "Projektnamn / Project name"


def test_two_heading_rows_of_groups(tmp_path: Path) -> None:
    rows = [
        ["Projekt", "", "", "Finansiering", "", ""],
        ["Diarienummer", "Namn", "Stödmottagare", "EU", "Offentlig", "Totalt"],
        ["1", "Fler jobb", "Region Dalarna", "500", "500", "1000"],
        ["2", "Mer skog", "Falu kommun", "250", "250", "500"],
    ]
    path = write_xlsx(
        tmp_path / "lista.xlsx", ("Blad", rows), merged=["A1:C1", "D1:F1"]
    )
    reading = read(path)
    assert reading.source.headings[3] == "Finansiering / EU"
    assert reading.report.rows == 2
    assert reading.report.eu_amounts == {"SEK": Decimal(750)}
    assert reading.report.totals == {"SEK": Decimal(1500)}


def test_row_that_numbers_the_columns(tmp_path: Path) -> None:
    numbers = ["1", "2", "3", "4", "5"]
    reading = read(write_csv(tmp_path / "lista.csv", [HEADINGS, numbers, ONE, TWO]))
    assert reading.report.rows == 2


def test_ragged_rows(tmp_path: Path) -> None:
    text = ",".join(HEADINGS) + "\n" + ",".join(ONE) + ",,;\n" + "2020-2,Mer skog\n"
    (tmp_path / "lista.csv").write_text(text, encoding="utf-8")
    reading = read(tmp_path / "lista.csv")
    assert [record.title for record in reading.records] == ["Fler jobb", "Mer skog"]
    assert reading.records[1].eu_amount is None


def test_row_with_words_beyond_the_headings_is_reported(tmp_path: Path) -> None:
    rows = [HEADINGS, ONE, [*TWO, "skog, vatten"], ["3", *ONE[1:]]]
    reading = read(write_csv(tmp_path / "lista.csv", rows))
    (skipped,) = reading.skipped
    assert (skipped.row, skipped.value) == (3, "skog, vatten")
    assert reading.report.rows == 3


def test_excel_says_its_delimiter(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "lista.csv", [["sep=;"], HEADINGS, ONE], delimiter=";")
    assert read(path).report.rows == 1


def test_cells_with_line_breaks_keep_line_numbers(tmp_path: Path) -> None:
    rows = [
        ["Projektnamn", "Beskrivning", "EU-stöd"],
        ["A", "ett\ntvå\ntre", "10"],
        ["B", "", "okänt"],
    ]
    (skipped,) = read(write_csv(tmp_path / "lista.csv", rows)).skipped
    assert (skipped.row, skipped.column, skipped.value) == (5, "EU-stöd", "okänt")


def test_merged_beneficiary_counts_for_each_row_and_amounts_once(
    tmp_path: Path,
) -> None:
    rows: Grid = [
        ["Projektnamn", "Stödmottagare", "EU-stöd"],
        ["Fler jobb", "Region Dalarna", 500],
        ["Mer skog", "", ""],
        ["Nya vägar", "Falu kommun", 300],
    ]
    path = tmp_path / "lista.xlsx"
    reading = read(write_xlsx(path, ("Blad", rows), merged=["B2:B3", "C2:C3"]))
    names = [record.beneficiaries[0].name for record in reading.records]
    assert names == ["Region Dalarna", "Region Dalarna", "Falu kommun"]
    assert reading.report.eu_amounts == {"SEK": Decimal(800)}


def test_formulas_are_read_as_their_values(tmp_path: Path) -> None:
    rows = [["Projektnamn", "Stödmottagare", "EU-stöd"], ["A", "B", "=SUM(1,2)→3"]]
    reading = read(write_xlsx(tmp_path / "lista.xlsx", ("Blad", rows)))
    assert reading.report.eu_amounts == {"SEK": Decimal(3)}


def test_sheets_alike_are_read_together_others_left(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "lista.xlsx",
        ("Läs mig", [["Om listan"], ["Den uppdateras"], ["varje månad"]]),
        ("Mål 1", [HEADINGS, ONE]),
        ("Mål 2", [HEADINGS, TWO]),
        ("Koder", [["Kod", "Text"], ["1", "Forskning"], ["2", "Vägar"]]),
    )
    reading = read(path)
    assert reading.report.rows == 2
    assert [(each.sheet, each.row) for each in reading.records] == [
        ("Mål 1", 2),
        ("Mål 2", 2),
    ]


def test_empty_columns_before_the_list(tmp_path: Path) -> None:
    rows = [["", "", *row] for row in (HEADINGS, ONE, TWO)]
    reading = read(write_xlsx(tmp_path / "lista.xlsx", ("Blad", [[], [], *rows])))
    assert reading.report.rows == 2
    assert reading.records[0].row == 4


def test_dates_and_numbers_of_workbooks(tmp_path: Path) -> None:
    rows: Grid = [
        ["Projektnamn", "Startdatum", "Slutdatum", "EU-stöd", "EU-andel"],
        ["A", date(2018, 12, 31), 43830, Decimal("1978677.04"), 0.47],
    ]
    for path in (
        write_xlsx(tmp_path / "lista.xlsx", ("Blad", rows)),
        write_ods(tmp_path / "lista.ods", rows),
    ):
        (record,) = read(path).records
        assert record.start
        assert record.end
        assert record.start.first == date(2018, 12, 31)
        assert record.end.first == date(2019, 12, 31)
        assert record.eu_amount == Decimal("1978677.04")
        assert record.eu_share == Decimal("0.47")


def test_old_workbook() -> None:
    reading = read(Path(__file__).with_name("list.xls"))
    assert reading.source.format is Format.XLS
    assert [record.title for record in reading.records] == ["Fler jobb", "Mer skog"]
    assert reading.report.eu_amounts == {"SEK": Decimal(750000)}


def test_page_named_xls(tmp_path: Path) -> None:
    reading = read(write_html(tmp_path / "export.xls", [HEADINGS, ONE, TWO]))
    assert reading.source.format is Format.HTML
    assert reading.report.rows == 2


def test_page_with_spans_and_breaks(tmp_path: Path) -> None:
    (tmp_path / "lista.html").write_text(
        "<!DOCTYPE html><table><thead><tr><th>Projektnamn<th>Stödmottagare<th>EU-stöd"
        "<tbody><tr><td>A<td rowspan=2>Region&nbsp;Dalarna<td>10<tr><td>B<td>20"
        "<tr><td colspan=2>Summa<td>30</table>",
        encoding="utf-8",
    )
    reading = read(tmp_path / "lista.html")
    assert [record.title for record in reading.records] == ["A", "B"]
    assert reading.records[1].beneficiaries[0].name == "Region Dalarna"
    assert reading.report.eu_amounts == {"SEK": Decimal(30)}


def test_json_lines(tmp_path: Path) -> None:
    lines = [dict(zip(HEADINGS, row, strict=True)) for row in (ONE, TWO)]
    text = "\n".join(json.dumps(line) for line in lines)
    (tmp_path / "lista.jsonl").write_text(text, encoding="utf-8")
    reading = read(tmp_path / "lista.jsonl")
    assert reading.source.format is Format.JSONL
    assert [record.row for record in reading.records] == [1, 2]
    assert reading.report.eu_amounts == _sums(ONE, TWO)


def test_json_list_inside_an_object(tmp_path: Path) -> None:
    rows = [dict(zip(HEADINGS, row, strict=True)) for row in (ONE, TWO)]
    document = {"meta": {"title": "x", "tags": ["a"]}, "result": {"records": rows}}
    (tmp_path / "lista.json").write_text(json.dumps(document), encoding="utf-8")
    assert read(tmp_path / "lista.json").report.eu_amounts == _sums(ONE, TWO)


def test_json_points_of_a_map(tmp_path: Path) -> None:
    feature = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [15.63, 60.6]},
        "properties": {"project name": "A", "beneficiary": "B", "eu amount": 10},
    }
    document = {"type": "FeatureCollection", "features": [feature]}
    (tmp_path / "lista.geojson").write_text(json.dumps(document), encoding="utf-8")
    (record,) = read(tmp_path / "lista.geojson").records
    assert (record.latitude, record.longitude) == (Decimal("60.6"), Decimal("15.63"))


def test_360giving(tmp_path: Path) -> None:
    grant = {
        "id": "360G-test-1",
        "title": "Community garden",
        "description": "A garden",
        "currency": "GBP",
        "amountAwarded": 12500.5,
        "awardDate": "2022-03-01T00:00:00+00:00",
        "plannedDates": [{"startDate": "2022-04", "endDate": "2023-03"}],
        "recipientOrganization": [
            {"id": "GB-COH-1", "name": "Green Ltd", "companyNumber": "09668396"}
        ],
        "fundingOrganization": [{"id": "GB-1", "name": "Funder"}],
    }
    (tmp_path / "grants.json").write_text(json.dumps({"grants": [grant]}))
    reading = read(tmp_path / "grants.json")
    assert reading.source.format is Format.THREESIXTY
    (record,) = reading.records
    assert record.case_number == "360G-test-1"
    assert record.eu_amount == Decimal("12500.5")
    assert record.currency == "GBP"
    assert record.beneficiaries[0].name == "Green Ltd"
    assert record.beneficiaries[0].number == "09668396"
    assert record.start
    assert record.start.precision is Precision.MONTH


def test_kohesio_bulk_file(tmp_path: Path) -> None:
    headings = [
        *("Operation_Unique_Identifier", "Operation_Local_Identifier"),
        *("Operation_Name_English", "Operation_Name_Programme_Language", "Country"),
        *("CountryCode", "Postal_Code", "Operation_Start_Date", "Operation_End_Date"),
        *("Cofinancing_Rate", "Total_Eligible_Expenditure_amount"),
        *("Total_Eligible_Expenditure_Currency", "Project_EU_Budget"),
        *("Beneficiary_Name", "Beneficiary_Local_Identifier"),
        *("Location_Indicator_latitude_longitude", "Category_Of_Intervention"),
        *("Fund_Code", "NUTS3_Code", "Programming_Period"),
        "Operation_Summary_Programme_Language",
    ]
    row = [
        *("https://linkedopendata.eu/entity/Q1", "2021SE16RFPR001_1", "More jobs"),
        *("Fler jobb", "Sweden", "SE", "79171", "02/03/2022", "28/02/2025", "40.0"),
        *("1000000.0", "SEK", "400000.0", "Region Dalarna", "2321000180"),
        *("15.63,60.6", "13", "ERDF", "SE312", "2021-2027", "Projektet ska öka"),
    ]
    reading = read(write_csv(tmp_path / "SE-pp21-27.csv", [headings, row]))
    assert reading.source.format is Format.KOHESIO
    (record,) = reading.records
    assert record.case_number == "2021SE16RFPR001_1"
    assert (record.title, record.title_en) == ("Fler jobb", "More jobs")
    assert record.start
    assert record.start.first == date(2022, 3, 2)
    assert record.eu_share == Decimal("0.4")
    assert record.intervention_fields == ("013",)
    assert record.beneficiaries[0].number == "2321000180"
    assert (record.latitude, record.longitude) == (Decimal("60.6"), Decimal("15.63"))
    assert record.nuts == ("SE312",)


def test_kohesio_end_that_is_only_expected(tmp_path: Path) -> None:
    headings = [
        *("Operation_Name_Programme_Language", "Operation_Start_Date"),
        *("Operation_Expected_End_Date", "Operation_End_Date"),
        *("Total_Eligible_Expenditure_amount", "Beneficiary_Name"),
    ]
    rows = [
        ["Fler jobb", "2016-01-01", "2018-12-31", "", "100", "Region Dalarna"],
        ["Mer skog", "2016-01-01", "", "2019-12-31", "100", "Falu kommun"],
    ]
    reading = read(write_csv(tmp_path / "list.csv", [headings, *rows]))
    ends = [record.end and record.end.first for record in reading.records]
    assert ends == [date(2018, 12, 31), date(2019, 12, 31)]


def test_titles_that_are_codes(tmp_path: Path) -> None:
    rows = [
        [
            "Name des Begünstigten -  beneficiary name",
            "Bezeichnung des Vorhabens - operation name",
            "Förderfähige Ausgaben",
            "Land -country",
        ],
        ["Bäckerei GmbH", "2015 TIZ 0299", "40.000,00 €", "Deutschland"],
        ["Hof KG", "2016 EEB 0048", "11.062,50 €", "Deutschland"],
    ]
    reading = read(write_csv(tmp_path / "liste.csv", rows, delimiter=";"))
    assert [record.title for record in reading.records] == [
        "2015 TIZ 0299",
        "2016 EEB 0048",
    ]
    assert reading.report.totals == {"EUR": Decimal("51062.50")}
    assert reading.records[0].country == "DE"


def test_languages_parted_by_wide_gaps(tmp_path: Path) -> None:
    rows = [
        [
            "Project_Nummer     Project_Number",
            "Naam Aanvrager      Beneficiary name",
            "Naam Project        Project Name",
            "Totale subsidiabele kosten     Total eligible",
        ],
        ["2014-1", "Gemeente Almere", "Werk", "€ 8.239.560"],
    ]
    reading = read(write_csv(tmp_path / "lijst.csv", rows))
    assert set(reading.fields.values()) == {
        "case_number",
        "beneficiary",
        "title",
        "total_cost",
    }
    assert reading.report.totals == {"EUR": Decimal(8239560)}


def test_number_in_brackets_behind_a_name(tmp_path: Path) -> None:
    rows = [
        [
            "Naziv projekta",
            "Korisnik",
            "Bespovratna sredstva",
            "Ukupno prihvatljivi troškovi",
        ],
        ["Obnova", "Ipsum d.o.o. (26472901970)", "248.500,00 kn", "355.000,00 kn"],
    ]
    (record,) = read(write_csv(tmp_path / "popis.csv", rows)).records
    assert record.beneficiaries[0].name == "Ipsum d.o.o."
    assert record.beneficiaries[0].number == "26472901970"
    assert (record.eu_amount, record.currency) == (Decimal("248500.00"), "HRK")


def test_amounts_of_two_funds_are_added(tmp_path: Path) -> None:
    rows = [
        ["Nom du bénéficiaire", "Intitulé du projet", "Montant FEDER", "Montant FSE"],
        ["Ville", "A", "100", "50"],
        ["Région", "B", "200", ""],
    ]
    reading = read(write_csv(tmp_path / "liste.csv", rows))
    assert reading.report.eu_amounts == {"EUR": Decimal(350)}


def test_same_fact_in_two_columns_counts_once(tmp_path: Path) -> None:
    rows = [
        ["Projektnamn", "Stödmottagare", "EU-stöd", "EU-belopp"],
        ["A", "Region Dalarna", "100", ""],
        ["B", "Falu kommun", "", "50"],
    ]
    reading = read(write_csv(tmp_path / "lista.csv", rows))
    assert reading.report.eu_amounts == {"SEK": Decimal(150)}


@pytest.mark.parametrize(
    ("heading", "scale"), [("EU-stöd (tkr)", 1000), ("EU-stöd (mnkr)", 1_000_000)]
)
def test_scale_of_the_heading(tmp_path: Path, heading: str, scale: int) -> None:
    rows = [
        ["Projektnamn", "Stödmottagare", heading],
        ["A", "B", "1,5"],
        ["C", "D", "2"],
    ]
    reading = read(write_csv(tmp_path / "lista.csv", rows, delimiter=";"))
    assert reading.report.eu_amounts == {"SEK": Decimal("3.5") * scale}


def test_scale_of_the_heading_when_values_disagree(tmp_path: Path) -> None:
    rows = [["Projektnamn", "Stödmottagare", "EU-stöd (tkr)"], ["A", "B", "12345678"]]
    reading = read(write_csv(tmp_path / "lista.csv", rows))
    assert reading.report.eu_amounts == {"SEK": Decimal(12345678)}


def test_month_first_when_the_column_says_so(tmp_path: Path) -> None:
    rows = [["Project name", "Start date", "End date", "EU amount"]]
    rows += [
        ["A", "03/04/2018", "12/31/2020", "1"],
        ["B", "01/02/2019", "06/30/2021", "2"],
    ]
    reading = read(write_csv(tmp_path / "list.csv", rows))
    starts = [record.start and record.start.first for record in reading.records]
    assert starts == [date(2018, 3, 4), date(2019, 1, 2)]


def test_list_without_headings(tmp_path: Path) -> None:
    rows = [
        [
            f"P-{n}/2019",
            f"Ett nytt projekt om skog och vatten {n}",
            "Skogens Väl AB",
            f"2019-01-{n + 10}",
            f"2020-05-{n + 10}",
            f"{n}50000",
        ]
        for n in range(1, 12)
    ]
    reading = read(write_csv(tmp_path / "lista.csv", rows))
    assert reading.report.rows == 11
    first = reading.records[0]
    assert first.case_number == "P-1/2019"
    assert first.beneficiaries[0].name == "Skogens Väl AB"
    assert first.start
    assert first.end
    assert (first.start.first.year, first.end.first.year) == (2019, 2020)


def test_personal_columns_are_dropped_and_said(tmp_path: Path) -> None:
    rows = [
        ["Projektnamn", "Stödmottagare", "Kontaktperson", "Övrigt", "EU-stöd"],
        ["A", "B", "Anna Ek", "anna@example.org", "1"],
    ]
    reading = read(write_csv(tmp_path / "lista.csv", rows))
    assert reading.mapping.dropped() == ("Kontaktperson", "Övrigt")
    assert "anna" not in repr(reading.found).casefold()


def test_texts_are_searched(tmp_path: Path) -> None:
    purpose = (
        "Ring Anna, tel. 070-123 45 67, eller skriv till anna@example.org "
        "(811228-9874)."
    )
    rows = [
        ["Projektnamn", "Beskrivning", "EU-stöd"],
        ["A", purpose, "1"],
        ["B", "Kort", "2"],
    ]
    first, _ = read(write_csv(tmp_path / "lista.csv", rows)).records
    assert first.purpose.count("[…]") == 3
    assert [remark.doubt for remark in first.warnings] == [Doubt.PERSONAL]


def test_natural_persons_where_the_list_says_so(tmp_path: Path) -> None:
    rows = [
        ["Projektnamn", "Stödmottagare", "Org.nr", "Juridisk form", "EU-stöd"],
        ["A", "Anna Ek", "811228-9874", "Enskild firma", "1"],
        ["B", "Region Dalarna", "232100-0180", "Region", "2"],
    ]
    one, two = read(write_csv(tmp_path / "lista.csv", rows)).records
    assert one.beneficiaries[0].natural
    assert one.beneficiaries[0].number == ""
    assert not two.beneficiaries[0].natural
    assert two.beneficiaries[0].number == "232100-0180"


def test_case_number_twice_is_a_warning(tmp_path: Path) -> None:
    reading = read(write_csv(tmp_path / "lista.csv", [HEADINGS, ONE, TWO, ONE]))
    assert reading.report.rows == 3
    assert reading.report.doubts == {Doubt.TWICE: 1}


def test_bad_cells_leave_out_only_their_rows(tmp_path: Path) -> None:
    rows = [
        ["Ärendenummer", "Projektnamn", "Startdatum", "EU-stöd"],
        *([str(n), f"Projekt {n}", "2018-01-31", "100"] for n in range(10)),
        ["11", "Projekt 11", "2018-02-31", "100"],
        ["12", "Projekt 12", "2018-01-31", "hundra"],
        ["13", "Projekt 13", "pågår", "100"],
    ]
    reading = read(write_csv(tmp_path / "lista.csv", rows))
    assert [(each.row, each.column, each.value) for each in reading.skipped] == [
        (12, "Startdatum", "2018-02-31"),
        (13, "EU-stöd", "hundra"),
    ]
    assert len(reading.records) == 11
    assert reading.report.doubts == {Doubt.UNREAD: 1}
    assert reading.skipped[0].reason.sv == "Här väntades ett datum."


def test_several_places(tmp_path: Path) -> None:
    rows = [
        ["Projektnamn", "Län", "Kommuner", "NUTS", "EU-stöd"],
        ["A", "Dalarna, Gävleborg", "Falun; Mora", "SE312 SE313", "1"],
    ]
    (record,) = read(write_csv(tmp_path / "lista.csv", rows)).records
    assert record.regions == ("Dalarna", "Gävleborg")
    assert record.municipalities == ("Falun", "Mora")
    assert record.nuts == ("SE312", "SE313")


def test_name_of_the_project_and_beneficiary_in_one_column(tmp_path: Path) -> None:
    rows = [
        [
            "Project Name (Beneficiary)",
            "Unique code number",
            "Total Eligible Expenditure",
        ],
        ["Solar heating", "3605", "10.863,00 "],
        ["Heat pump", "3606", "10.389,00 "],
    ]
    reading = read(write_csv(tmp_path / "list.csv", rows))
    assert [record.title for record in reading.records] == [
        "Solar heating",
        "Heat pump",
    ]
    assert reading.records[0].case_number == "3605"


def test_amounts_paid_or_asked_for_are_no_grants(tmp_path: Path) -> None:
    rows = [
        ["Hankkeen nimi", "Hakija", "Myönnetty EU-tuki", "Toteutunut EU-tuki"],
        ["A", "Oulun yliopisto", "443909", "71641"],
    ]
    reading = read(write_csv(tmp_path / "lista.csv", rows))
    assert reading.report.eu_amounts == {"EUR": Decimal(443909)}
    assert reading.fields["Toteutunut EU-tuki"] == "ignore"


def test_list_without_titles(tmp_path: Path) -> None:
    rows = [
        ["Stödmottagare", "Beskrivning", "EU-stöd", "Startdatum"],
        ["Falu kommun", "Nya vägar för alla. " * 20, "100", "2020-01-01"],
    ]
    (record,) = read(write_csv(tmp_path / "lista.csv", rows)).records
    assert record.title.startswith("Nya vägar för alla.")
    assert len(record.title) <= 120


def test_place_behind_a_code(tmp_path: Path) -> None:
    row = {"bénéficiaire": "Forem", "title": "A", "montant": "475 000€"}
    row |= {"localité": "6000 - CHARLEROI", "tél.": "071/20.64.09"}
    (tmp_path / "liste.json").write_text(json.dumps([row]), encoding="utf-8")
    reading = read(tmp_path / "liste.json")
    assert reading.records[0].municipalities == ("CHARLEROI",)
    assert reading.mapping.dropped() == ("tél.",)


def test_marks_written_out(tmp_path: Path) -> None:
    rows = [
        ["Projektnamn", "Beskrivning", "Stödmottagare", "EU-stöd"],
        ["Mat &amp; jobb", "Ett_x000D_Två", "Ek &amp; Co AB; Falu kommun", "1"],
    ]
    (record,) = read(write_csv(tmp_path / "lista.csv", rows)).records
    assert (record.title, record.purpose) == ("Mat & jobb", "Ett\nTvå")
    assert [party.name for party in record.beneficiaries] == [
        "Ek & Co AB",
        "Falu kommun",
    ]


def test_small_numbers_under_a_heading_of_millions_are_amounts(tmp_path: Path) -> None:
    rows = [
        ["Projektname", "Empfänger", "EU-Mittel in Mio. EUR"],
        ["Haus A", "Stadt Kiel", "0,5"],
        ["Brücke", "Land Schleswig-Holstein", "1"],
    ]
    done = read(write_csv(tmp_path / "liste.csv", rows, delimiter=";"))
    assert done.report.eu_amounts == {"EUR": Decimal(1_500_000)}
