# ruff: noqa: RUF001 (letters as lists really use them)
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medel.projects.importing.encoding import find_encoding

SWEDISH = "Länsstyrelsen i Östergötland, Åtvidaberg: projekt för jämställdhet"
DANISH = "Væksthus København støtter små virksomheder på Fyn – øget vækst"
FRENCH = "Rénovation énergétique où l'été brûle; maïs, français, à côté"
POLISH = "Wdrożenie źródeł energii, łódzkie, świętokrzyskie, ćma, więź"
CZECH = "Výzkumné centrum pro žáky, řešení, příjemce, čtvrť, měď, úložiště"
HUNGARIAN = "Gyógyszerkutatás és fejlesztés, működő tőke, önerő, gyűjtő"
ROMANIAN = "Îmbunătăţirea reţelei şi a şcolilor, oraşul Bucureşti, judeţ"
SLOVENE = "Razvoj čistih tehnologij, življenje, še več, občina Škofja Loka"
LATVIAN = "Energoefektivitātes paaugstināšana ēkās, Rīgas dome, ģimenes, ūdens"
LITHUANIAN = "Miesto erdvių atnaujinimas, Šiaulių apskritis, ūkio plėtra, ąžuolas"
ESTONIAN = "Üliõpilaste teadustöö, õppehoone, Tõrva, Põlva, köök, väärtus"
GREEK = "Ενεργειακή αναβάθμιση σχολείων του Δήμου Αθηναίων"
CAPITAL_GREEK = "ΕΝΕΡΓΕΙΑΚΗ ΑΝΑΒΑΘΜΙΣΗ ΣΧΟΛΕΙΩΝ ΤΟΥ ΔΗΜΟΥ ΑΘΗΝΑΙΩΝ"
BULGARIAN = "Енергийна ефективност на сгради, Община София, развитие"
CAPITAL_BULGARIAN = "ЕНЕРГИЙНА ЕФЕКТИВНОСТ НА СГРАДИ, ОБЩИНА СОФИЯ, РАЗВИТИЕ"
GERMAN = "Förderung von größeren Öfen, Straße, Übergänge, Schlüssel"
SPANISH = "Investigación en energía, año, señal, público, Logroño"
PORTUGUESE = "Reabilitação urbana, coesão, três, põe, às, município"
ITALIAN = "Attività della città, perché, più, però, è così"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((text, "cp1252") for text in (SWEDISH, DANISH, FRENCH, GERMAN, SPANISH)),
        *((text, "iso-8859-1") for text in (SWEDISH, PORTUGUESE, ITALIAN, ESTONIAN)),
        *((text, "cp1250") for text in (POLISH, CZECH, HUNGARIAN, ROMANIAN, SLOVENE)),
        *((text, "iso-8859-2") for text in (POLISH, CZECH, HUNGARIAN)),
        *((text, "cp1257") for text in (LATVIAN, LITHUANIAN)),
        *((text, "cp1253") for text in (GREEK, CAPITAL_GREEK)),
        *((text, "cp1251") for text in (BULGARIAN, CAPITAL_BULGARIAN)),
        *((text, "utf-8") for text in (SWEDISH, GREEK, BULGARIAN, POLISH)),
        *((text, "utf-8-sig") for text in (SWEDISH, GREEK)),
        *((text, "utf-16") for text in (SWEDISH, GREEK)),
        (SWEDISH, "utf-16-le"),
        (SWEDISH, "utf-16-be"),
    ],
)
def test_letters_survive(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "lista.csv"
    path.write_bytes(f"Title;Name\n{text};{text}\n".encode(encoding))
    found = find_encoding(path)
    assert path.read_text(encoding=found.name, errors=found.errors).count(text) == 2


def test_euro_sign_of_iso_8859_15(tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    path.write_bytes("Älykäs sähköverkko;100 €\n".encode("iso-8859-15"))
    assert find_encoding(path).name == "iso-8859-15"


def test_utf_8_with_a_few_broken_bytes_stays_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    path.write_bytes((SWEDISH * 100).encode() + b"\xff" + SWEDISH.encode())
    found = find_encoding(path)
    assert (found.name, found.lost, found.errors) == ("utf-8", 1, "replace")


@given(st.text("abcdefghijklmnopqrstuvwxyzåäöÅÄÖ ,;\n", min_size=1))
def test_swedish_is_never_taken_for_another_language(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.mktemp("e") / "lista.csv"
    path.write_bytes(text.encode("cp1252"))
    found = find_encoding(path)
    assert path.read_bytes().decode(found.name) == text
