"""The facts of the authority's public page on the programme, one by one."""

import json
from datetime import date
from typing import Any

import pytest

from medel.programmes.account import tell
from medel.programmes.catalogue import installed

CODE = "norra-mellansverige-2021-2027"
ON = date(2026, 11, 23)
TOLD: dict[str, Any] = json.loads(tell(installed()[CODE], on=ON).model_dump_json())


def _swedish(key: str) -> list[str]:
    return [one["name"]["sv"] for one in TOLD[key]]


def _english(key: str) -> list[str]:
    return [one["name"]["en"] for one in TOLD[key]]


def test_needs_the_four_of_the_page() -> None:
    assert _swedish("needs") == [
        "Öka innovationskraften",
        "Öka nyttan av digitaliseringens möjligheter",
        "Bredda näringslivet och stärka exporten",
        "Jobba mer cirkulärt, smart och resurseffektivt",
    ]
    assert len(set(_english("needs"))) == 4


def test_specialisation_areas_the_six_of_the_page() -> None:
    assert _swedish("specialisation_areas") == [
        "Hållbar bioekonomi",
        "Hållbara städer och energiomställning",
        "Industriell omvandling",
        "Hållbar upplevelsenäring",
        "Jämlik välfärd och arbetsliv",
        "Hållbart attraktivt och inkluderande arbetsliv",
    ]
    assert len(set(_english("specialisation_areas"))) == 6


def test_policy_objectives_the_two_of_the_page() -> None:
    named = {one["code"]: one["name"] for one in TOLD["policy_objectives"]}
    assert named == {
        "1": {"sv": "Ett smartare Europa", "en": "A smarter Europe"},
        "2": {"sv": "Ett grönare Europa", "en": "A greener Europe"},
    }


@pytest.mark.parametrize(
    ("name", "policy_objective", "objectives"),
    [
        ("Forskning och innovation", "1", ["1.1", "1.4"]),
        ("Digitalisering och bredband", "1", ["1.2"]),
        ("Företag och näringsliv", "1", ["1.3"]),
        ("Klimat", "2", ["2.3", "2.6"]),
    ],
)
def test_theme_with_its_objectives(
    name: str, policy_objective: str, objectives: list[str]
) -> None:
    (theme,) = (one for one in TOLD["themes"] if one["name"]["sv"] == name)
    assert theme["policy_objective"] == policy_objective
    assert theme["objectives"] == objectives


def test_themes_four_and_no_more() -> None:
    assert len(TOLD["themes"]) == 4


@pytest.mark.parametrize(
    ("code", "name", "eu_code"),
    [
        ("1.1", "Stärka forskning och innovation", "RSO1.1"),
        ("1.2", "Säkra nyttan av digitalisering", "RSO1.2"),
        (
            "1.3",
            "Stärka små och medelstora företags tillväxt och konkurrenskraft",
            "RSO1.3",
        ),
        ("1.4", "Utveckla färdigheter för smart specialisering", "RSO1.4"),
        ("2.3", "Utveckla smarta energisystem", "RSO2.3"),
        ("2.6", "Främja cirkulär ekonomi", "RSO2.6"),
    ],
)
def test_specific_objective_by_name(code: str, name: str, eu_code: str) -> None:
    (objective,) = (one for one in TOLD["specific_objectives"] if one["code"] == code)
    assert objective["name"]["sv"] == name
    assert objective["eu_code"] == eu_code
    assert objective["policy_objective"] == code[0]
    (theme,) = (one for one in TOLD["themes"] if one["code"] == objective["theme"])
    assert code in theme["objectives"]


def test_specific_objectives_six_and_no_more() -> None:
    codes = [one["code"] for one in TOLD["specific_objectives"]]
    assert codes == ["1.1", "1.2", "1.3", "1.4", "2.3", "2.6"]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("1.1", ["universitet", "forskningsinstitut", "test", "öppna innovation"]),
        ("1.2", ["digital", "samhällets utmaningar", "skillnaderna"]),
        ("1.3", ["jämställ", "sårbara", "generation", "kapital", "utomlands"]),
        ("1.4", ["specialisering", "hela livet", "yrkesbana", "samverkar"]),
        ("2.3", ["lagra", "svängningar", "fossilfri", "styrsystem", "blir över"]),
        ("2.6", ["återvunn", "reparera", "dela", "energi"]),
    ],
)
def test_specific_objective_covers_what_the_page_says(
    code: str, words: list[str]
) -> None:
    (objective,) = (one for one in TOLD["specific_objectives"] if one["code"] == code)
    body = objective["body"]["sv"].lower()
    assert [word for word in words if word not in body] == []


@pytest.mark.parametrize(
    ("need", "words"),
    [
        ("innovation", ["forskning", "lärosäten", "hållbara", "branscher"]),
        ("digitalisation", ["testmiljöer", "affärs|tjäna pengar", "digitala"]),
        ("broader-business", ["globala", "tjänste", "jobb", "export"]),
        ("circular", ["linjär", "fossilt", "klimatpositivt", "biologiska"]),
    ],
)
def test_need_covers_what_the_page_says(need: str, words: list[str]) -> None:
    (found,) = (one for one in TOLD["needs"] if one["code"] == need)
    body = found["body"]["sv"].lower()
    missing = [w for w in words if not any(part in body for part in w.split("|"))]
    assert missing == []


def test_budget_134_9_million_euro() -> None:
    assert TOLD["budget"]["eu"] == {"amount": "134900000", "currency": "EUR"}
    assert TOLD["budget"]["exact"] is False


def test_budget_in_kronor_at_the_fixed_rate() -> None:
    assert TOLD["budget"]["exchange_rate"] == "9.30"
    converted = {"amount": "1254570000", "currency": "SEK"}
    assert TOLD["budget"]["converted"] == converted


def test_eu_share_at_most_half() -> None:
    assert TOLD["max_eu_share"] == "0.5000"


def test_co_financing_by_whom_and_in_what_form() -> None:
    assert TOLD["co_financing"]["sectors"] == ["public", "private"]
    assert TOLD["co_financing"]["forms"] == ["cash", "in_kind"]


@pytest.mark.parametrize(
    ("code", "name", "official_name", "municipalities"),
    [
        ("17", "Värmland", "Värmlands län", 16),
        ("20", "Dalarna", "Dalarnas län", 15),
        ("21", "Gävleborg", "Gävleborgs län", 10),
    ],
)
def test_county_with_its_codes(
    code: str, name: str, official_name: str, municipalities: int
) -> None:
    (county,) = (one for one in TOLD["counties"] if one["code"] == code)
    assert county["name"]["sv"] == name
    assert county["official_name"] == official_name
    assert county["nuts3"].startswith("SE31")
    assert len(county["municipalities"]) == municipalities


def test_counties_three_in_one_region() -> None:
    assert len(TOLD["counties"]) == 3
    assert TOLD["nuts2"]["code"] == "SE31"
    assert len({one["nuts3"] for one in TOLD["counties"]}) == 3


def test_identity_of_the_programme() -> None:
    assert TOLD["code"] == CODE
    assert TOLD["fund"] == "ERDF"
    assert TOLD["period"] == {"start": "2021-01-01", "end": "2027-12-31"}
    assert "Norra Mellansverige" in TOLD["name"]["sv"]
    assert TOLD["authority"]["name"]["sv"] == "Tillväxtverket"
    assert TOLD["complete"] is True


def test_region_rich_in_nature_and_short_of_skills_and_capital() -> None:
    facts = {one["code"]: one["text"]["sv"] for one in TOLD["facts"]}
    for word in ("naturresurser", "industri", "besöksnäring"):
        assert word in facts["strengths"]
    for word in ("kompetens", "kapital", "innovation"):
        assert word in facts["challenges"]


def test_programme_document_is_named_with_its_size() -> None:
    kinds = {one["kind"]: one for one in TOLD["links"]}
    document = kinds["programme_document"]["note"]["sv"]
    assert "Program för Regionalfonden Norra Mellansverige 2021-2027" in document
    assert "971,8 kB" in document
    assert "Projektbanken" in kinds["project_bank"]["title"]["sv"]


@pytest.mark.parametrize(
    "path",
    [
        *("needs", "specialisation_areas", "policy_objectives", "themes"),
        *("specific_objectives", "counties", "facts"),
    ],
)
def test_fact_says_where_it_comes_from(path: str) -> None:
    for one in TOLD[path]:
        assert one["source"]["href"].startswith("https://")
        assert one["source"]["place"]
        assert one["source"]["checked"] >= "2025-11-23"


def test_page_is_the_source_of_needs_objectives_and_money() -> None:
    page = (
        "https://tillvaxtverket.se/eu-program/vara-eu-program/norra-mellansverige.html"
    )
    stated = [*TOLD["needs"], *TOLD["specific_objectives"], TOLD["budget"]]
    assert {one["source"]["href"] for one in stated} == {page}
    assert {one["evidence"] for one in stated} == {"seen"}
