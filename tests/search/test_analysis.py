from collections import Counter

import pytest

from medel.search.analysis import BREAK, MOST_KEPT, Analyser, Remembered, expand
from medel.search.compounds import Splitter
from medel.search.vocabulary import EMPTY, Vocabulary

ANALYSER = Analyser(
    Vocabulary.gather(
        ["energi system besök näring el lagring sol kvinna företagare vatten kraft"] * 9
    )
)
FORMS = [
    "projekt projektet projekten projektets",
    "klimat klimatet klimatets",
    "energi energin energins",
    "hållbar hållbart hållbara",
    "företag företaget företagen företagens",
    "näringsliv näringslivet näringslivets",
    "universitet universitetet universitetens",
    "besöksnäring besöksnäringen besöksnäringens",
    "avfall avfallet avfallets",
    "center centret centrum",
    "ellagring ellagringen ellagringens",
    "kommun kommunen kommuner kommunernas",
    "digital digitala digitalt",
    "fastighet fastigheten fastigheter",
    "company companies",
    "tillväxt tillväxts tillväxten",
    "region regionen regioners",
    "trollhättan trollhättans",
    "cykel cykeln cyklar",
    "lastcykel lastcyklar lastcyklarnas",
    "bidrag bidraget bidrags",
    "rymd rymden rymdens",
    "snö snön",
    "enkel enkla enklare",
    "medicinteknik medicinteknisk medicintekniska",
    "kultur kulturell kulturella",
    "energisystem energisystems energisystemens",
]


@pytest.mark.parametrize("forms", FORMS)
def test_stems_forms_of_a_word_are_one(forms: str) -> None:
    stems = {ANALYSER.stems[form] for form in forms.split()}
    assert len(stems) == 1, stems


@pytest.mark.parametrize(
    "words",
    [
        "skog skola",
        "fastighet fast",
        "port porto",
        "ska skola",
        "mat material",
        "motor mot",
    ],
)
def test_stems_different_words_stay_apart(words: str) -> None:
    first, second = words.split()
    assert ANALYSER.stems[first] != ANALYSER.stems[second]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("energisystem", "energi system"),
        ("besöksnäringens", "besök näring"),
        ("ellagring", "el lagring"),
        ("solel", "sol el"),
        ("kvinnoföretagare", "kvinn företag"),
        ("vattenkraften", "vatten kraft"),
        ("nanopartiklar", "nano partikel"),
        ("nationalmuseet", "national museum"),
        ("bostadsbolag", "bostad bolag"),
        ("klimatmål", "klimat mål"),
        ("trollhättan", ""),
        ("transport", ""),
        ("program", ""),
        ("sustainability", ""),
        ("x" * 5000, ""),
        ("20200085", ""),
    ],
)
def test_parts_compounds_are_split(word: str, parts: str) -> None:
    expected = [ANALYSER.stems[part] for part in parts.split()]
    assert ANALYSER.parts[word].split() == expected


def test_split_common_whole_is_no_compound() -> None:
    vocabulary = Vocabulary.of({"vind": 1, "kraft": 1, "vindkraft": 500})
    assert Splitter(vocabulary).split("vindkraft") == ()
    assert Splitter(Vocabulary.of({"vind": 50, "kraft": 50})).split("vindkraft")


def test_analyse_keeps_texts_apart() -> None:
    assert ANALYSER.analyse(["Sol", "Vatten"]).stems == f"sol {BREAK} vatt".replace(
        "vatt", ANALYSER.stems["vatten"]
    )


def test_analyse_hyphenated_words_are_found_whole() -> None:
    assert "3dprint" in ANALYSER.analyse(["3D-print"]).parts.split()


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("fören", "förening"),
        ("kreditgarantifören", "kreditgarantiförening"),
        ("stift", "stiftelse"),
        ("utanför", "utanför"),
    ],
)
def test_expand_abbreviations(short: str, full: str) -> None:
    assert expand(short) == full


def test_remembered_starts_over_when_full(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_KEPT > 1
    monkeypatch.setattr("medel.search.analysis.MOST_KEPT", 2)
    kept = Remembered(str.upper)
    assert [kept[one] for one in "abca"] == ["A", "B", "C", "A"]
    assert len(kept) <= 2


def test_vocabulary_counts_lemmas() -> None:
    counted = Vocabulary.gather(["Projektet och projekten", "ett projekt"])
    assert counted.count_lemma("projekt") == 3
    assert EMPTY.count_lemma("projekt") == 0


def test_words_are_counted_also_when_the_store_starts_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("medel.search.analysis.MOST_KEPT", 2)
    met: Counter[str] = Counter()
    analyser = Analyser(met=met)
    texts = ["skog", "skog vatten skog energi", "energi skog", "fiber skog"]
    first = analyser.analyse(texts)
    assert len(analyser.words) == 2
    analyser.words.settle()
    analyser.words.settle()
    assert met == {"skog": 5, "vatten": 1, "energi": 2, "fiber": 1}
    assert first == Analyser().analyse(texts)
