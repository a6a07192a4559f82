import pytest
from pydantic import ValidationError

from medel.core.errors import MedelError
from medel.core.texts import Language, Text

HELLO = Text(sv="hej", en="hello")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("sv", "hej"),
        ("en", "hello"),
        ("en-gb", "hello"),
        ("sv-se", "hej"),
        ("fi", "hej"),
        (Language.ENGLISH, "hello"),
        (Language.SWEDISH, "hej"),
    ],
)
def test_text_in_a_language(language: str, expected: str) -> None:
    assert HELLO.to(language) == expected


@pytest.mark.parametrize("empty", ["", " ", "\n", "\N{NO-BREAK SPACE}"])
def test_text_empty_in_one_language_is_refused(empty: str) -> None:
    with pytest.raises(ValidationError):
        Text(sv="hej", en=empty)


def test_text_keeps_lines_and_loses_space_around_it() -> None:
    assert Text(sv=" en rad\nen till\n", en="a").sv == "en rad\nen till"


def test_text_in_a_third_language_is_refused() -> None:
    with pytest.raises(ValidationError):
        Text.model_validate({"sv": "hej", "en": "hello", "fi": "moi"})


def test_text_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        HELLO.sv = "hej då"  # type: ignore[misc]


def test_error_speaks_both_languages_and_logs_english() -> None:
    error = MedelError(HELLO)
    assert str(error) == "hello"
    assert error.reason.to("sv") == "hej"
