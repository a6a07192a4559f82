"""A finding: what a rule says of a project, with its reason and its source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from medel.core.references import Evidence, Reference
from medel.core.texts import Text


class Verdict(StrEnum):
    """What a rule may answer; it never raises on a bad project."""

    PASS = "pass"
    WARN = "warn"
    FAIL = "fail"
    NOT_APPLICABLE = "not_applicable"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True)
class Remedy:
    """The smallest change of one figure that makes a rule hold, in whole kronor.

    `key` is what to change, as files name it; `by` is how much, below 0 for less.
    """

    key: str
    by: Decimal
    text: Text


@dataclass(frozen=True, kw_only=True)
class Finding:
    """The answer of one rule; `facts` holds the figures that the reason speaks of.

    `steps` tell how it was computed, one sentence each; any one of `remedies` is
    enough for the rule to hold. `evidence` is how the rule's own value is known, and
    `note` what that means; without a value of its own the rule has neither.
    """

    rule: str
    verdict: Verdict
    reason: Text
    reference: Reference
    facts: Mapping[str, str] = field(default_factory=dict)
    steps: tuple[Text, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    evidence: Evidence | None = None
    note: Text | None = None
