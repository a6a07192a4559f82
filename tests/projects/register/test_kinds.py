import pytest

from medel.projects.register.kinds import find_kind, find_sector
from medel.projects.register.numbers import Number, check_number
from medel.projects.states import Kind, Sector

NONE = Number("", valid=None)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ovanåkers kommun", Kind.MUNICIPALITY),
        ("Falu kommun", Kind.MUNICIPALITY),
        ("Region Dalarna", Kind.SELF_GOVERNING_REGION),
        ("Länsstyrelsen Dalarna", Kind.AUTHORITY),
        ("Högskolan i Gävle", Kind.UNIVERSITY),
        ("Karlstads universitet", Kind.UNIVERSITY),
        ("Visit Dalarna AB", Kind.COMPANY),
        ("Voxkedjan ekonomisk förening", Kind.ECONOMIC_ASSOCIATION),
        ("Ideella föreningen Sustainable Steel Region", Kind.ASSOCIATION),
        ("Stiftelsen Drivhuset", Kind.FOUNDATION),
    ],
)
def test_kind_by_a_name_that_makes_it_sure(name: str, kind: str) -> None:
    assert find_kind(name, NONE) == kind


@pytest.mark.parametrize(
    "name",
    ["Föreningen Matvärden", "Ingesunds folkhögskola", "Movexum", "Region X", ""],
)
def test_kind_is_unknown_where_it_is_not_sure(name: str) -> None:
    assert find_kind(name, NONE) == ""


def test_kind_by_the_series_of_a_valid_number_only() -> None:
    right, wrong = check_number("556036-0793", "SE"), check_number("556036-0794", "SE")
    assert find_kind("Movexum", right, "SE") == Kind.COMPANY
    assert find_kind("Movexum", wrong, "SE") == ""
    assert find_kind("Movexum", right, "DK") == ""


def test_kind_of_a_state_university_is_its_own() -> None:
    number = check_number("202100-5489", "SE")
    assert find_kind("Verket", number, "SE") == Kind.AUTHORITY
    assert find_kind("Högskolan X", number, "SE") == Kind.UNIVERSITY


def test_sector_only_where_the_kind_tells() -> None:
    assert find_sector(Kind.MUNICIPALITY) == Sector.PUBLIC
    assert find_sector(Kind.ECONOMIC_ASSOCIATION) == Sector.PRIVATE
    assert find_sector(Kind.COMPANY) == ""
