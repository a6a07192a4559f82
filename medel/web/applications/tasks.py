"""The task list: each section with how far it has come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from medel.applications.answers import Miss, is_begun
from medel.applications.readiness import Draft
from medel.programmes.application_form import Section


class Progress(StrEnum):
    """How far a section has come."""

    NOT_BEGUN = "not_begun"
    MISSING = "missing"
    READY = "ready"


@dataclass(frozen=True)
class Task:
    """A section to fill in: how far it has come, and how much is amiss."""

    section: Section
    progress: Progress
    misses: Sequence[Miss]
    comments: int = 0
    locked: bool = False

    @property
    def optional(self) -> bool:
        """Whether it may be left empty."""
        return self.progress is Progress.NOT_BEGUN and not self.misses


def list_tasks(
    draft: Draft,
    misses: Sequence[Miss],
    *,
    comments: Mapping[str, int],
    open_codes: Sequence[str],
    begun: Sequence[str] = (),
) -> list[Task]:
    """List the sections as tasks; `begun` are those begun by other than answers."""
    return [
        Task(
            section,
            _judge(draft, section.code, own := _of(misses, section.code), begun),
            own,
            comments.get(section.code, 0),
            locked=section.code not in open_codes,
        )
        for section in draft.sections
    ]


def _of(misses: Sequence[Miss], code: str) -> list[Miss]:
    return [one for one in misses if one.section == code]


def _judge(
    draft: Draft, code: str, misses: Sequence[Miss], begun: Sequence[str]
) -> Progress:
    if code not in begun and not is_begun(draft.answers.get(code, {})):
        return Progress.NOT_BEGUN
    return Progress.MISSING if misses else Progress.READY
