"""Description: does the text answer what quality will be graded by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from medel.core.findings import Finding, Verdict
from medel.core.texts import Text
from medel.ideas.found import Signs, find
from medel.ideas.reasons import quote
from medel.ideas.wording import Hit


@dataclass(frozen=True)
class Question:
    """One of the four quality criteria, and what a description should tell for it."""

    sign: str
    criterion: Text
    missing: Text


QUESTIONS = (
    Question(
        "target_group",
        Text(sv="Relevans", en="Relevance"),
        Text(
            sv="Vi ser inte vilka projektet är till för. Vilka är de, hur många, och "
            "vad behöver de?",
            en="We do not see whom the project is for. Who are they, how many, and "
            "what do they need?",
        ),
    ),
    Question(
        "cooperation",
        Text(sv="Samverkan", en="Cooperation"),
        Text(
            sv="Vi ser inte vilka ni gör det med. Vilka samarbetar, och vad tillför "
            "de?",
            en="We do not see with whom you do it. Who cooperates, and what do they "
            "add?",
        ),
    ),
    Question(
        "change",
        Text(sv="Måluppfyllelse", en="Goal fulfilment"),
        Text(
            sv="Vi ser inte vad som ska bli annorlunda. Vilket problem löser ni, och "
            "vad är uppnått när projektet är slut?",
            en="We do not see what is to change. Which problem do you solve, and what "
            "is achieved when the project is over?",
        ),
    ),
    Question(
        "lasting_result",
        Text(sv="Hållbar förändring", en="Sustainable change"),
        Text(
            sv="Vi ser inte vad som lever vidare. Vem tar över resultatet, och hur "
            "bidrar det till hållbar utveckling?",
            en="We do not see what lives on. Who takes over the result, and how does "
            "it contribute to sustainable development?",
        ),
    ),
)


def judge_description(found: Signs) -> Iterator[Finding]:
    """Tell for each quality criterion whether the description says something of it."""
    for question in QUESTIONS:
        hits = found.get(question.sign)
        reason = _tell_found(question, hits) if hits else _tell_missing(question)
        verdict = Verdict.PASS if hits else Verdict.WARN
        yield find(question.sign, verdict, reason, "quality")


def _tell_found(question: Question, hits: Sequence[Hit]) -> Text:
    quoted = quote([hit.quote for hit in hits])
    return Text(
        sv=f"{question.criterion.sv}: texten säger något om det ({quoted.sv}).",
        en=f"{question.criterion.en}: the text says something of it ({quoted.en}).",
    )


def _tell_missing(question: Question) -> Text:
    return Text(
        sv=f"{question.criterion.sv}: {question.missing.sv}",
        en=f"{question.criterion.en}: {question.missing.en}",
    )
