import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain
from typing import Any
from urllib.parse import quote

import pytest
from pydantic import BaseModel

from medel.core.money import Money
from medel.core.references import Evidence
from medel.core.texts import Text
from medel.programmes import catalogue, codes, glossary, loader
from medel.programmes.account import head, tell
from medel.programmes.catalogue import find_programme, installed
from medel.programmes.parameters import DatedValue, Unit
from medel.programmes.programme import Programme
from medel.programmes.statements import Linked, Slugs, Source, Stated

ON = date(2026, 11, 23)
NMS = installed()["norra-mellansverige-2021-2027"]
MELLERSTA = installed()["mellersta-norrland-2021-2027"]
ALL = tuple(installed().values())
LONG = 60
A_YEAR = timedelta(days=365)

every_programme = pytest.mark.parametrize("programme", ALL, ids=lambda one: one.code)


def _walk(thing: object) -> Iterator[BaseModel]:
    """Give every model inside a thing, itself too."""
    if isinstance(thing, BaseModel):
        yield thing
        yield from chain.from_iterable(_walk(value) for _, value in thing)
    elif isinstance(thing, dict):
        yield from chain.from_iterable(_walk(value) for value in thing.values())
    elif isinstance(thing, tuple):
        yield from chain.from_iterable(_walk(value) for value in thing)


def _everything(programme: Programme) -> list[BaseModel]:
    parts = (programme.identity, programme.area, dict(programme.parameters))
    lists = [
        *(programme.needs, programme.specialisation_areas, programme.themes),
        *(programme.policy_objectives, programme.specific_objectives),
        *(programme.calls, programme.rounds, programme.acts),
        *(programme.former_priorities, programme.signals),
    ]
    return list(_walk((*parts, *lists)))


def _texts() -> list[Text]:
    found = [one for programme in ALL for one in _everything(programme)]
    registry = _walk(dict(loader.read_registry()))
    terms = _walk(glossary.terms())
    return [one for one in (*found, *registry, *terms) if isinstance(one, Text)]


def _values(programme: Programme) -> Iterator[tuple[str, DatedValue]]:
    for key, values in programme.parameters.items():
        for value in values:
            yield key, value


def test_programmes_all_load() -> None:
    assert set(installed()) == {
        "norra-mellansverige-2021-2027",
        "mellersta-norrland-2021-2027",
    }
    folders = {path.parent.name for path in loader.DATA.glob("*/programme.toml")}
    assert set(installed()) == folders


def test_texts_are_many_and_none_is_empty() -> None:
    texts = _texts()
    assert len(texts) > 300
    assert [text for text in texts if not text.sv.strip() or not text.en.strip()] == []


def test_texts_long_ones_differ_between_languages() -> None:
    same = [text.sv for text in _texts() if len(text.sv) > LONG and text.sv == text.en]
    assert same == []


def test_texts_hold_nothing_unfinished() -> None:
    unfinished = re.compile(r"lorem|\bxxx+\b|\?\?\?|\bt[o]do\b", re.IGNORECASE)
    found = [t for t in _texts() if unfinished.search(f"{t.sv} {t.en}")]
    assert found == []


@every_programme
def test_facts_not_seen_have_a_note(programme: Programme) -> None:
    for one in _everything(programme):
        if isinstance(one, Stated) and one.evidence is not Evidence.SEEN:
            assert one.note is not None
        if isinstance(one, Linked) and one.links_evidence is not Evidence.SEEN:
            assert one.links_note is not None


def test_values_unverified_are_said_to_be() -> None:
    unverified = {key for key, v in _values(NMS) if v.evidence is Evidence.UNVERIFIED}
    assert unverified == {
        *("in_kind_hour", "indirect_flat_rate", "social_charges_rate"),
        *("purchase_documentation_from", "prioritisation_mode", "commitment_weeks"),
        "eligibility_end",
        "decision_appeal",
    }


@every_programme
def test_published_figure_is_euro_times_rate(programme: Programme) -> None:
    for key, value in _values(programme):
        if value.published:
            rate = programme.number("exchange_rate", on=value.since)
            assert rate is not None, key
            assert isinstance(value.value, Decimal), key
            assert value.unit is Unit.EUR, key
            assert value.value * rate == value.published.value, key


def test_published_figures_are_those_of_the_handbook() -> None:
    published = {
        key: (str(value.value), str(value.published.value))
        for key, value in _values(NMS)
        if value.published
    }
    assert published == {
        "vat_budget_max": ("5000000", "46500000"),
        "pre_study_total_max": ("200000", "1860000"),
    }


@pytest.mark.parametrize("key", sorted(loader.read_registry()))
def test_parameter_has_a_value_today(key: str) -> None:
    assert NMS.value(key, on=ON) is not None


@every_programme
def test_parameters_last_value_still_holds(programme: Programme) -> None:
    for key, values in programme.parameters.items():
        assert values[-1].until is None, key
        assert values[0].since <= programme.identity.period.start, key


@every_programme
def test_sources_read_within_a_year(programme: Programme) -> None:
    sources = [one for one in _everything(programme) if isinstance(one, Source)]
    assert sources
    assert [s.place for s in sources if not ON - A_YEAR < s.checked <= ON] == []


@every_programme
def test_documents_are_all_cited(programme: Programme) -> None:
    sources = [one for one in _everything(programme) if isinstance(one, Source)]
    linked = {link.document for link in programme.identity.links}
    cited = {source.document for source in sources} | linked
    assert set(programme.documents) - cited == set()


@every_programme
@pytest.mark.parametrize(
    ("file", "of_counties"),
    [("counties.geojson", True), ("municipalities.geojson", False)],
)
def test_boundaries_are_those_of_the_area(
    programme: Programme, file: str, *, of_counties: bool
) -> None:
    path = programme.folder / file
    if not path.exists():
        assert not of_counties
        pytest.skip("this programme has no such map")
    drawn = json.loads(path.read_text(encoding="utf-8"))["features"]
    found = [feature["properties"]["code"] for feature in drawn]
    counties = programme.area.counties
    towns = [code for county in counties for code in county.municipalities]
    expected = [county.code for county in counties] if of_counties else towns
    assert sorted(found) == sorted(expected)


@every_programme
def test_slugs_need_no_escaping_and_redirect_safely(programme: Programme) -> None:
    slugs = [one for one in _everything(programme) if isinstance(one, Slugs)]
    assert slugs
    for one in slugs:
        for slug in (one.sv, one.en):
            assert quote(slug, safe="") == slug == slug.lower()
            assert not slug.isdecimal()


@every_programme
@pytest.mark.parametrize(
    "key",
    [
        *("needs", "specialisation_areas", "policy_objectives", "themes"),
        *("specific_objectives", "calls"),
    ],
)
def test_slug_names_one_thing_in_either_language(
    programme: Programme, key: str
) -> None:
    owners: dict[str, set[str]] = {}
    for thing in getattr(programme, key):
        for slug in (thing.slug.sv, thing.slug.en, *thing.former_slugs):
            owners.setdefault(slug, set()).add(thing.code)
    assert {slug: who for slug, who in owners.items() if len(who) > 1} == {}


def test_mellersta_norrland_has_only_what_is_known() -> None:
    assert MELLERSTA.identity.complete is False
    assert MELLERSTA.needs == ()
    assert MELLERSTA.specialisation_areas == ()
    assert [one.code for one in MELLERSTA.specific_objectives] == ["1.3"]
    own = {"max_eu_share", "exchange_rate"}
    for key in MELLERSTA.parameters.keys() - own:
        assert MELLERSTA.parameters[key] == NMS.parameters[key], "shared by Sweden"
    assert {county.code for county in MELLERSTA.area.counties} == {"22", "23"}
    assert MELLERSTA.identity.budget.amount == Decimal(142_600_000)
    assert MELLERSTA.max_eu_share(on=ON) == Decimal("0.40")
    assert len(MELLERSTA.identity.unknowns) >= 5


def test_head_is_one_line_of_the_list() -> None:
    line = head(MELLERSTA).model_dump(mode="json")
    assert list(line) == ["code", "name", "period", "complete"]
    assert line["complete"] is False


def test_account_before_the_programme_has_no_rates() -> None:
    told = tell(NMS, on=date(2020, 12, 31))
    assert told.max_eu_share is None
    assert told.budget.exchange_rate is None
    assert told.budget.converted is None


def test_account_without_co_financing_says_so() -> None:
    identity = NMS.identity.model_copy(update={"co_financing": None})
    told = tell(_with(NMS, identity=identity), on=ON)
    assert told.co_financing is None


def test_budget_in_the_own_currency_is_not_converted() -> None:
    budget = NMS.identity.budget.model_copy(update={"currency": "SEK"})
    identity = NMS.identity.model_copy(update={"budget": budget})
    money = _with(NMS, identity=identity).convert_budget(on=date(2020, 1, 1))
    assert money == budget.money


def _with(programme: Programme, **changes: Any) -> Programme:  # noqa: ANN401 (any field)
    return Programme(**{**vars(programme), **changes})


def test_programme_found_by_its_code() -> None:
    assert find_programme(NMS.code) is NMS
    assert find_programme("no-such-2021-2027") is None


def test_things_found_by_their_codes() -> None:
    county, theme, objective = (
        NMS.county("20"),
        NMS.theme("climate"),
        NMS.objective("2.6"),
    )
    assert county is not None
    assert county.name.sv == "Dalarna"
    assert theme is not None
    assert theme.objectives == ("2.3", "2.6")
    assert objective is not None
    assert objective.theme == "climate"
    missing = (NMS.county("99"), NMS.theme("x"), NMS.objective("5.1"))
    assert missing == (None, None, None)


def test_objective_called_by_code_and_name() -> None:
    called = [objective.title for objective in NMS.specific_objectives]
    assert called[0].sv == "1.1 Stärka forskning och innovation"
    assert called[-1].en == "2.6 Promote the circular economy"


def test_number_of_a_word_is_none() -> None:
    assert NMS.number("prioritisation_mode", on=ON) is None
    assert NMS.number("no_such_parameter", on=ON) is None


@pytest.mark.parametrize(
    ("on", "is_open"),
    [
        (date(2023, 1, 18), False),
        (date(2023, 1, 19), True),
        (date(2023, 3, 16), True),
        (date(2023, 3, 17), False),
    ],
)
def test_call_open_on_its_days(on: date, *, is_open: bool) -> None:
    (call,) = (one for one in NMS.calls if one.code == "2023-smarter")
    assert call.is_open(on=on) is is_open


def test_call_with_an_unknown_day_is_never_open() -> None:
    (call,) = (one for one in NMS.calls if one.code == "2021-pre-studies")
    assert call.closes is None
    assert not call.is_open(on=date(2021, 11, 1))


def test_call_offers_money_when_its_source_says_so() -> None:
    offered = {one.code: one.money for one in NMS.calls}
    assert offered["2023-smarter"] is None
    money = offered["2022-innovation"]
    assert money is not None
    assert money.money == Money(Decimal(35_000_000), "SEK")
    assert money.approximate is True


def test_codes_of_sweden_are_complete() -> None:
    assert len(codes.counties("SE")) == 21
    assert len(codes.municipalities("SE")) == 290


def test_codes_of_a_country_without_a_list_are_none() -> None:
    assert codes.counties("FI") == codes.municipalities("FI") == {}


def test_glossary_has_the_words_of_the_programme() -> None:
    terms = glossary.terms()
    named = {term.term.sv.lower() for term in terms}
    assert len(terms) > 20
    assert {"program", "regionalfonden"} <= named
    assert len({term.term.sv for term in terms}) == len(terms)


def test_slugs_by_language() -> None:
    slug = NMS.needs[0].slug
    assert (slug.to("sv"), slug.to("en-gb")) == (slug.sv, slug.en)
    assert slug.sv != slug.en


def test_checksum_changes_with_the_version() -> None:
    assert re.fullmatch(r"[0-9a-f]{64}", NMS.checksum)
    assert NMS.checksum != MELLERSTA.checksum
    assert NMS.checksum == loader.compute_checksum(NMS.folder)


def test_catalogue_keeps_what_it_has_loaded() -> None:
    assert catalogue.installed() is installed()
