"""Reading answers of a section: what was written is kept, what is amiss is said."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from medel.core.texts import Text
from medel.core.wording import write_number
from medel.programmes.application_form import Kind, Question, Section

Offered = Mapping[str, Sequence[str]]
_ANYTHING: Offered = {}
# A draft keeps what is too long, so that nobody's words are lost; this is the end.
LONGEST_KEPT = 50_000
MOST_ROWS = 200


@dataclass(frozen=True)
class Miss:
    """Something that must be put right before the application can be sent."""

    section: str
    question: str
    reason: Text


def find_misses(
    section: Section,
    answers: Mapping[str, Any],
    *,
    demanded: Sequence[str] = (),
    offered: Offered = _ANYTHING,
) -> list[Miss]:
    """Find everything amiss in a section; `demanded` are the rules that require more.

    `offered` holds what may be chosen, by what offers the choices.
    """
    return [
        Miss(section.code, question.code, reason)
        for question in section.questions
        for reason in (
            *_judge(question, answers.get(question.code), demanded),
            *_judge_chosen(question, answers.get(question.code), offered),
        )
    ]


def is_begun(answers: Mapping[str, Any]) -> bool:
    """Tell whether anything at all is answered."""
    return any(not _is_empty(one) for one in answers.values())


def _is_empty(answer: Any) -> bool:  # noqa: ANN401 (an answer is JSON)
    return answer is None or answer in ("", [], {})


def _judge(
    question: Question,
    answer: Any,  # noqa: ANN401 (an answer is JSON)
    demanded: Sequence[str],
) -> Iterator[Text]:
    if _is_empty(answer):
        if question.required or question.required_by in demanded:
            yield _missing(question)
        return
    judge = _JUDGES.get(question.kind)
    if judge is not None:
        yield from judge(question, answer)


def _judge_chosen(
    question: Question,
    answer: Any,  # noqa: ANN401 (an answer is JSON)
    offered: Offered,
) -> Iterator[Text]:
    source = question.choices_from or ("places" if question.kind is Kind.PLACES else "")
    known = offered.get(source, [one.code for one in question.choices])
    chosen = answer if isinstance(answer, list) else [answer]
    if known and any(one and one not in known for one in chosen):
        label = question.label
        yield Text(
            sv=f"{label.sv}: det du har valt ingår inte i utlysningen. Välj igen.",
            en=f"{label.en}: what you chose is not part of the call. Choose again.",
        )


def _missing(question: Question) -> Text:
    label = question.label
    return Text(sv=f"Svar saknas: {label.sv}", en=f"No answer yet: {label.en}")


def _judge_text(question: Question, answer: Any) -> Iterator[Text]:  # noqa: ANN401
    over = len(str(answer)) - question.longest
    if over > 0:
        most = {one: write_number(question.longest, language=one) for one in _TOLD}
        yield Text(
            sv=f"{question.label.sv}: {over} tecken för mycket. Högst {most['sv']}.",
            en=f"{question.label.en}: {over} characters too many."
            f" At most {most['en']}.",
        )


def _judge_date(question: Question, answer: Any) -> Iterator[Text]:  # noqa: ANN401
    try:
        date.fromisoformat(str(answer))
    except ValueError:
        yield Text(
            sv=f"{question.label.sv}: skriv datumet som 2027-01-31.",
            en=f"{question.label.en}: write the date like 2027-01-31.",
        )


def _judge_number(question: Question, answer: Any) -> Iterator[Text]:  # noqa: ANN401
    if read_number(str(answer)) is None:
        yield Text(
            sv=f"{question.label.sv}: skriv ett tal, till exempel 12 500.",
            en=f"{question.label.en}: write a number, for example 12 500.",
        )


def _judge_rows(question: Question, answer: Any) -> Iterator[Text]:  # noqa: ANN401
    for number, row in enumerate(answer, 1):
        for column in question.columns:
            for reason in _judge(column, row.get(column.code), ()):
                yield Text(
                    sv=f"{question.label.sv}, rad {number}. {reason.sv}",
                    en=f"{question.label.en}, row {number}. {reason.en}",
                )


def read_number(text: str) -> Decimal | None:
    """Read a number as people write it, with spaces or a comma; None if it is none."""
    bare = "".join(text.split()).replace(",", ".")
    try:
        number = Decimal(bare)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


_TOLD = ("sv", "en")
_JUDGES = {
    Kind.LINE: _judge_text,
    Kind.TEXT: _judge_text,
    Kind.DATE: _judge_date,
    Kind.NUMBER: _judge_number,
    Kind.ROWS: _judge_rows,
}
