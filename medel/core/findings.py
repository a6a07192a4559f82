"""A finding: what a rule says of a project, with its reason and its source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from medel.core.references import Reference
from medel.core.texts import Text


class Verdict(StrEnum):
    """What a rule may answer; it never raises on a bad project."""

    PASS = "pass"
    WARN = "warn"
    FAIL = "fail"
    NOT_APPLICABLE = "not_applicable"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """The answer of one rule; `facts` holds the figures that the reason speaks of."""

    rule: str
    verdict: Verdict
    reason: Text
    reference: Reference
    facts: Mapping[str, str] = field(default_factory=dict)
