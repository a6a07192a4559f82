"""One page of each type, by its name among the addresses."""

from medel.programmes.catalogue import installed
from medel.web.addresses import addresses
from tests.conftest import CODE

PROJECT = "nm2127-001"
ORGANISATION = "foreningen-matvarden-2at2c4ho"
PLACE = "dalarna-20"
PARTLY = "mellersta-norrland-2021-2027"
PLAIN = (
    *("home", "programmes", "projects", "search_help"),
    *("glossary", "about", "accessibility", "places", "quality"),
)
OF_PROGRAMME = (
    *("programme", "area", "idea", "idea_sheet", "financing", "plan", "calls"),
    "public_meetings",
)
LANGUAGES = ("sv", "en")
# Addresses that are no pages of the site: files, and what stands in frames elsewhere.
# Pages of a record that the shipped data has none of have tests of their own.
APART = {
    *("chart_file", "download", "embedded", "calls_feed"),
    *("bring_idea", "bring_plan", "public_meeting", "fictitious"),
}
# Other ways to show a result, and what is shown on other sites.
VIEWS = (
    *(f"/sv/projekt/?view={view}" for view in ("table", "map", "charts")),
    *(f"/sv/inbaddat/{what}/" for what in ("table", "map", "year", "county")),
    "/sv/projekt/?view=map&level=municipality&by=number",
)


def _things(code: str) -> dict[str, tuple[object, ...]]:
    programme = installed()[code]
    return {
        "need": programme.needs,
        "specialisation": programme.specialisation_areas,
        "policy_objective": programme.policy_objectives,
        "theme": programme.themes,
        "objective": programme.specific_objectives,
        "county": programme.area.counties,
        "call": programme.calls,
    }


def pages_of(code: str) -> dict[str, dict[str, str]]:
    """Give each type of page of a programme, with its address in each language."""
    programme = installed()[code]
    whole = {name: addresses(name, programme=programme) for name in OF_PROGRAMME}
    first = {
        name: addresses(name, programme=programme, slug=things[0])
        for name, things in _things(code).items()
        if things
    }
    return whole | first


def page_types() -> dict[str, dict[str, str]]:
    """Give every type of page of the site."""
    plain = {name: addresses(name) for name in (*PLAIN, "privacy", "open_data")}
    of_bank = {
        "project": addresses("project", code=PROJECT),
        "organisation": addresses("organisation", code=ORGANISATION),
        "place": addresses("place", slug=PLACE),
        "embed": addresses("embed", what="map"),
    }
    return plain | pages_of(CODE) | of_bank


def every_path() -> list[str]:
    """Give every type of page in every language."""
    return [page[language] for page in page_types().values() for language in LANGUAGES]
