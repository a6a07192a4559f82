"""The form of a call: the programme's sections, and the call's own questions."""

from collections.abc import Mapping
from typing import Any

from medel.applications.models import Call
from medel.core.references import Evidence
from medel.core.texts import Text
from medel.programmes.application_form import (
    Kind,
    Question,
    Section,
    application_form,
)

OWN = "call_questions"
LONGEST = 3_000


def sections_of_call(call: Call) -> tuple[Section, ...]:
    """Give the sections of a call's form; its own questions stand before the files."""
    *usual, files = application_form().sections
    own = _make_own(call)
    return (*usual, *((own,) if own else ()), files)


def find_section_of(call: Call, code: str) -> Section | None:
    """Find a section of a call's form by its code."""
    return next((one for one in sections_of_call(call) if one.code == code), None)


def _make_own(call: Call) -> Section | None:
    if not call.questions:
        return None
    return Section(
        code=OWN,
        name=Text(sv="Utlysningens frågor", en="The call's own questions"),
        lead=Text(
            sv="Frågor som bara den här utlysningen ställer.",
            en="Questions that only this call asks.",
        ),
        source="Utlysningen",
        evidence=Evidence.SEEN,
        questions=tuple(_make_question(one) for one in call.questions),
    )


def _make_question(told: Mapping[str, Any]) -> Question:
    label = told.get("label") or told
    return Question(
        code=str(told["code"]),
        kind=Kind.TEXT,
        label=Text(sv=label["sv"], en=label["en"]),
        required=bool(told.get("required", True)),
        max_length=LONGEST,
    )
