"""Facets and tags: what can be chosen in the bank, and what is chosen."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from medel.projects.labels import name_value, name_values
from medel.projects.queries import Choice, count_choices
from medel.projects.selection import Selection
from medel.web.page import language

SHOWN = ("period", "county", "theme", "year")
BAR = 100


@dataclass(frozen=True)
class Option:
    """One row of a facet: its choice, where it leads, and how long its bar is."""

    choice: Choice
    label: str
    query: str
    bar: int


@dataclass(frozen=True)
class Facet:
    """One filter with its values, counted as if it were open."""

    name: str
    title: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Tag:
    """A chosen value that can be removed."""

    label: str
    query: str
    excluded: bool


def list_facets(selection: Selection) -> list[Facet]:
    """List the facets with the values that any project has."""
    titles = _titles()
    return [Facet(name, titles[name], _count(selection, name)) for name in SHOWN]


def list_tags(selection: Selection) -> list[Tag]:
    """List what is chosen, each with the selection that it leaves when removed."""
    return [
        Tag(
            label=_label(name, value),
            query=selection.toggle(name, value).write(),
            excluded=value.startswith("!"),
        )
        for name, value in selection.chosen
    ]


def _count(selection: Selection, name: str) -> tuple[Option, ...]:
    choices = count_choices(selection, name, tuple(name_values(name, language())))
    most = max((choice.count for choice in choices), default=0) or 1
    return tuple(
        Option(
            choice=choice,
            label=_label(name, choice.value),
            query=selection.toggle(name, choice.value).write(),
            bar=choice.count * BAR // most,
        )
        for choice in choices
        if choice.count or choice.chosen
    )


def _label(name: str, value: str) -> str:
    return name_value(name, value.removeprefix("!"), language())


def _titles() -> dict[str, str]:
    return {
        "period": _("Period"),
        "county": _("County"),
        "theme": _("Theme"),
        "year": _("Year of decision"),
    }
