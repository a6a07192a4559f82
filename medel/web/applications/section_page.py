"""The page of a section, with all that belongs to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from medel.applications.actions.sections import list_open
from medel.applications.drafts import read_draft
from medel.applications.queries.people import name_people
from medel.applications.queries.sections import (
    comments_of,
    find_section,
    open_completions,
    sections_of,
)
from medel.applications.queries.sent import parties_of
from medel.applications.readiness import judge_readiness
from medel.programmes.application_form import Kind, Section
from medel.programmes.catalogue import find_programme
from medel.web.applications.entering import page_of
from medel.web.applications.fields import Field, make_fields
from medel.web.applications.offers import list_offers
from medel.web.applications.plans import answer_kept, make_plan_form
from medel.web.applications.reading import list_asked, read_answers
from medel.web.applications.rescuing import make_pass
from medel.web.applications.telling import find_own, say_to_script, show_clashes
from medel.web.page import language, show

if TYPE_CHECKING:
    import uuid

    from django.http import HttpRequest, HttpResponse, QueryDict

    from medel.applications.models import Section as Kept
    from medel.applications.queries.own import Part

PARTNERS = "partners"


def show_section(
    request: HttpRequest,
    part: Part,
    form: Section,
    *,
    sent: QueryDict | None = None,
    refusal: str = "",
    parked: uuid.UUID | None = None,
) -> HttpResponse:
    """Show a section to write in; `sent` is what could not be saved, kept in view."""
    application = part.application
    kept = find_section(application, form.code)
    if kept is None:
        raise TypeError(form.code)
    comments = comments_of(kept)
    people = name_people([kept.saved_by, *(one.written_by for one in comments)])
    saved = request.GET.get("saved", "")
    page = page_of(
        application,
        "application_parked" if parked else "application_section",
        form.name.to(language()),
        wrong=bool(refusal),
        **{"code": form.code, **({"parked": parked} if parked else {})},
    )
    return show(
        request,
        "applications/section.html",
        page,
        part=part,
        application=application,
        form=form,
        kept=kept,
        fields=_make_fields(request, part, form, kept, sent),
        **_describe_plan(part, form, sent),
        parties=parties_of(application) if form.code == PARTNERS else (),
        asked=list_asked(form),
        begun=sent.get("begun", "") if sent else str(kept.version),
        made_for=make_pass(part.person, application.key, form.code),
        locked=form.code not in list_open(application),
        saved=find_own(kept, saved, part.person),
        was_saved=bool(saved),
        clashes=show_clashes(form, kept, saved, part.person),
        comments=comments,
        people=people,
        refusal=refusal,
        requests=_list_requests(part, form),
        saying=say_to_script(),
    )


def _describe_plan(
    part: Part, form: Section, sent: QueryDict | None
) -> dict[str, object]:
    """Give the plan's own form and the rules' answer, where the section has a plan."""
    if not any(one.kind is Kind.PLAN for one in form.questions):
        return {"plan_form": None, "shown": None}
    application = part.application
    answers = {code: one.answers for code, one in sections_of(application).items()}
    return {
        "plan_form": make_plan_form(answers, application.call.programme, sent),
        "shown": answer_kept(application, answers),
        "programme": find_programme(application.call.programme),
    }


def _make_fields(
    request: HttpRequest, part: Part, form: Section, kept: Kept, sent: QueryDict | None
) -> list[Field]:
    answers: dict[str, Any] = {
        **kept.answers,
        **(read_answers(form, sent) if sent else {}),
    }
    draft = read_draft(part.application, on=timezone.localdate())
    shown = replace(draft, answers={**draft.answers, form.code: answers})
    misses = [one for one in judge_readiness(shown) if one.section == form.code]
    if "check" not in request.GET:
        misses = [one for one in misses if answers.get(one.question)]
    return make_fields(
        form,
        answers,
        offered=list_offers(part.application.call),
        misses=misses,
        more=request.GET.get("more", ""),
    )


def _list_requests(part: Part, form: Section) -> list[dict[str, object]]:
    return [
        {"completion": one, "asks": one.asks[form.code]}
        for one in open_completions(part.application)
        if form.code in one.asks
    ]
