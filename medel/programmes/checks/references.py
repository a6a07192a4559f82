"""What one file says of another: every code that is named has to exist."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from medel.programmes.faults import Fault
from medel.programmes.needs import Need
from medel.programmes.objectives import SpecificObjective, Theme
from medel.programmes.programme import Programme


class _WithObjectives(Protocol):
    @property
    def code(self) -> str: ...

    @property
    def objectives(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class _Mention:
    """Codes that a place in a file names, the kind they are, and those that exist."""

    file: str
    key: str
    kind: str
    codes: Sequence[str]
    known: Collection[str]

    def check(self) -> Iterator[Fault]:
        listed = ", ".join(sorted(self.known)) or "none"
        for code in self.codes:
            if code not in self.known:
                message = f'"{code}" is not a known {self.kind}; known: {listed}'
                yield Fault(self.file, self.key, message)
        for code, times in Counter(self.codes).items():
            if times > 1:
                yield Fault(self.file, self.key, f'"{code}" stands twice in the list')


def check_references(programme: Programme) -> Iterator[Fault]:
    """Check that objectives, themes, areas and documents that are named exist."""
    for mention in (
        *_mentions_of_objectives(programme),
        *_mentions_of_areas(programme.needs, programme),
        *_mentions_of_themes(programme),
        *_mentions_of_documents(programme),
    ):
        yield from mention.check()
    for theme in programme.themes:
        yield from _check_theme(theme, programme)
    for objective in programme.specific_objectives:
        yield from _check_objective(objective, programme)


def _mentions_of_objectives(programme: Programme) -> Iterator[_Mention]:
    known = {objective.code for objective in programme.specific_objectives}
    lists: dict[tuple[str, str], Sequence[_WithObjectives]] = {
        ("needs.toml", "needs"): programme.needs,
        ("specialisation.toml", "specialisation_areas"): programme.specialisation_areas,
        ("objectives.toml", "themes"): programme.themes,
        ("calls.toml", "calls"): programme.calls,
    }
    for (file, key), things in lists.items():
        for thing in things:
            place = f"{key}.{thing.code}.objectives"
            codes = thing.objectives
            yield _Mention(file, place, "specific objective", codes, known)


def _mentions_of_areas(
    needs: Sequence[Need], programme: Programme
) -> Iterator[_Mention]:
    known = {area.code for area in programme.specialisation_areas}
    for need in needs:
        place = f"needs.{need.code}.specialisation_areas"
        codes = need.specialisation_areas
        yield _Mention("needs.toml", place, "specialisation area", codes, known)


def _mentions_of_themes(programme: Programme) -> Iterator[_Mention]:
    known = {theme.code for theme in programme.themes}
    for objective in programme.specific_objectives:
        place = f"specific_objectives.{objective.code}.theme"
        codes = [objective.theme]
        yield _Mention("objectives.toml", place, "theme", codes, known)
    for priority in programme.former_priorities:
        place = f"former_priorities.{priority.name}.theme"
        named = [priority.theme] if priority.theme else []
        yield _Mention("former.toml", place, "theme", named, known)


def _mentions_of_documents(programme: Programme) -> Iterator[_Mention]:
    for link in programme.identity.links:
        place = f"links.{link.kind}.document"
        codes = [link.document] if link.document else []
        yield _Mention("programme.toml", place, "document", codes, programme.documents)


def _check_theme(theme: Theme, programme: Programme) -> Iterator[Fault]:
    known = {objective.code for objective in programme.policy_objectives}
    place = f"themes.{theme.code}"
    yield from _Mention(
        "objectives.toml",
        f"{place}.policy_objective",
        "policy objective",
        [theme.policy_objective],
        known,
    ).check()
    members = {o.code for o in programme.specific_objectives if o.theme == theme.code}
    missing = ", ".join(sorted(members - set(theme.objectives)))
    if missing:
        message = f"{missing} says that it belongs to this theme; list it here"
        yield Fault("objectives.toml", f"{place}.objectives", message)
    others = {o.code for o in programme.specific_objectives} - members
    strange = ", ".join(sorted(others & set(theme.objectives)))
    if strange:
        message = f"{strange} says that it belongs to another theme"
        yield Fault("objectives.toml", f"{place}.objectives", message)


def _check_objective(
    objective: SpecificObjective, programme: Programme
) -> Iterator[Fault]:
    place = f"specific_objectives.{objective.code}"
    theme = programme.theme(objective.theme)
    if theme and objective.code not in theme.objectives:
        message = f'the theme "{theme.code}" does not list {objective.code}'
        yield Fault("objectives.toml", f"{place}.theme", message)
    if theme and theme.policy_objective != objective.policy_objective:
        message = f'the theme "{theme.code}" belongs to another policy objective'
        yield Fault("objectives.toml", f"{place}.policy_objective", message)
    first, _, rest = objective.code.partition(".")
    if objective.policy_objective != first:
        message = f'"{objective.policy_objective}" has to be {first}, as in the code'
        yield Fault("objectives.toml", f"{place}.policy_objective", message)
    if not objective.eu_code.endswith(f"{first}.{rest}"):
        message = f'"{objective.eu_code}" has to end with {objective.code}'
        yield Fault("objectives.toml", f"{place}.eu_code", message)
