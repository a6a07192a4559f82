from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medel.core.texts import Text
from medel.projects.importing.fields import Field
from medel.projects.importing.guessing import guess_mapping
from medel.projects.importing.mappings import (
    Choice,
    Mapping,
    format_mapping,
    read_mapping,
    write_mapping,
)
from medel.projects.importing.record import Record
from medel.projects.importing.records import records
from medel.projects.importing.refusals import RefusedFileError
from medel.projects.importing.sources import open_source
from tests.projects.importing.making import write_csv

ROWS = [
    ["Namn", "Vad", "Pengar", "Pengar", "När"],
    ["A", "Region Dalarna", "1.500", "2.500", "02/03/2018"],
    ["B", "Falu kommun", "1.000", "1.250", "04/05/2018"],
]
BY_HAND = """
[constants]
currency = "EUR"

[[columns]]
heading = "Namn"
field = "title"

[[columns]]
heading = "Vad"
field = "beneficiary"

[[columns]]
heading = "Pengar"
field = "eu_amount"
decimal_mark = "."
scale = 1000

[[columns]]
heading = "Pengar"
occurrence = 2
field = "total_cost"

[[columns]]
heading = "När"
field = "start"
day_order = "mdy"

[[columns]]
heading = "Gammal kolumn"
field = "ignore"
"""


def _write(folder: Path, text: str) -> Path:
    path = folder / "mappning.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_mapping_by_hand(tmp_path: Path) -> None:
    source = open_source(write_csv(tmp_path / "lista.csv", ROWS, delimiter=";"))
    mapping = read_mapping(_write(tmp_path, BY_HAND))
    first, _ = records(source, mapping)
    assert isinstance(first, Record)
    assert first.eu_amount == Decimal(1500)
    assert first.total_cost == Decimal(2500)
    assert first.currency == "EUR"
    assert first.start
    assert (first.start.first.month, first.start.first.day) == (2, 3)


def test_guessed_mapping_is_kept_and_used_again(tmp_path: Path) -> None:
    rows = [["Projektnamn", "EU-stöd (tkr)"], ["A", "1,5"], ["B", "2"]]
    source = open_source(write_csv(tmp_path / "lista.csv", rows, delimiter=";"))
    guessed = guess_mapping(source)
    write_mapping(guessed, tmp_path / "mappning.toml")
    kept = read_mapping(tmp_path / "mappning.toml")
    assert kept == guessed
    assert list(records(source, kept)) == list(records(source, guessed))


def test_mapping_shown_as_json(tmp_path: Path) -> None:
    mapping = read_mapping(_write(tmp_path, BY_HAND))
    assert mapping.as_json()["Pengar (2)"] == "total_cost"


TEXTS = st.text(st.characters(codec="utf-8"), max_size=30)


@given(
    headings=st.lists(TEXTS, min_size=1, max_size=4),
    constant=TEXTS,
    sv=TEXTS.filter(str.strip),
)
def test_any_mapping_reads_back(
    tmp_path_factory: pytest.TempPathFactory,
    headings: list[str],
    constant: str,
    sv: str,
) -> None:
    mapping = Mapping(
        choices=tuple(
            Choice(
                heading=heading,
                occurrence=at + 1,
                field=Field.TITLE,
                reason=Text(sv=sv, en="x"),
                decimal_mark=",",
                day_order="mdy",
                scale=1000,
                confidence=at,
            )
            for at, heading in enumerate(headings)
        ),
        constants={Field.CURRENCY: constant},
        code_in_title=True,
    )
    path = tmp_path_factory.mktemp("m") / "m.toml"
    path.write_text(format_mapping(mapping), encoding="utf-8", newline="")
    assert read_mapping(path) == mapping


@pytest.mark.parametrize(
    "text",
    [
        "columns = 1",
        "[[columns]]\nheading = 'x'\nfield = 'nonsense'",
        "[[columns]]\nheading = 'x'",
        "x = ",
        "",
        "[[columns]]\nheading='x'\nfield='title'\nunknown=1",
    ],
)
def test_mapping_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(RefusedFileError, match=r"mappning\.toml"):
        read_mapping(_write(tmp_path, text))


def test_mapping_missing_file(tmp_path: Path) -> None:
    with pytest.raises(RefusedFileError):
        read_mapping(tmp_path / "borta.toml")


def test_mapping_of_another_list_is_refused(tmp_path: Path) -> None:
    source = open_source(
        write_csv(tmp_path / "lista.csv", [["Projektnamn", "EU-stöd"], ["A", "1"]])
    )
    with pytest.raises(RefusedFileError, match='"Namn"'):
        list(records(source, read_mapping(_write(tmp_path, BY_HAND))))


def test_every_choice_has_a_reason_and_a_confidence(tmp_path: Path) -> None:
    rows = [
        ["Projektnamn", "EU-stöd", "Okänt", "Tomt"],
        ["A", "1", "x", ""],
        ["B", "2", "y", ""],
    ]
    mapping = guess_mapping(open_source(write_csv(tmp_path / "lista.csv", rows)))
    assert all(choice.reason for choice in mapping.choices)
    reasons = [choice.reason.en for choice in mapping.choices if choice.reason]
    assert reasons[2:] == ["The heading is not known.", "The column is empty."]
    assert 90 < mapping.choices[0].confidence <= 99


def test_licence_is_no_column(tmp_path: Path) -> None:
    text = BY_HAND.replace('"title"', '"licence"')
    with pytest.raises(RefusedFileError, match=r"\[constants\]"):
        read_mapping(_write(tmp_path, text))


def test_licence_of_a_list_is_kept_in_the_mapping(tmp_path: Path) -> None:
    text = BY_HAND.replace('currency = "EUR"', 'licence = "CC-BY-4.0"')
    mapping = read_mapping(_write(tmp_path, text))
    assert mapping.constants == {Field.LICENCE: "CC-BY-4.0"}
    write_mapping(mapping, tmp_path / "again.toml")
    assert read_mapping(tmp_path / "again.toml") == mapping
