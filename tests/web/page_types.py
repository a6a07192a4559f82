"""One page of each type, by its name among the addresses."""

from medel.programmes.catalogue import installed
from medel.web.addresses import addresses
from tests.conftest import CODE

PROJECT = "nm2127-001"
PARTLY = "mellersta-norrland-2021-2027"
PLAIN = (
    *("home", "programmes", "projects", "search_help"),
    *("glossary", "about", "accessibility"),
)
OF_PROGRAMME = ("programme", "area", "financing", "calls")
LANGUAGES = ("sv", "en")


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
    project = {"project": addresses("project", code=PROJECT)}
    return plain | pages_of(CODE) | project


def every_path() -> list[str]:
    """Give every type of page in every language."""
    return [page[language] for page in page_types().values() for language in LANGUAGES]
