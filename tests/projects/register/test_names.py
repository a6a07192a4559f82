import pytest

from medel.projects.register.names import read_name


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("MatVärden ek.förening", ("matvärden",)),
        ("Fören Matvärden", ("matvärden",)),
        ("Länsstyrelsen i Dalarnas län", ("länsstyrelsen", "dalarna")),
        ("Agro Business Park A/S", ("agro", "busines", "park")),
        ("Ipsum s.r.o.", ("ipsum",)),
        ("Föreningen", ("föreningen",)),
        ("AB", ("ab",)),
        ("", ()),
    ],
)
def test_name_is_its_telling_words(name: str, words: tuple[str, ...]) -> None:
    assert read_name(name).words == words


def test_forms_are_kept_apart() -> None:
    assert read_name("Visit Värmland Ekonomisk Fören").kinds == {"economic_association"}
    assert read_name("Stiftelsen Teknikdalen").kinds == {"foundation"}
    assert read_name("Föreningen Matvärden").kinds == frozenset()
