import pytest

from medel.projects.importing.personal import Trace, blank, is_person_number


@pytest.mark.parametrize(
    ("text", "trace"),
    [
        ("Skriv till anna.ek@example.org.", Trace.EMAIL),
        ("anna.ek (at) example.org", Trace.EMAIL),
        ("Ring +46 70 123 45 67", Trace.TELEPHONE),
        ("Tel: 08-123 456 78", Trace.TELEPHONE),
        ("tfn 0702345678", Trace.TELEPHONE),
        ("070-123 45 67", Trace.TELEPHONE),
        ("Tél. 01 23 45 67 89", Trace.TELEPHONE),
        ("Téléphone : 071/20.64.09", Trace.TELEPHONE),
        ("Anna, 811228-9874, söker", Trace.IDENTITY),
        ("19811228-9874", Trace.IDENTITY),
        ("131052-308T", Trace.IDENTITY),
        ("PESEL 44051401359", Trace.IDENTITY),
    ],
)
def test_personal_data_is_blanked(text: str, trace: Trace) -> None:
    cleaned = blank(text)
    assert trace in cleaned.found
    assert "[…]" in cleaned.text


@pytest.mark.parametrize(
    "text",
    [
        "Perioden 2014-2020 och 2021-2027",
        "Kostnad 1 234 567 kr, varav 500 000 kr",
        "från 2016-01-01 till 2018-12-31",
        "diarienummer 2016-001234 och 20200940",
        "organisationsnummer 232100-0180",
        "12 000 m2, 3 400 000 ton, 25.000.000,50 EUR",
        "CCI 2014SE16RFOP001",
        "NUTS SE311, SE312",
        "mobil app för 100 000 användare",
        "ISO 9001:2015, EN 61000-4-30",
        "telefoni och telegrafi 1850-1990",
    ],
)
def test_other_figures_stay(text: str) -> None:
    assert blank(text).text == text


@pytest.mark.parametrize(
    ("number", "person"),
    [
        ("811228-9874", True),
        ("8112289874", True),
        ("19811228-9874", True),
        ("232100-0180", False),
        ("5560360793", False),
        ("44051401359", True),
        ("HRB 12345", False),
        ("", False),
    ],
)
def test_numbers_of_people(number: str, person: bool) -> None:  # noqa: FBT001
    assert is_person_number(number) is person
