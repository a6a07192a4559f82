"""Every answer of an application, as it is read: to check, on paper, beside another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from medel.applications.forms import sections_of_call
from medel.programmes.application_form import (
    Kind,
    Question,
    Section,
)
from medel.web.applications.fields import Offer
from medel.web.applications.offers import list_offers
from medel.web.page import language

if TYPE_CHECKING:
    from medel.applications.models import Application, Call, Submission
    from medel.applications.models import Section as Kept

Offered = Mapping[str, Sequence[Offer]]


@dataclass(frozen=True)
class Told:
    """An answer in words; empty when there is none."""

    code: str
    label: str
    text: str
    rows: Sequence[Sequence[tuple[str, str]]] = ()


@dataclass(frozen=True)
class ToldSection:
    """A section's answers in words."""

    code: str
    name: str
    answers: Sequence[Told]


def summarise(
    application: Application, kept: Mapping[str, Kept]
) -> Sequence[ToldSection]:
    """Give every section's answers in words."""
    answers = {code: one.answers for code, one in kept.items()}
    return tell_answers(answers, application.call)


def tell_sent(sent: Submission, call: Call) -> Sequence[ToldSection]:
    """Give what a submission froze, in words."""
    return tell_answers(sent.content.get("sections", {}), call)


def tell_answers(
    answers: Mapping[str, Mapping[str, Any]], call: Call
) -> Sequence[ToldSection]:
    """Write answers in words, section by section."""
    offered = list_offers(call)
    return [
        ToldSection(
            one.code,
            one.name.to(language()),
            [_tell(q, answers.get(one.code, {}), offered) for q in _asked(one)],
        )
        for one in sections_of_call(call)
    ]


def _asked(section: Section) -> Sequence[Question]:
    elsewhere = {Kind.PARTIES, Kind.FILES, Kind.PLAN}
    return [one for one in section.questions if one.kind not in elsewhere]


def _tell(question: Question, answers: Mapping[str, Any], offered: Offered) -> Told:
    answer = answers.get(question.code)
    label = question.label.to(language())
    if question.kind is Kind.ROWS:
        rows = answer if isinstance(answer, list) else []
        told = [
            [
                (column.label.to(language()), str(row.get(column.code) or ""))
                for column in question.columns
            ]
            for row in rows
        ]
        return Told(question.code, label, "", told)
    return Told(question.code, label, write_told(question, answer, offered))


def write_told(
    question: Question,
    answer: Any,  # noqa: ANN401 (an answer is JSON)
    offered: Offered,
) -> str:
    """Write an answer that is no table: choices by their names."""
    if not answer:
        return ""
    if question.kind is Kind.YES_NO:
        return {"yes": _("Yes"), "no": _("No")}.get(str(answer), str(answer))
    names = _name_choices(question, offered)
    if not names:
        return str(answer)
    chosen = answer if isinstance(answer, list) else [answer]
    return ", ".join(names.get(str(one), str(one)) for one in chosen)


def _name_choices(question: Question, offered: Offered) -> Mapping[str, str]:
    source = "places" if question.kind is Kind.PLACES else question.choices_from
    own = {one.code: one.name.to(language()) for one in question.choices}
    offers = offered.get(source, ())
    under = [inner for one in offers for inner in one.under]
    return own | {one.code: one.name for one in (*offers, *under)}
