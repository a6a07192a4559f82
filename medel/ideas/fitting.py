"""Fitting: whether any objective fits, which do not, and where else to turn."""

from collections.abc import Sequence

from medel.core.findings import Finding, Verdict
from medel.core.texts import Text
from medel.ideas.found import find
from medel.ideas.idea import Applicant, Idea
from medel.ideas.ranking import POINTS, Reading
from medel.ideas.reasons import Ranked
from medel.programmes.concepts import Concept, Elsewhere, elsewhere
from medel.programmes.programme import Programme

# Fewer words than this are no description.
FEWEST_WORDS = 8
# One thought that an objective is about, in so many words, fits.
FITS = POINTS[3]
# An objective with this part of the best one's score is worth reading about too.
NEAR = 0.6
SINGLE_BUSINESS = "single-business"
# Where to turn with an idea that we know nothing of: these pay in any field.
ANY_FIELD = ("leader", "inheritance", SINGLE_BUSINESS)


def judge_fit(reading: Reading, ranked: Sequence[Ranked]) -> Finding:
    """Judge whether the idea fits one of the programme's objectives at all."""
    best = ranked[0] if ranked else None
    own = best.own if best else 0.0
    outside = weigh_outside(reading)
    if best is None or not best.score:
        unclear = not outside
        reason = _NOT_UNDERSTOOD if unclear else _NO_OBJECTIVE
        verdict = Verdict.CANNOT_TELL if unclear else Verdict.FAIL
        return find("policy_objective", verdict, reason, "criteria")
    verdict = _decide(own, outside)
    told = _FITTING[verdict]
    reason = Text(
        sv=told.sv.format(name=best.name.sv), en=told.en.format(name=best.name.en)
    )
    return find("policy_objective", verdict, reason, "criteria")


def weigh_outside(reading: Reading) -> float:
    """Weigh the thoughts that no objective of the programme pays for."""
    return sum(
        POINTS[3] * reading.count(code)
        for code in reading.hits
        if _is_outside(reading.frame.concepts[code], reading.frame.programme)
    )


def find_elsewhere(
    reading: Reading, idea: Idea, finding: Finding, *, own_only: bool
) -> tuple[Elsewhere, ...]:
    """Find where else one may turn, if the fit is not clear or one applies alone."""
    wanted: list[str] = []
    if own_only or idea.applicant in {Applicant.COMPANY, Applicant.SOLE_TRADER}:
        wanted.append(SINGLE_BUSINESS)
    if finding.verdict is Verdict.CANNOT_TELL:
        wanted += ANY_FIELD
    if finding.verdict is not Verdict.PASS:
        for code in reading.hits:
            wanted += reading.frame.concepts[code].elsewhere
    return tuple(one for one in elsewhere() if one.code in wanted)


def comment(reading: Reading, ranked: Sequence[Ranked]) -> tuple[Ranked, ...]:
    """Say of each objective how it stands to the best, and why not it."""
    if not ranked:
        return ()
    best = ranked[0]
    return tuple(
        Ranked(
            code=one.code,
            name=one.name,
            reasons=one.reasons,
            own=one.own,
            comment=_compare(one, best, reading.frame.programme),
        )
        for one in ranked
    )


def _decide(own: float, outside: float) -> Verdict:
    if outside and own < outside / 2:
        return Verdict.FAIL
    return Verdict.PASS if own >= FITS and own > outside else Verdict.WARN


def _is_outside(concept: Concept, programme: Programme) -> bool:
    paid = {one.code for one in programme.specific_objectives}
    return not paid & concept.objectives.keys()


def _compare(one: Ranked, best: Ranked, programme: Programme) -> Text:
    objective = programme.objective(one.code)
    aim = objective.summary if objective else one.name
    if not one.score:
        told = _NOTHING
    elif one is best:
        told = _BEST
    else:
        told = _NEAR if one.score >= NEAR * best.score else _LESS
    name = best.code
    return Text(
        sv=told.sv.format(aim=aim.sv, best=name),
        en=told.en.format(aim=aim.en, best=name),
    )


_NOTHING = Text(
    sv="Inget i texten talar för det här målet. {aim}",
    en="Nothing in the text speaks for this objective. {aim}",
)
_BEST = Text(sv="Det här målet ligger närmast. {aim}", en="This is nearest. {aim}")
_NEAR = Text(
    sv="Nästan lika nära som {best}. {aim} Välj det som projektet mest handlar om.",
    en="Almost as near as {best}. {aim} Choose the one that the project is most about.",
)
_LESS = Text(
    sv="Texten talar mindre för det här än för {best}. {aim}",
    en="The text speaks less for this than for {best}. {aim}",
)
_NOT_UNDERSTOOD = Text(
    sv="Vi känner inte igen något i texten som programmet betalar för. Skriv med några "
    "hela meningar vad ni vill göra, för vem och varför, eller fråga någon annan som "
    "kan betala.",
    en="We recognise nothing in the text that the programme pays for. Write in a few "
    "whole sentences what you want to do, for whom and why, or ask somebody else who "
    "may pay.",
)
_NO_OBJECTIVE = Text(
    sv="Idén verkar inte passa något av programmets mål. Det betyder inte att den är "
    "dålig: andra betalar för sådant.",
    en="The idea does not seem to fit any of the programme's objectives. That does not "
    "make it a bad one: others pay for such things.",
)
_FITTING = {
    Verdict.PASS: Text(
        sv="Idén ligger nära {name}.", en="The idea is close to {name}."
    ),
    Verdict.WARN: Text(
        sv="Idén kan passa {name}, men texten talar inte tydligt för det. Skriv mer om "
        "vad ni vill göra.",
        en="The idea may fit {name}, but the text does not say so clearly. Write more "
        "about what you want to do.",
    ),
    Verdict.FAIL: Text(
        sv="Det mesta i idén är sådant som programmet inte betalar för. Närmast ligger "
        "{name}.",
        en="Most of the idea is what the programme does not pay for. The nearest is "
        "{name}.",
    ),
}
