"""Reasons: every point of a score, with the words that gave it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from medel.core.texts import Text

MOST_QUOTES = 4
DECIMALS = 4


class ReasonKind(StrEnum):
    """What a point comes from."""

    CONCEPT = "concept"
    PROGRAMME_TEXT = "programme_text"
    PROJECTS = "projects"


@dataclass(frozen=True, kw_only=True)
class Vote:
    """A project whose objective or theme is known, and what it adds to a score."""

    key: int
    title: str
    points: float


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Some points, the idea's own words behind them, and the programme's.

    `points` are a part of the score, which is between 0 and 1.
    """

    kind: ReasonKind
    points: float
    text: Text
    words: tuple[str, ...] = ()
    programme: Text | None = None
    votes: tuple[Vote, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Ranked:
    """A specific objective or an area, its score from 0 to 1, and the reasons for it.

    `own` is what the idea's own words weigh, before anything is compared.
    """

    code: str
    name: Text
    reasons: tuple[Reason, ...] = ()
    own: float = 0.0
    comment: Text | None = field(default=None)

    @property
    def score(self) -> float:
        """The sum of the reasons' points."""
        return round(sum(reason.points for reason in self.reasons), DECIMALS)


def quote(words: Sequence[str]) -> Text:
    """Write some of an idea's words in quotation marks."""
    shown = list(dict.fromkeys(word.strip() for word in words))[:MOST_QUOTES]
    return Text(
        sv=", ".join(f"”{word}”" for word in shown),
        en=", ".join(f"“{word}”" for word in shown),
    )
