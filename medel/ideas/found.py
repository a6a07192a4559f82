"""Found: what a text shows signs of, and the findings made of it."""

from collections.abc import Mapping, Sequence

from medel.core.findings import Finding, Verdict
from medel.core.references import Reference
from medel.core.texts import Text
from medel.ideas.reasons import quote
from medel.ideas.wording import Hit
from medel.programmes.concepts import grounds

Signs = Mapping[str, Sequence[Hit]]


def find(rule: str, verdict: Verdict, reason: Text, ground: str | Reference) -> Finding:
    """Make a finding that rests on a public page, by its code or as a reference."""
    reference = grounds()[ground] if isinstance(ground, str) else ground
    return Finding(rule=rule, verdict=verdict, reason=reason, reference=reference)


def quote_sign(found: Signs, code: str) -> Text | None:
    """Give the idea's words that are a sign of something; None without any."""
    hits = found.get(code)
    return quote([hit.quote for hit in hits]) if hits else None
