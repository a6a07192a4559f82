"""The answer to an idea, and the shape in which machines get it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from medel.core.findings import Finding, Verdict
from medel.core.texts import Text
from medel.ideas.idea import Idea
from medel.ideas.neighbours import Neighbour
from medel.ideas.reasons import DECIMALS, Ranked, Reason
from medel.programmes.calls import Call
from medel.programmes.concepts import Elsewhere
from medel.programmes.needs import Need
from medel.programmes.programme import Programme

GUIDANCE = Text(
    sv="Det här är vägledning och inget beslut. Tillväxtverket bedömer ansökan.",
    en="This is guidance, not a decision. Tillväxtverket assesses the application.",
)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What is told of an idea: what fits, why, what is missing, and what to do next."""

    idea: Idea
    programme: Programme
    objectives: tuple[Ranked, ...]
    areas: tuple[Ranked, ...]
    needs: tuple[Need, ...]
    neighbours: tuple[Neighbour, ...]
    findings: tuple[Finding, ...]
    calls: tuple[Call, ...]
    elsewhere: tuple[Elsewhere, ...]

    @property
    def fit(self) -> Finding:
        """The finding on whether any objective fits."""
        return self.findings[0]

    @property
    def verdict(self) -> Verdict:
        """Whether the idea fits; a clear obstacle to applying makes it fail."""
        blocked = any(finding.verdict is Verdict.FAIL for finding in self.findings)
        return Verdict.FAIL if blocked else self.fit.verdict


def tell(answer: Answer) -> dict[str, Any]:
    """Tell an answer in the machine interface's shape (`medel idea --json`)."""
    return {
        "programme": answer.programme.code,
        "objectives": [_tell_ranked(one) for one in answer.objectives],
        "specialisation_areas": [_tell_ranked(one) for one in answer.areas],
        "needs": [
            {"code": need.code, "name": _tell_text(need.name)} for need in answer.needs
        ],
        "similar": [_tell_neighbour(one) for one in answer.neighbours],
        "findings": [_tell_finding(one) for one in answer.findings],
        "calls": [
            {"code": call.code, "title": _tell_text(call.title)}
            for call in answer.calls
        ],
        "elsewhere": [
            {
                "code": one.code,
                "name": _tell_text(one.name),
                "text": _tell_text(one.text),
                "href": one.href,
            }
            for one in answer.elsewhere
        ],
        "verdict": answer.verdict.value,
        "guidance": _tell_text(GUIDANCE),
    }


def _tell_ranked(one: Ranked) -> dict[str, Any]:
    return {
        "code": one.code,
        "name": _tell_text(one.name),
        "score": one.score,
        "reasons": [_tell_reason(reason) for reason in one.reasons],
        "comment": _tell_text(one.comment) if one.comment else None,
    }


def _tell_reason(reason: Reason) -> dict[str, Any]:
    return {
        "kind": reason.kind.value,
        "points": round(reason.points, DECIMALS),
        "text": _tell_text(reason.text),
        "words": list(reason.words),
        "programme": _tell_text(reason.programme) if reason.programme else None,
        "projects": [
            {"title": vote.title, "points": round(vote.points, DECIMALS)}
            for vote in reason.votes
        ],
    }


def _tell_neighbour(one: Neighbour) -> dict[str, Any]:
    project = one.project
    amount = project.eu_amount
    return {
        "id": project.case_number or project.code,
        "title": project.title,
        "objective": project.objective or None,
        "theme": project.theme or None,
        "score": round(one.score, DECIMALS),
        "shared": list(one.shared),
        "eu_amount": None if amount is None else f"{amount:f}",
        "currency": project.currency,
        "programme": project.programme_name,
    }


def _tell_finding(finding: Finding) -> dict[str, Any]:
    reference = finding.reference
    return {
        "rule": finding.rule,
        "verdict": finding.verdict.value,
        "reason": _tell_text(finding.reason),
        "reference": {
            "title": reference.title,
            "place": reference.place,
            "href": reference.href,
        },
    }


def _tell_text(text: Text) -> Mapping[str, str]:
    return {"sv": text.sv, "en": text.en}
