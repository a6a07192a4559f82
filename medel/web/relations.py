"""What belongs together: objectives with their needs, areas, calls and projects."""

from collections.abc import Collection
from dataclasses import dataclass

from medel.programmes.calls import Call
from medel.programmes.needs import Need, SpecialisationArea
from medel.programmes.objectives import SpecificObjective, Theme
from medel.programmes.programme import Programme
from medel.projects.queries import count_projects, read_predecessors
from medel.projects.selection import Selection


@dataclass(frozen=True)
class ProjectLink:
    """A way to projects of the bank: a selection, and how many projects it has.

    By the programme's own objective, or by theme, which takes in the period before.
    """

    by_objective: bool
    query: str
    count: int


@dataclass(frozen=True)
class Related:
    """Everything that shares specific objectives with the thing on the page."""

    objectives: tuple[SpecificObjective, ...]
    themes: tuple[Theme, ...]
    needs: tuple[Need, ...]
    areas: tuple[SpecialisationArea, ...]
    calls: tuple[Call, ...]
    projects: tuple[ProjectLink, ...]
    unplaced: int


def relate(
    programme: Programme,
    codes: Collection[str],
    *,
    area: str = "",
    areas: Collection[str] | None = None,
) -> Related:
    """Find what belongs to some of these specific objectives.

    `unplaced` counts the programme's projects whose source names no objective: they may
    belong here, and no one can tell. `area` and `areas` name what a need's or an area's
    own data links, where that is narrower than sharing an objective.
    """
    objectives = tuple(o for o in programme.specific_objectives if o.code in codes)
    themes = {objective.theme for objective in objectives}
    return Related(
        objectives=objectives,
        themes=tuple(theme for theme in programme.themes if theme.code in themes),
        needs=_needs(programme, codes, area),
        areas=_areas(programme, codes, areas),
        calls=_sharing(programme.calls, codes),
        projects=_link_projects(programme, codes, themes),
        unplaced=count_projects(programme=programme.code, objective=""),
    )


def _needs(programme: Programme, codes: Collection[str], area: str) -> tuple[Need, ...]:
    if area:
        return tuple(n for n in programme.needs if area in n.specialisation_areas)
    return _sharing(programme.needs, codes)


def _areas(
    programme: Programme, codes: Collection[str], named: Collection[str] | None
) -> tuple[SpecialisationArea, ...]:
    if named is None:
        return _sharing(programme.specialisation_areas, codes)
    return tuple(a for a in programme.specialisation_areas if a.code in named)


def _sharing(things: tuple, codes: Collection[str]) -> tuple:  # type: ignore[type-arg]
    return tuple(t for t in things if set(t.objectives) & set(codes))


def _link_projects(
    programme: Programme, codes: Collection[str], themes: Collection[str]
) -> tuple[ProjectLink, ...]:
    now = {"programme": (programme.code,), "objective": tuple(sorted(codes))}
    earlier = tuple(read_predecessors(programme))
    before = {"programme": earlier, "theme": tuple(sorted(themes))}
    links = (
        ProjectLink(
            by_objective=True,
            query=Selection(now).write(),
            count=count_projects(**_flat(now)),
        ),
        ProjectLink(
            by_objective=False,
            query=Selection(before).write(),
            count=count_projects(**_flat(before)),
        ),
    )
    return tuple(link for link in links if link.count)


def _flat(include: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {f"{name}__in": values for name, values in include.items()}
