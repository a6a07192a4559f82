"""What an entry tells: a case, somebody who acts, and what they do, when and why."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from medel.journal.canonical import Content

_WORD = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*")
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]*")
LONGEST = 100


def _require(form: re.Pattern[str], **named: str) -> None:
    for name, text in named.items():
        if len(text) > LONGEST or not form.fullmatch(text):
            message = f"{text!r} cannot be the {name} of an entry in the journal"
            raise ValueError(message)


@dataclass(frozen=True)
class Case:
    """What entries are about, and have a chain for: an application, a call, a meeting.

    `kind` is a word of the house (`application`), `key` the case's own number or code,
    which never changes and never tells a name.
    """

    kind: str
    key: str

    def __post_init__(self) -> None:
        """Raise ValueError on what cannot be a case."""
        _require(_WORD, kind=self.kind)
        _require(_KEY, key=self.key)

    def __str__(self) -> str:
        return f"{self.kind}/{self.key}"


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Who acts: the keys of a person and an organisation, never their names.

    Names live with the person's record, so that a person can be forgotten without a
    change of the journal. An empty `person` is the system itself, acting by the clock.
    """

    role: str
    person: str = ""
    organisation: str = ""

    def __post_init__(self) -> None:
        """Raise ValueError on a role or a key that cannot be one."""
        _require(_WORD, role=self.role)
        for name, key in (("person", self.person), ("organisation", self.organisation)):
            if key:
                _require(_KEY, **{name: key})


# The system itself: what happens because a day has come.
CLOCK = Actor(role="system")


@dataclass(kw_only=True)
class Act:
    """One thing that somebody does with a case; `before` and `after` may be told late.

    `action` is the house's word, kind first: `application.submit`. Amounts are
    written exactly, as text; a binary float is refused.
    """

    case: Case
    by: Actor
    action: str
    at: datetime
    reason: str = ""
    before: Content = field(default_factory=dict)
    after: Content = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Raise ValueError on an action's name or a time that cannot be one."""
        _require(_WORD, action=self.action)
        if self.at.tzinfo is None:
            message = "the time of an act needs its zone"
            raise ValueError(message)
