"""The answers of an application, section by section, ready to be shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from medel.programmes.application_form import Kind, Question, application_form
from medel.web.page import language

# These are shown in their own way elsewhere on the page.
APART = {Kind.PLAN, Kind.PARTIES, Kind.FILES}


@dataclass(frozen=True)
class Shown:
    """One question with its answer: as a text, or as a table with its head."""

    label: str
    text: str = ""
    head: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()

    @property
    def empty(self) -> bool:
        """Whether there is no answer."""
        return not (self.text or self.rows)


@dataclass(frozen=True)
class ShownSection:
    """One section of what was sent; `changed` since the sending before."""

    code: str
    name: str
    answers: Sequence[Shown]
    changed: bool


def show_sections(
    content: Mapping[str, Any], before: Mapping[str, Any] | None = None
) -> list[ShownSection]:
    """Show every section of a frozen application, in the order of the form."""
    sections = content.get("sections", {})
    earlier = (before or {}).get("sections", {})
    shown = []
    for section in application_form().sections:
        answers = sections.get(section.code, {})
        told = [
            _show(one, answers.get(one.code))
            for one in section.questions
            if one.kind not in APART
        ]
        changed = before is not None and earlier.get(section.code, {}) != answers
        name = section.name.to(language())
        shown.append(ShownSection(section.code, name, told, changed))
    return [one for one in shown if one.answers]


def _show(question: Question, answer: Any) -> Shown:  # noqa: ANN401 (JSON)
    label = question.label.to(language())
    if question.kind is Kind.ROWS:
        head = [one.label.to(language()) for one in question.columns]
        return Shown(label, head=head, rows=_show_rows(question, answer))
    return Shown(label, text=_write(question, answer))


def _show_rows(question: Question, answer: Any) -> list[list[str]]:  # noqa: ANN401
    rows = answer if isinstance(answer, list) else []
    return [
        [_write(column, row.get(column.code)) for column in question.columns]
        for row in rows
        if isinstance(row, Mapping)
    ]


def _write(question: Question, answer: Any) -> str:  # noqa: ANN401 (JSON)
    if answer is None or answer in ("", [], {}):
        return ""
    if isinstance(answer, list):
        return ", ".join(_name(question, one) for one in answer)
    return _name(question, answer)


def _name(question: Question, answer: Any) -> str:  # noqa: ANN401 (JSON)
    if question.kind is Kind.YES_NO:
        return {"yes": _("Yes"), "no": _("No")}.get(str(answer), str(answer))
    names = {one.code: one.name.to(language()) for one in question.choices}
    return names.get(str(answer), str(answer))
