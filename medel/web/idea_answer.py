"""How the answer to an idea is laid out: what to read first stands first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from medel.core.findings import Finding, Verdict
from medel.core.references import Reference
from medel.ideas.answer import Answer
from medel.ideas.fitting import NEAR
from medel.ideas.reasons import Ranked, Reason, Vote
from medel.programmes.concepts import grounds
from medel.programmes.needs import SpecialisationArea
from medel.programmes.objectives import SpecificObjective

if TYPE_CHECKING:
    from medel.applications.models import Call

WORST_FIRST = (Verdict.FAIL, Verdict.WARN, Verdict.CANNOT_TELL, Verdict.PASS)
APPLYING = ("legal_form", "own_development", "geography", "already_started")
DESCRIPTION = ("target_group", "cooperation", "change", "lasting_result")
AHEAD = ("open_call", "state_aid", "pre_study_ceiling", "evaluation_required")
# Reasons that are read at once; the others stand under "all points".
FIRST = 3
HUNDRED = 100


@dataclass(frozen=True)
class ShownReason:
    """A reason with its points out of a hundred."""

    reason: Reason

    @property
    def points(self) -> float:
        """The points, one decimal."""
        return round(self.reason.points * HUNDRED, 1)

    @property
    def votes(self) -> list[tuple[Vote, float]]:
        """The projects behind the points, and the points of each."""
        return [(vote, round(vote.points * HUNDRED, 1)) for vote in self.reason.votes]


@dataclass(frozen=True)
class ShownObjective:
    """An objective with its score out of a hundred and its reasons."""

    ranked: Ranked
    objective: SpecificObjective

    @property
    def points(self) -> int:
        """The score out of a hundred."""
        return round(self.ranked.score * HUNDRED)

    @property
    def width(self) -> int:
        """The length of the bar in thousandths."""
        return round(self.ranked.score * 1000)

    @property
    def first(self) -> list[ShownReason]:
        """The reasons that weigh most."""
        return self.reasons[:FIRST]

    @cached_property
    def reasons(self) -> list[ShownReason]:
        """Every reason, the weightiest first."""
        ordered = sorted(self.ranked.reasons, key=lambda one: -one.points)
        return [ShownReason(one) for one in ordered]


@dataclass(frozen=True)
class ShownAnswer:
    """An answer arranged for a reader; `own` is the installation's own calls."""

    answer: Answer
    own: "Sequence[Call]" = ()

    @cached_property
    def objectives(self) -> list[ShownObjective]:
        """Every objective, the nearest first."""
        found = (
            (one, self.answer.programme.objective(one.code))
            for one in self.answer.objectives
        )
        return [ShownObjective(one, objective) for one, objective in found if objective]

    @property
    def near(self) -> list[ShownObjective]:
        """The best objective, and those almost as near."""
        best = max((one.ranked.score for one in self.objectives), default=0)
        return [
            one for one in self.objectives if best and one.ranked.score >= NEAR * best
        ]

    @property
    def others(self) -> list[ShownObjective]:
        """The objectives that are further away."""
        near = {one.ranked.code for one in self.near}
        return [one for one in self.objectives if one.ranked.code not in near]

    @property
    def areas(self) -> list[tuple[Ranked, SpecialisationArea]]:
        """The areas of smart specialisation that the idea speaks of."""
        areas = {one.code: one for one in self.answer.programme.specialisation_areas}
        return [
            (one, areas[one.code]) for one in self.answer.areas if one.code in areas
        ]

    @property
    def template(self) -> Reference:
        """The authority's page about testing an idea."""
        return grounds()["idea"]

    @property
    def applying(self) -> list[Finding]:
        """Whether one may apply, the worst first."""
        return self._pick(APPLYING)

    @property
    def description(self) -> list[Finding]:
        """What the description says and lacks, what is missing first."""
        return self._pick(DESCRIPTION)

    @property
    def missing(self) -> list[Finding]:
        """What the description lacks."""
        return [one for one in self.description if one.verdict is not Verdict.PASS]

    @property
    def ahead(self) -> list[Finding]:
        """What one will meet: calls, state aid, limits.

        That no call is known is not said when one of the installation's own is open.
        """
        return self._pick(AHEAD[1:] if self.open_calls else AHEAD)

    @cached_property
    def open_calls(self) -> "list[Call]":
        """The installation's own calls for the objectives that are near."""
        near = {one.ranked.code for one in self.near}
        programme = self.answer.programme.code
        return [
            one
            for one in self.own
            if one.programme == programme and near & set(one.objectives)
        ]

    def _pick(self, rules: Sequence[str]) -> list[Finding]:
        found: Iterable[Finding] = (
            finding for finding in self.answer.findings if finding.rule in rules
        )
        return sorted(found, key=lambda one: WORST_FIRST.index(one.verdict))
