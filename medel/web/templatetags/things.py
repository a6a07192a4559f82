"""How templates find things of a programme, and the addresses of pages."""

from django import template
from django.utils.text import slugify

from medel.core.alphabet import sort_key
from medel.core.money import Money
from medel.parties.numbers import write_number
from medel.programmes.area import County
from medel.programmes.catalogue import find_programme
from medel.programmes.objectives import SpecificObjective, Theme
from medel.programmes.programme import Programme
from medel.projects.queries import Summary
from medel.projects.selection import Selection
from medel.web.addresses import address
from medel.web.page import language
from medel.web.parameters import ParameterGroup, ParameterRow

register = template.Library()

OF_THE_SITE = {
    *("home", "programmes", "projects", "glossary", "about", "accessibility"),
    *("privacy", "open_data", "search_help", "places", "quality", "fictitious"),
}


@register.simple_tag(takes_context=True)
def to(context: template.Context, name: str, thing: object = None) -> str:
    """Give a page's address: of the site, of the programme, or of a thing in it."""
    parts = {} if thing is None else {"slug": thing}
    if name not in OF_THE_SITE:
        parts["programme"] = context.get("programme") or context["home_programme"]
    return address(name, language(), **parts)


@register.simple_tag
def to_of(programme: Programme, name: str, thing: object = None) -> str:
    """Give the address of a page of a certain programme."""
    parts = {} if thing is None else {"slug": thing}
    return address(name, language(), programme=programme, **parts)


@register.simple_tag
def to_project(code: str) -> str:
    """Give the address of a project."""
    return address("project", language(), code=code)


@register.simple_tag
def to_what(name: str, kind: str) -> str:
    """Give the address of an embedding of one kind: its code, or what is framed."""
    return address(name, language(), what=kind)


@register.simple_tag
def to_chart_file(name: str) -> str:
    """Give the address of a chart as a file."""
    return address("chart_file", language(), what=name)


@register.simple_tag
def to_organisation(code: str) -> str:
    """Give the address of an organisation."""
    return address("organisation", language(), code=code)


@register.simple_tag
def to_spot(name: str, code: str) -> str:
    """Give the address of a county or municipality."""
    return address("place", language(), slug=f"{slugify(name)}-{code}")


@register.filter
def programme_name(code: str) -> str:
    """Write a programme's name for its code."""
    found = find_programme(code)
    return found.identity.short_name.to(language()) if found else code


@register.filter
def organisation_number(number: str) -> str:
    """Write an organisation number as people do."""
    return write_number(number)


@register.filter
def turn(selection: Selection, number: int) -> str:
    """Write a selection at another page as the query of an address."""
    query = selection.turn(number).write()
    return f"?{query}" if query else ""


@register.filter
def with_words(selection: Selection, words: str) -> str:
    """Write a selection for other words as the query of an address."""
    query = selection.look_for(words).write()
    return f"?{query}" if query else ""


@register.filter
def without_words(selection: Selection) -> str:
    """Write a selection without its words as the query of an address."""
    return with_words(selection, "")


@register.filter
def by_theme(
    programme: Programme, policy: str = ""
) -> list[tuple[Theme, list[SpecificObjective]]]:
    """Give themes with their objectives; all, or those of a policy objective."""
    return [
        (theme, [o for o in programme.specific_objectives if o.theme == theme.code])
        for theme in programme.themes
        if policy in ("", theme.policy_objective)
    ]


@register.filter
def theme_of(code: str, programme: Programme) -> Theme | None:
    """Give a programme's theme by its code."""
    return programme.theme(code)


@register.filter
def document_href(key: str, programme: Programme) -> str:
    """Give the address of one of a programme's documents."""
    return programme.documents[key].href


@register.filter
def parameter(groups: list[ParameterGroup], key: str) -> list[ParameterRow]:
    """Give the row of one parameter, if it has a value today."""
    rows = [row for group in groups for row in group.rows]
    return [row for row in rows if row.key == key and row.now]


@register.filter
def by_name(county: County) -> list[tuple[str, str]]:
    """Give a county's municipalities, code and name, in alphabetical order."""
    return sorted(county.municipalities.items(), key=lambda pair: sort_key(pair[1]))


@register.filter
def town(code: str, county: County) -> str:
    """Give the name of a municipality by its code."""
    return county.municipalities.get(code, code)


@register.filter
def sum_of(summary: Summary, programme: Programme) -> Money:
    """Give a summary's sum in a programme's own currency."""
    return summary.sum_in(programme.identity.default_currency)
