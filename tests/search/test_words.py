import unicodedata

import pytest

from medel.search.words import find_joined, find_tokens, find_words, fold, strip_marks


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Fiber till Gävleborg_1", ["fiber", "till", "gävleborg", "1"]),
        ("e-hälsa, 3D-print!", ["e", "hälsa", "3d", "print"]),
        ("MatVärden ek. för.", ["matvärden", "ek", "förening"]),
        ("Medel för företag", ["medel", "för", "företag"]),
        ("", []),
        ("¿…--", []),
    ],
)
def test_find_words_cases(text: str, words: list[str]) -> None:
    assert find_words(text) == words


def test_find_words_decomposed_letters_are_the_same() -> None:
    assert find_words(unicodedata.normalize("NFD", "Åre älv")) == ["åre", "älv"]


def test_find_joined_gives_hyphenated_words_in_one() -> None:
    assert list(find_joined("En 3D-print och e-hälsa")) == ["3dprint", "ehälsa"]


def test_find_tokens_places_are_those_of_the_text() -> None:
    text = "Hållbar IT, ek. för."
    tokens = find_tokens(text)
    assert [text[one.start : one.end] for one in tokens] == [
        "Hållbar",
        "IT",
        "ek",
        "för",
    ]


@pytest.mark.parametrize(
    ("word", "folded"), [("idé", "ide"), ("åäö", "åäö"), ("smørrebrød", "smörrebröd")]
)
def test_fold_keeps_swedish_letters(word: str, folded: str) -> None:
    assert fold(word) == folded


def test_strip_marks_takes_all() -> None:
    assert strip_marks("mälardalens högskola") == "malardalens hogskola"
