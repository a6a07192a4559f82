"""What is asked of an idea: everything at once, and nothing of it is kept."""

from datetime import date

from medel.core.findings import Finding
from medel.core.texts import Text
from medel.ideas.answer import Answer
from medel.ideas.applying import (
    judge_applicant,
    judge_own_development,
    judge_start,
    judge_state_aid,
)
from medel.ideas.description import judge_description
from medel.ideas.fitting import comment, find_elsewhere, judge_fit
from medel.ideas.found import Signs
from medel.ideas.frame import find_frame
from medel.ideas.idea import Idea
from medel.ideas.limits import find_calls, judge_calls, judge_size
from medel.ideas.neighbours import find_neighbours
from medel.ideas.places import judge_geography
from medel.ideas.ranking import POINTS, Reading, combine, read, weigh_own
from medel.ideas.reasons import Ranked, Reason, ReasonKind, quote
from medel.programmes.needs import Need
from medel.programmes.programme import Programme

# Objectives with this part of the best one's score bring their needs and calls.
FITTING = 0.5


def check_idea(
    idea: Idea,
    programme: Programme,
    *,
    on: date,
    leave_out: frozenset[int] = frozenset(),
) -> Answer:
    """Answer an idea; raise IdeaError if it is empty or too long.

    `leave_out` holds keys of projects that neither vote nor are shown: measurements
    ask about projects that the bank itself holds.
    """
    idea.require_readable()
    frame = find_frame(programme)
    reading = read(frame, idea.text)
    own = weigh_own(reading)
    near = find_neighbours(programme, idea.text, leave_out=leave_out)
    votes = near.vote(
        {code: sum(one.points for one in reasons) for code, reasons in own.items()}
    )
    ranked = combine(reading, own, votes)
    fitting = [one.code for one in ranked if one.score >= FITTING * ranked[0].score]
    signs = frame.signs.find(idea.text)
    fit = judge_fit(reading, ranked)
    return Answer(
        idea=idea,
        programme=programme,
        objectives=comment(reading, ranked),
        areas=rank_areas(reading),
        needs=_find_needs(programme, fitting if ranked and ranked[0].score else []),
        neighbours=near.shown,
        findings=(fit, *_judge(idea, programme, signs, fitting, on=on)),
        calls=tuple(find_calls(programme, fitting, on=on)),
        elsewhere=find_elsewhere(
            reading, idea, fit, own_only="own_development" in signs
        ),
    )


def _judge(
    idea: Idea,
    programme: Programme,
    signs: Signs,
    fitting: list[str],
    *,
    on: date,
) -> list[Finding]:
    return [
        judge_applicant(idea),
        judge_own_development(idea, signs),
        judge_geography(idea, programme),
        *judge_start(signs),
        *judge_description(signs),
        judge_state_aid(idea, signs),
        *judge_size(idea, programme, on=on),
        judge_calls(programme, fitting, on=on),
    ]


def rank_areas(reading: Reading) -> tuple[Ranked, ...]:
    """Rank the areas of smart specialisation that the idea speaks of, by its words."""
    programme = reading.frame.programme
    points = {
        area: {
            code: POINTS[3] * reading.count(code)
            for code in concepts
            if code in reading.hits
        }
        for area, concepts in programme.area_concepts.items()
    }
    whole = sum(sum(found.values()) for found in points.values())
    ranked = [
        Ranked(
            code=area.code,
            name=area.name,
            reasons=tuple(
                _tell_area(reading, code, one / whole) for code, one in found.items()
            ),
        )
        for area in programme.specialisation_areas
        if (found := points.get(area.code))
    ]
    return tuple(sorted(ranked, key=lambda one: (-one.score, one.code)))


def _tell_area(reading: Reading, concept: str, points: float) -> Reason:
    words = reading.quotes(concept)
    name, quoted = reading.frame.concepts[concept].name, quote(words)
    return Reason(
        kind=ReasonKind.CONCEPT,
        points=points,
        text=Text(
            sv=f"Du skriver om {name.sv}: {quoted.sv}.",
            en=f"You write about {name.en}: {quoted.en}.",
        ),
        words=words,
    )


def _find_needs(programme: Programme, objectives: list[str]) -> tuple[Need, ...]:
    """Find the needs that the fitting objectives meet."""
    return tuple(
        need for need in programme.needs if set(need.objectives) & set(objectives)
    )
