import pytest

from medel.decisions.concern import Taker, find_likeness

OWN = [Taker("member", "Region Dalarna", "2321000180")]


@pytest.mark.parametrize(
    ("taker", "sure"),
    [
        (Taker("project_owner", "Dalarnas region", "2321000180"), True),
        (Taker("co_financier", "Region Dalarna"), False),
        (Taker("co_financier", "REGION DALARNA, kontant"), None),
        (Taker("co_financier", "Region  Dalarna."), False),
        (Taker("co_financier", "Dalarna Region"), False),
        (Taker("co_financier", "Regionen (org.nr 232100-0180)"), True),
        (Taker("co_financier", "Region Dalarna 212000-2338"), None),
        (Taker("partner", "Region Dalarna", "2120002338"), None),
        (Taker("co_financier", "Region Gävleborg"), None),
        (Taker("co_financier", ""), None),
        (Taker("co_financier", "AB"), None),
    ],
)
def test_a_number_settles_it_and_a_name_is_a_likeness(
    taker: Taker, *, sure: bool | None
) -> None:
    found = find_likeness(OWN, [taker])
    assert [one.sure for one in found] == ([] if sure is None else [sure])


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Skogens Kraft AB", "skogens kraft aktiebolag", True),
        ("Föreningen Byns Väl", "Byns Väl ideell förening", False),
        ("Byns Väl ek. för.", "Byns Väl ekonomisk förening", True),
        ("Falu kommun", "Falun kommun", False),
        ("Å", "A", True),
    ],
)
def test_legal_forms_and_letters_do_not_hide_a_name(
    one: str, other: str, *, alike: bool
) -> None:
    found = find_likeness([Taker("member", one)], [Taker("co_financier", other)])
    assert bool(found) is alike
