"""The register of organisations: merges that every reader follows, and back again."""

import csv
from datetime import date
from pathlib import Path

import pytest

from medel.core.texts import Text
from medel.programmes.catalogue import installed
from medel.projects.actions import (
    RegisterError,
    import_list,
    load_shipped,
    merge,
    split,
)
from medel.projects.bank import search_bank, tell_search
from medel.projects.models import Merge, Organisation, Participation
from medel.projects.organisations import (
    NoSuchOrganisationError,
    account_for,
    recognise,
    resolve_names,
    suggest_merges,
)
from medel.projects.queries import select
from medel.projects.selection import read_selection
from tests.conftest import CODE, TODAY

pytestmark = pytest.mark.django_db
WHY = Text(sv="Samma styrelse.", en="The same board.")
HEADINGS = (
    "Ärendenummer",
    "Projektnamn",
    "Stödmottagare",
    "Organisationsnummer",
    "Land",
)


def _import(folder: Path, *rows: tuple[str, str, str, str]) -> None:
    path = folder / "lista.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow((*HEADINGS, "Startdatum"))
        writer.writerows((*row, "SE", "2023-01-01") for row in rows)
    import_list(path, on=TODAY)


def _merge(alias: str, into: str) -> Merge:
    return merge(recognise(alias), recognise(into), reason=WHY, by="test")


def _find(**asked: str) -> set[str]:
    selection = read_selection((name, [value]) for name, value in asked.items())
    return {one.project.title for one in search_bank(selection).found}


@pytest.fixture
def three(tmp_path: Path) -> Path:
    _import(
        tmp_path,
        ("1", "Ett", "Alfa", ""),
        ("2", "Två", "Beta", "556036-0793"),
        ("3", "Tre", "Gamma", ""),
    )
    return tmp_path


def test_shipped_merges_are_in_force(bank: None) -> None:
    del bank
    assert Merge.objects.count() == 4
    assert _find(q="MatVärden ek.förening") == _find(q="Föreningen Matvärden")
    found = tell_search(
        [("beneficiary", ["Almi Gävle-Dala"])], query="", sort="newest", limit=20
    )
    assert found["total"] == 3
    assert account_for(recognise("Länsstyrelsen Dalarna").main).total == 3


def test_shipped_merge_that_was_undone_stays_undone(bank: None) -> None:
    del bank
    split(recognise("Länsstyrelsen Dalarna"), reason="Två ändå.")
    load_shipped(installed()[CODE], on=TODAY)
    assert recognise("Länsstyrelsen Dalarna").entry is None


def test_merge_is_followed_by_search_filter_and_numbers(three: Path) -> None:
    del three
    assert _find(q="Alfa") == {"Ett"}
    _merge("Alfa", "Beta")
    assert _find(q="Alfa") == _find(q="Beta") == {"Ett", "Två"}
    for value in ("Alfa", "Beta", "556036-0793", recognise("Alfa").code):
        assert _find(beneficiary=value) == {"Ett", "Två"}
    assert _find(q="5560360793") == {"Ett", "Två"}
    assert _find(beneficiary="!Alfa") == {"Tre"}


def test_merge_gives_the_same_by_sql(three: Path) -> None:
    del three
    _merge("Alfa", "Beta")
    for value in ("Alfa", "Beta"):
        asked = read_selection([("beneficiary", [value])])
        assert {one.title for one in select(asked)} == {"Ett", "Två"}


def test_merge_survives_a_new_import(three: Path) -> None:
    _merge("Alfa", "Beta")
    _import(
        three,
        ("1", "Ett ändrat", "Alfa", ""),
        ("2", "Två", "Beta", "556036-0793"),
        ("4", "Fyra", "Alfa", ""),
    )
    assert account_for(recognise("Beta")).total == 3
    assert _find(beneficiary="Beta") == {"Ett ändrat", "Två", "Fyra"}
    assert Organisation.objects.count() == 3


def test_merge_keeps_what_the_source_says(three: Path) -> None:
    del three
    _merge("Alfa", "Beta")
    part = Participation.objects.get(project__title="Ett")
    assert (part.organisation.name, part.organisation.main.name) == ("Alfa", "Beta")


def test_split_gives_back_what_each_had(three: Path) -> None:
    del three
    _merge("Alfa", "Beta")
    _merge("Beta", "Gamma")
    assert _find(q="Gamma") == {"Ett", "Två", "Tre"}
    split(recognise("Beta"), reason="Fel bolag.")
    assert _find(q="Gamma") == {"Tre"}
    assert _find(q="Alfa") == {"Ett", "Två"}
    kept = Merge.objects.get(alias__name="Beta")
    assert kept.ended
    assert (kept.reason, kept.ended_reason) == (WHY.sv, "Fel bolag.")
    _merge("Beta", "Gamma")
    assert Merge.objects.filter(alias__name="Beta").count() == 2


@pytest.mark.parametrize(
    ("alias", "into"), [("Alfa", "Alfa"), ("Alfa", "Gamma"), ("Beta", "Alfa")]
)
def test_merge_that_makes_no_sense_changes_nothing(
    three: Path, alias: str, into: str
) -> None:
    del three
    _merge("Alfa", "Beta")
    with pytest.raises(RegisterError):
        _merge(alias, into)
    assert Merge.objects.count() == 1


def test_split_of_what_stands_alone_is_refused(three: Path) -> None:
    del three
    with pytest.raises(RegisterError):
        split(recognise("Alfa"), reason="")


def test_one_name_with_two_numbers_is_two(tmp_path: Path) -> None:
    _import(
        tmp_path,
        ("1", "Ett", "Bygg AB", "556036-0793"),
        ("2", "Två", "Bygg AB", "202100-5489"),
        ("3", "Tre", "Bygg AB", "5560360793"),
    )
    assert Organisation.objects.count() == 2
    with pytest.raises(NoSuchOrganisationError, match="Several"):
        recognise("Bygg AB")
    assert account_for(recognise("556036-0793")).total == 2


def test_unknown_organisation_is_refused_and_a_filter_finds_nothing(bank: None) -> None:
    del bank
    with pytest.raises(NoSuchOrganisationError):
        recognise("Finns inte")
    assert resolve_names(["Finns inte", ""]) == ("Finns inte", "")
    assert _find(beneficiary="Finns inte") == set()


def test_suggestions_leave_out_what_was_settled(tmp_path: Path) -> None:
    _import(
        tmp_path,
        ("1", "Ett", "MatVärden ek.förening", ""),
        ("2", "Två", "Fören Matvärden", ""),
    )
    likely, counts = suggest_merges(limit=10)
    assert [one.likeness.value for one in likely] == ["same_words"]
    assert set(counts.values()) == {1}
    _merge("Fören Matvärden", "MatVärden ek.förening")
    assert suggest_merges(limit=10) == ([], {})
    split(recognise("Fören Matvärden"), reason="Olika.")
    assert suggest_merges(limit=10) == ([], {})


def test_account_adds_up_by_role_period_and_currency(bank: None) -> None:
    del bank
    account = account_for(recognise("Föreningen Matvärden"))
    (share,) = account.shares
    assert (share.role, share.period, share.count) == ("beneficiary", "2021-2027", 2)
    assert share.sum is not None
    assert share.sum.amount == 5_726_825 + 5_489_407
    assert share.unstated == 0
    assert [one.name for one in account.spellings] == [
        "Föreningen Matvärden",
        "MatVärden ek.förening",
    ]


def test_merge_is_dated_and_signed(three: Path) -> None:
    del three
    done = _merge("Alfa", "Beta")
    assert done.by == "test"
    assert done.at.date() >= date(2020, 1, 1)
    assert str(done) == f"{done.alias_id} > {done.into_id}"
