"""Two versions of answers compared: what was taken away and what was put in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from medel.applications.joining import find_changes
from medel.programmes.application_form import Kind, Question, Section
from medel.web.applications.offers import list_offers
from medel.web.applications.summary import Offered, write_told
from medel.web.applications.telling import write_answer
from medel.web.page import language

if TYPE_CHECKING:
    from medel.applications.models import Call

Answers = Mapping[str, Any]


@dataclass(frozen=True)
class Changed:
    """A question whose answer differs: the pieces, -1 taken away, 0 same, 1 put in."""

    code: str
    label: str
    pieces: Sequence[tuple[int, str]]


def compare(
    form: Section, before: Answers, after: Answers, call: Call
) -> Sequence[Changed]:
    """Compare two versions of a section; only what differs is given."""
    offered = list_offers(call)
    told = [
        (one, _write(one, before, offered), _write(one, after, offered))
        for one in form.questions
    ]
    return [
        Changed(one.code, one.label.to(language()), find_changes(first, second))
        for one, first, second in told
        if first != second
    ]


def _write(question: Question, answers: Answers, offered: Offered) -> str:
    answer = answers.get(question.code)
    if question.kind in (Kind.ROWS, Kind.PLAN):
        return write_answer(answer)
    return write_told(question, answer, offered)
