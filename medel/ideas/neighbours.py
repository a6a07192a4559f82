"""Neighbours: the projects of the bank that are most like an idea, and their votes."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from medel.ideas.reasons import Vote
from medel.programmes.programme import Programme
from medel.projects.contents import read_contents
from medel.projects.following import open_bank
from medel.search.request import SearchRequest
from medel.search.searcher import Searcher
from medel.search.words import compose

if TYPE_CHECKING:
    from medel.projects.models import Project

# Projects that are compared word by word, those that vote, and those that are shown.
CANDIDATES, OTHERS, VOTERS, SHOWN = 40, 8, 25, 5
# Below this likeness two texts have nothing but chance in common.
LEAST_LIKE = 0.04
# A text without any known thought needs a neighbour as like as this.
CLEARLY_LIKE = 0.15
LONGEST_COMPARED = 6_000
# What a project is about stands in the beginning of its description.
TOLD_FIRST = 1_500


@dataclass(frozen=True, kw_only=True)
class Neighbour:
    """A project of the bank, how like an idea it is (0 to 1), and the words shared."""

    project: "Project"
    score: float
    shared: tuple[str, ...]


@dataclass(frozen=True)
class Neighbourhood:
    """The projects most like an idea, and how many of each theme the bank has."""

    programme: Programme
    all: tuple[Neighbour, ...]
    counts: Mapping[str, int]

    @property
    def shown(self) -> tuple[Neighbour, ...]:
        """The nearest projects, whatever their theme."""
        return self.all[:SHOWN]

    def vote(self, own: Mapping[str, float]) -> dict[str, list[Vote]]:
        """Let the nearest projects whose theme is known vote for objectives.

        A project votes by the square of its likeness, less where its theme has many
        projects. Where only the theme is known, its vote is shared between the
        theme's objectives as the idea's `own` points are.
        """
        known = [one for one in self.all if self._find_objectives(one)][:VOTERS]
        votes: dict[str, list[Vote]] = defaultdict(list)
        if not any(own.values()) and not (known and known[0].score >= CLEARLY_LIKE):
            return votes
        for one in known:
            weight = one.score**2 / sqrt(self.counts.get(self._group(one), 0) or 1)
            for code, part in _share(self._find_objectives(one), own).items():
                vote = Vote(
                    key=one.project.pk, title=one.project.title, points=weight * part
                )
                votes[code].append(vote)
        return votes

    def _find_objectives(self, one: Neighbour) -> tuple[str, ...]:
        if self.programme.objective(one.project.objective):
            return (one.project.objective,)
        theme = self.programme.theme(one.project.theme)
        return theme.objectives if theme else ()

    def _group(self, one: Neighbour) -> str:
        return one.project.theme or one.project.objective


def find_neighbours(
    programme: Programme, text: str, *, leave_out: frozenset[int] = frozenset()
) -> Neighbourhood:
    """Find the projects most like a text; `leave_out` holds keys that do not count."""
    searcher = open_bank()
    among = {
        "theme": [theme.code for theme in programme.themes],
        "objective": [one.code for one in programme.specific_objectives],
    }
    compared = compose(text)[:LONGEST_COMPARED]
    spare = len(leave_out)
    keys = dict.fromkeys(
        (
            *searcher.candidates(compared, limit=CANDIDATES + spare, among=among),
            *searcher.candidates(compared, limit=OTHERS + spare, among={}),
        )
    )
    chosen = [key for key in keys if key not in leave_out]
    found = _compare(searcher, text, chosen)
    return Neighbourhood(programme, found, _count_groups(searcher))


def _compare(searcher: Searcher, text: str, keys: list[int]) -> tuple[Neighbour, ...]:
    if not keys:
        return ()
    scale = searcher.scale()
    title = text.strip().partition("\n")[0]
    wanted = scale.weigh((title, text))
    near = []
    for project in read_contents(keys):
        content = scale.weigh(
            (project.title, project.title, project.purpose[:TOLD_FIRST])
        )
        likeness = wanted.compare(content)
        if likeness.score >= LEAST_LIKE:
            shared = likeness.shared
            near.append(Neighbour(project=project, score=likeness.score, shared=shared))
    return tuple(sorted(near, key=lambda one: (-one.score, one.project.pk)))


def _count_groups(searcher: Searcher) -> dict[str, int]:
    facets = searcher.search(SearchRequest(facets=("theme", "objective"))).facets
    return {value.value: value.count for one in facets.values() for value in one}


def _share(objectives: tuple[str, ...], own: Mapping[str, float]) -> dict[str, float]:
    """Share one vote between objectives as the idea's own points are."""
    total = sum(own.get(code, 0.0) for code in objectives)
    if not total:
        return dict.fromkeys(objectives, 1 / len(objectives))
    return {code: own[code] / total for code in objectives if own.get(code)}
