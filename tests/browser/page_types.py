"""Every page type with an address of it in both languages."""

from dataclasses import dataclass

import pytest

NORRA = "norra-mellansverige-2021-2027"
MELLERSTA = "mellersta-norrland-2021-2027"


@dataclass(frozen=True)
class PageType:
    name: str
    sv: str
    en: str
    status: int = 200

    def at(self, language: str) -> str:
        return f"/{language}/{self.sv if language == 'sv' else self.en}"


PAGE_TYPES = (
    PageType("home", "", ""),
    PageType("programmes", "program/", "programmes/"),
    PageType("programme", f"{NORRA}/", f"{NORRA}/"),
    PageType(
        "need",
        f"{NORRA}/behov/oka-innovationskraften/",
        f"{NORRA}/needs/more-innovation/",
    ),
    PageType(
        "specialisation",
        f"{NORRA}/smart-specialisering/hallbar-bioekonomi/",
        f"{NORRA}/smart-specialisation/sustainable-bioeconomy/",
    ),
    PageType(
        "policy-objective",
        f"{NORRA}/politiska-mal/ett-smartare-europa/",
        f"{NORRA}/policy-objectives/a-smarter-europe/",
    ),
    PageType("theme", f"{NORRA}/teman/klimat/", f"{NORRA}/themes/climate/"),
    PageType(
        "objective",
        f"{NORRA}/mal/2-6-framja-cirkular-ekonomi/",
        f"{NORRA}/objectives/2-6-promote-the-circular-economy/",
    ),
    PageType(
        "search",
        "projekt/?q=bes%C3%B6ksn%C3%A4ring+digital",
        "projects/?q=bes%C3%B6ksn%C3%A4ring+digital",
    ),
    PageType(
        "search-misspelt", "projekt/?q=digtalisering", "projects/?q=digtalisering"
    ),
    PageType("search-help", "projekt/sa-soker-du/", "projects/how-to-search/"),
    PageType("area", f"{NORRA}/omrade/", f"{NORRA}/area/"),
    PageType("county", f"{NORRA}/omrade/dalarna/", f"{NORRA}/area/dalarna/"),
    PageType("plan", f"{NORRA}/finansieringsplan/", f"{NORRA}/financing-plan/"),
    PageType("idea", f"{NORRA}/testa-din-ide/", f"{NORRA}/test-your-idea/"),
    PageType(
        "idea-sheet",
        f"{NORRA}/testa-din-ide/underlag/",
        f"{NORRA}/test-your-idea/sheet/",
    ),
    PageType("financing", f"{NORRA}/finansiering/", f"{NORRA}/financing/"),
    PageType("calls", f"{NORRA}/utlysningar/", f"{NORRA}/calls/"),
    PageType(
        "call",
        f"{NORRA}/utlysningar/2023-ett-smartare-norra-mellansverige/",
        f"{NORRA}/calls/2023-a-smarter-norra-mellansverige/",
    ),
    PageType("meetings", f"{NORRA}/moten/", f"{NORRA}/meetings/"),
    PageType("partial-programme", f"{MELLERSTA}/", f"{MELLERSTA}/"),
    PageType("partial-area", f"{MELLERSTA}/omrade/", f"{MELLERSTA}/area/"),
    PageType(
        "partial-county", f"{MELLERSTA}/omrade/jamtland/", f"{MELLERSTA}/area/jamtland/"
    ),
    PageType(
        "partial-financing", f"{MELLERSTA}/finansiering/", f"{MELLERSTA}/financing/"
    ),
    PageType(
        "partial-call",
        f"{MELLERSTA}/utlysningar/hallbart-och-konkurrenskraftigt-naringsliv/",
        f"{MELLERSTA}/calls/sustainable-and-competitive-business/",
    ),
    PageType("projects", "projekt/", "projects/"),
    PageType(
        "projects-chosen",
        "projekt/?county=20&period=2021-2027",
        "projects/?county=20&period=2021-2027",
    ),
    PageType(
        "projects-none",
        "projekt/?county=17&period=2014-2020&year=2024",
        "projects/?county=17&period=2014-2020&year=2024",
    ),
    PageType(
        "projects-table",
        "projekt/?q=f%C3%B6retag&view=table&sort=largest",
        "projects/?q=f%C3%B6retag&view=table&sort=largest",
    ),
    PageType(
        "projects-map",
        "projekt/?view=map&county=20",
        "projects/?view=map&county=20",
    ),
    PageType(
        "projects-map-of-municipalities",
        "projekt/?view=map&level=municipality&by=number",
        "projects/?view=map&level=municipality&by=number",
    ),
    PageType("projects-charts", "projekt/?view=charts", "projects/?view=charts"),
    PageType(
        "projects-charts-chosen",
        "projekt/?view=charts&by=number&year=2023&amount=2000000..4999999",
        "projects/?view=charts&by=number&year=2023&amount=2000000..4999999",
    ),
    PageType("embed", "projekt/badda-in/map/?county=20", "projects/embed/map/"),
    PageType("embedded-table", "inbaddat/table/?q=energi", "embedded/table/"),
    PageType("embedded-map", "inbaddat/map/?county=20", "embedded/map/"),
    PageType("embedded-year", "inbaddat/year/", "embedded/year/?by=number"),
    PageType("embedded-county", "inbaddat/county/", "embedded/county/"),
    PageType("projects-open-filters", "projekt/#facets", "projects/#facets"),
    PageType("project", "projekt/nm1420-022/", "projects/nm1420-022/"),
    PageType("project-unknowns", "projekt/nm2127-017/", "projects/nm2127-017/"),
    PageType(
        "organisation",
        "organisationer/foreningen-matvarden-2at2c4ho/",
        "organisations/foreningen-matvarden-2at2c4ho/",
    ),
    PageType("places", "platser/", "places/"),
    PageType("place-county", "platser/dalarna-20/", "places/dalarna-20/"),
    PageType("place-town", "platser/ovanaker-2121/", "places/ovanaker-2121/"),
    PageType("quality", "datakvalitet/", "data-quality/"),
    PageType("glossary", "ordlista/", "glossary/"),
    PageType("about", "om/", "about/"),
    PageType("accessibility", "tillganglighet/", "accessibility/"),
    PageType("privacy", "integritet/", "privacy/"),
    PageType("open-data", "oppna-data/", "open-data/"),
    PageType("bad-choice", "projekt/?county=99", "projects/?county=99", status=400),
    PageType("missing", "finns-inte/", "not-here/", status=404),
    PageType("read-only", "om/", "about/", status=405),
)

every_page = pytest.mark.parametrize("kind", PAGE_TYPES, ids=lambda kind: kind.name)
both_languages = pytest.mark.parametrize("language", ["sv", "en"])
