import sys
from dataclasses import replace
from pathlib import Path

import pytest

from medel.projects.importing import apart
from medel.projects.importing.cells import Position
from medel.projects.importing.guessing import guess_mapping
from medel.projects.importing.mappings import Choice, Mapping
from medel.projects.importing.record import Record
from medel.projects.importing.records import records
from medel.projects.importing.refusals import RefusedFileError
from medel.projects.importing.sources import Source, open_source

LINES = [
    f"2020{n:04d};Projekt {n};Region Dalarna;{n}000;2020-01-01" for n in range(1, 1200)
]
HEADINGS = "Ärende-ID;Projektnamn;Stödmottagare;EU-stöd (SEK);Startdatum"


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Source:
    monkeypatch.setattr(apart, "LEAST_BYTES", 1)
    file = tmp_path / "lista.csv"
    file.write_text("\n".join([HEADINGS, *LINES, "x;y;z;ett belopp;2020-01-01"]))
    return open_source(file)


def test_large_list_is_read_apart_as_it_would_be_here(source: Source) -> None:
    mapping, position = guess_mapping(source), Position()
    found = list(apart.records_apart(source, mapping, position=position))
    assert found == list(records(source, mapping))
    assert len(found) == len(LINES) + 1
    assert position.whole == source.size
    assert 0 < position.done <= position.whole


def test_refusal_comes_through_in_the_readers_language(source: Source) -> None:
    poor = Mapping(choices=(Choice(heading="Startdatum", field="start"),))  # type: ignore[arg-type]
    with pytest.raises(RefusedFileError) as refused:
        list(apart.records_apart(source, poor, position=Position()))
    assert "lista.csv" in refused.value.reason.to("sv")


def test_reading_that_breaks_off_is_told(
    source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    mapping = guess_mapping(source)
    monkeypatch.setattr(sys, "executable", "/bin/true")
    with pytest.raises(RefusedFileError, match="reading stopped"):
        list(apart.records_apart(source, mapping, position=Position()))


def test_digest_is_the_same_in_either_process(source: Source) -> None:
    mapping = guess_mapping(source)
    found = apart.records_apart(source, mapping, position=Position())
    first = next(one for one in found if isinstance(one, Record))
    again = next(one for one in records(source, mapping) if isinstance(one, Record))
    assert first.digest == again.digest


def test_encoding_that_a_person_chose_is_read_apart_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "LEAST_BYTES", 1)
    file = tmp_path / "lista.csv"
    text = f"{HEADINGS}\n1;Blå vägen;Region Dalarna;1000;2020-01-01\n"
    file.write_bytes(text.encode("cp1252"))
    mapping = replace(guess_mapping(open_source(file)), encoding="cp1250")
    source = open_source(file, mapping.encoding)
    (found,) = apart.records_apart(source, mapping, position=Position())
    assert isinstance(found, Record)
    assert found.title == "Blĺ vägen"
