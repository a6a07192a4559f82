"""Answers about the whole bank, kept in this process until the bank changes."""

from collections.abc import Callable
from typing import Any, TypeVar

from medel.projects.changes import latest_change

Answer = TypeVar("Answer")
MOST_KEPT = 500
# The change that the answers belong to; another one starts with none.
_kept: tuple[int, dict[str, Any]] = (-1, {})


def keep(question: str, ask: Callable[[], Answer]) -> Answer:
    """Give the answer to a question about the bank; ask anew when the bank changed.

    `question` tells the answer from all others. What it costs is one small query.
    """
    global _kept  # noqa: PLW0603 (the process's own memory)
    latest = latest_change()
    if not latest:
        return ask()  # changes of this bank are not noted yet
    change, answers = _kept
    if change != latest or len(answers) > MOST_KEPT:
        answers = {}
        _kept = (latest, answers)
    if question not in answers:
        answers[question] = ask()
    answer: Answer = answers[question]
    return answer
