"""What was sent of a section, as answers."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import QueryDict

from medel.applications.actions.sections import Begun
from medel.applications.answers import MOST_ROWS
from medel.programmes.application_form import Kind, Question, Section
from medel.web.applications.plans import read_sent_plan

ID_LENGTH = 40
AS_SENT = "s"


def read_answers(
    section: Section, sent: QueryDict, programme: str = ""
) -> dict[str, Any]:
    """Read the answers to the questions that the form asked.

    Words are kept as they are written; only line ends are made alike, and what no
    text can hold is left out. A plan is read for its programme, or not at all.
    """
    asked = sent.get("asks", "").split()
    gone = sent.get("remove", "")
    plans = {
        one.code: read_sent_plan(sent, programme)
        for one in section.questions
        if one.code in asked and one.kind is Kind.PLAN and programme
    }
    return plans | {
        one.code: _READERS[one.kind](one, f"q-{one.code}", sent, gone)
        for one in section.questions
        if one.code in asked and one.kind in _READERS
    }


def list_asked(section: Section) -> str:
    """List the questions that a form of a section asks, for it to say so."""
    asked = {*_READERS, Kind.PLAN}
    return " ".join(one.code for one in section.questions if one.kind in asked)


def read_begun(sent: QueryDict) -> Begun:
    """Read which version the form was begun from."""
    stated = sent.get("begun", "")
    number = stated.removesuffix(AS_SENT)
    known = number.isascii() and number.isdigit() and len(number) < 10  # noqa: PLR2004 (fits)
    return Begun(int(number) if known else 0, stated.endswith(AS_SENT))


def flatten(section: Section, answers: Mapping[str, Any]) -> dict[str, str]:
    """Give the answers that are one field each, by the names of the fields."""
    return {
        f"q-{one.code}": str(answers.get(one.code) or "")
        for one in section.questions
        if one.kind in _PLAIN
    }


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def _read_plain(question: Question, name: str, sent: QueryDict, gone: str) -> str:
    del question, gone
    return _clean(sent.get(name, ""))


def _read_chosen(
    question: Question, name: str, sent: QueryDict, gone: str
) -> list[str]:
    del question, gone
    return list(dict.fromkeys(_clean(one) for one in sent.getlist(name)))


def _read_rows(
    question: Question, name: str, sent: QueryDict, gone: str
) -> list[dict[str, str]]:
    rows = []
    for index in range(MOST_ROWS):
        prefix = f"{name}-{index}"
        key = _clean(sent.get(f"{prefix}-id", ""))[:ID_LENGTH]
        if not key:
            break
        cells = {
            one.code: _clean(sent.get(f"{prefix}-{one.code}", ""))
            for one in question.columns
        }
        if any(cells.values()) and prefix != gone:
            rows.append({"id": key, **cells})
    return rows


_PLAIN = {Kind.LINE, Kind.TEXT, Kind.CHOICE, Kind.YES_NO, Kind.DATE, Kind.NUMBER}
_Reader = Callable[[Question, str, QueryDict, str], Any]
_READERS: Mapping[Kind, _Reader] = {
    **dict.fromkeys(_PLAIN, _read_plain),
    Kind.CHOICES: _read_chosen,
    Kind.PLACES: _read_chosen,
    Kind.ROWS: _read_rows,
}
