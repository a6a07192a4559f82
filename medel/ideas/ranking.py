"""Ranking: which objectives an idea speaks for, and how much each reason weighs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from medel.core.texts import Text
from medel.ideas.frame import Frame
from medel.ideas.reasons import Ranked, Reason, ReasonKind, Vote, quote
from medel.ideas.wording import Hit
from medel.programmes.objectives import SpecificObjective
from medel.search.words import compose, find_words

# What a concept counts for: sometimes, often, or what the objective is about.
POINTS = {1: 1.0, 2: 3.0, 3: 5.0}
# A word in the title counts as so many in the text; a title is a short first line.
TITLE_COUNTS, LONGEST_TITLE = 3, 250
# The part of an idea's own points that shared words with the programme's text give.
TEXT_SHARE = 0.1
# The part of the score that projects of the bank give, where there are any.
PROJECTS_SHARE = 0.5


@dataclass(frozen=True)
class Reading:
    """An idea read in a programme's frame: the concepts found, and its stems."""

    frame: Frame
    title_end: int
    hits: Mapping[str, Sequence[Hit]]
    words: Mapping[str, str]

    def count(self, concept: str) -> float:
        """How much a concept is spoken of: more for the first time than the tenth."""
        hits = self.hits.get(concept, ())
        title = sum(hit.start < self.title_end for hit in hits)
        often = len(hits) + (TITLE_COUNTS - 1) * title
        return 1 + log(often) if often else 0.0

    def quotes(self, concept: str) -> tuple[str, ...]:
        """The idea's own words for a concept, each once."""
        words = {hit.quote.lower(): hit.quote for hit in self.hits.get(concept, ())}
        return tuple(words.values())


def read(frame: Frame, text: str) -> Reading:
    """Read an idea in a programme's frame."""
    composed = compose(text).strip()
    title = composed.partition("\n")[0]
    stems = frame.analyser.stems
    words = {stems[word]: word for word in reversed(find_words(composed))}
    end = len(title) if len(title) <= LONGEST_TITLE else 0
    return Reading(frame, end, frame.thoughts.find(composed), words)


def weigh_own(reading: Reading) -> dict[str, list[Reason]]:
    """Weigh an idea's own words for each objective; all points together make 1."""
    objectives = reading.frame.programme.specific_objectives
    concepts = {one.code: _weigh_concepts(reading, one) for one in objectives}
    texts = {one.code: _weigh_text(reading, one) for one in objectives}
    whole = sum(one.points for found in concepts.values() for one in found)
    shared = sum(one.points for found in texts.values() for one in found)
    part = TEXT_SHARE if whole else 1.0
    return {
        one.code: [
            *_scale(concepts[one.code], (1 - part * bool(shared)) / (whole or 1)),
            *_scale(texts[one.code], part / (shared or 1)),
        ]
        for one in objectives
    }


def sum_concepts(reading: Reading, objective: str) -> float:
    """Give the points that concepts give an objective, before any comparison."""
    return sum(
        POINTS[weight] * reading.count(code)
        for code in reading.hits
        if (weight := reading.frame.concepts[code].objectives.get(objective))
    )


def combine(
    reading: Reading,
    own: Mapping[str, Sequence[Reason]],
    votes: Mapping[str, Sequence[Vote]],
) -> tuple[Ranked, ...]:
    """Rank all objectives by the idea's own words and by projects like it."""
    voted = sum(vote.points for all_of in votes.values() for vote in all_of)
    spoken = any(own.values())
    share = PROJECTS_SHARE if voted and spoken else float(bool(voted))
    ranked = [
        Ranked(
            code=objective.code,
            name=objective.title,
            reasons=(
                *_scale(own[objective.code], 1 - share),
                *_tell_votes(votes.get(objective.code, ()), share / (voted or 1)),
            ),
            own=sum_concepts(reading, objective.code),
        )
        for objective in reading.frame.programme.specific_objectives
    ]
    return tuple(sorted(ranked, key=lambda one: (-one.score, one.code)))


def _weigh_concepts(reading: Reading, objective: SpecificObjective) -> list[Reason]:
    found = []
    for code in reading.hits:
        concept = reading.frame.concepts[code]
        weight = concept.objectives.get(objective.code)
        if weight is None:
            continue
        words = reading.quotes(code)
        quoted = quote(words)
        found.append(
            Reason(
                kind=ReasonKind.CONCEPT,
                points=POINTS[weight] * reading.count(code),
                text=Text(
                    sv=f"Du skriver om {concept.name.sv}: {quoted.sv}.",
                    en=f"You write about {concept.name.en}: {quoted.en}.",
                ),
                words=words,
                programme=reading.frame.cite(objective, code),
            )
        )
    return sorted(found, key=lambda reason: -reason.points)


def _weigh_text(reading: Reading, objective: SpecificObjective) -> list[Reason]:
    stems = reading.frame.stems[objective.code]
    shared = {stem: weight for stem, weight in stems.items() if stem in reading.words}
    if not shared:
        return []
    telling = sorted(shared, key=lambda stem: (-shared[stem], stem))
    words = tuple(reading.words[stem] for stem in telling)
    quoted = quote(words)
    return [
        Reason(
            kind=ReasonKind.PROGRAMME_TEXT,
            points=sum(shared.values()),
            text=Text(
                sv=f"Programmets text om målet har samma ord: {quoted.sv}.",
                en=f"The programme's text on the objective has the same words: "
                f"{quoted.en}.",
            ),
            words=words,
            programme=objective.summary,
        )
    ]


def _tell_votes(votes: Sequence[Vote], factor: float) -> list[Reason]:
    if not votes:
        return []
    scaled = tuple(
        Vote(key=vote.key, title=vote.title, points=vote.points * factor)
        for vote in sorted(votes, key=lambda vote: -vote.points)
    )
    quoted = quote([vote.title for vote in scaled[:2]])
    count = len(scaled)
    return [
        Reason(
            kind=ReasonKind.PROJECTS,
            points=sum(vote.points for vote in scaled),
            text=Text(
                sv=f"{count} projekt i projektbanken som liknar idén, "
                f"till exempel {quoted.sv}.",
                en=f"Projects in the project bank that are like the idea: {count}, "
                f"such as {quoted.en}.",
            ),
            votes=scaled,
        )
    ]


def _scale(reasons: Sequence[Reason], factor: float) -> list[Reason]:
    return [
        Reason(
            kind=one.kind,
            points=one.points * factor,
            text=one.text,
            words=one.words,
            programme=one.programme,
        )
        for one in reasons
    ]
