"""Calls at the desk: drafting, publishing, amending, extending, cancelling."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medel.applications.actions import calls as actions
from medel.applications.queries import calls as queries
from medel.applications.terms import find_max_share, find_misses
from medel.decisions.queries.outcomes import count_outcomes
from medel.parties.permissions import Subject, explain
from medel.parties.states import Role
from medel.programmes.catalogue import installed
from medel.web.access import permitted, standing_in
from medel.web.acting import actor_in
from medel.web.addresses import address, addresses
from medel.web.call_forms import (
    CallForm,
    ExtendForm,
    NewCallForm,
    ReasonedForm,
    fill_call_form,
)
from medel.web.decision_forms import QuestionForm
from medel.web.forms import attempt
from medel.web.page import Crumb, Page, language, show

if TYPE_CHECKING:
    from django.forms import Form

    from medel.applications.models import Call
    from medel.programmes.programme import Programme

# What can be done from which state, and with which form it is asked.
STEPS: dict[str, tuple[Any, set[str], type[Form]]] = {
    "publish": (gettext_lazy("Publish"), {"draft"}, QuestionForm),
    "announce": (gettext_lazy("Put into the timetable"), {"draft"}, QuestionForm),
    "extend": (gettext_lazy("Extend"), {"published", "open"}, ExtendForm),
    "cancel": (gettext_lazy("Cancel"), {"published", "open"}, ReasonedForm),
    "discard": (gettext_lazy("Discard the draft"), {"draft"}, QuestionForm),
    "conclude": (gettext_lazy("Conclude"), {"closed"}, QuestionForm),
}
AMENDABLE = {"published", "open"}


@permitted("make_calls")
def calls(request: HttpRequest) -> HttpResponse:
    """List the calls of the programmes that one makes calls in."""
    mine = [one.code for one in _list_own(request)]
    listed = queries.read_desk_calls(mine, at=timezone.now())
    page = _page(_("Calls"), "desk_calls")
    return show(request, "calls/desk_list.html", page, calls=listed)


@permitted("make_calls")
def new(request: HttpRequest) -> HttpResponse:
    """Begin a call."""
    sent = request.POST if request.method == "POST" else None
    form = NewCallForm(sent, programmes=_list_own(request))
    if form.is_valid():
        made = attempt(form, lambda: _begin(request, form))
        if made:
            href = address("desk_call_edit", language(), number=made.pk)
            return HttpResponseRedirect(href)
    page = _page(_("A new call"), "desk_call_new", wrong=bool(form.errors))
    return show(request, "form.html", page, form=form, submit=_("Begin the call"))


@permitted("make_calls")
def call(request: HttpRequest, number: int) -> HttpResponse:
    """Show a call with what is left of its money, and what can be done with it."""
    found = _find(request, number)
    page = _page(found.call.title_sv, "desk_call", number=number)
    draft = found.call.state == "draft"
    told = {
        "found": found,
        "steps": [
            (code, title)
            for code, (title, states, _form) in STEPS.items()
            if found.state in states
            and not (code == "announce" and found.call.announced)
        ],
        "misses": find_misses(found.call) if draft else [],
        "amendable": found.state in AMENDABLE,
        "changes": queries.read_changes(found.call),
        "purse": queries.find_purse(found.call.programme),
        "outcomes": count_outcomes(found.call),
    }
    return show(request, "calls/desk_call.html", page, **told)


@permitted("make_calls")
def edit(request: HttpRequest, number: int) -> HttpResponse:
    """Write the terms of a draft; amend those of a published call with a reason."""
    found = _find(request, number)
    amending = found.state in AMENDABLE
    if not amending and found.call.state != "draft":
        raise Http404
    form = CallForm(
        request.POST if request.method == "POST" else None,
        initial=fill_call_form(found.call),
        programme=installed()[found.call.programme],
        amending=amending,
    )
    if form.is_valid() and attempt(form, lambda: _write(request, found.call, form)):
        return _go(number)
    title = _("Amend the call") if amending else _("The terms of the call")
    page = _page(title, "desk_call_edit", number=number, wrong=bool(form.errors))
    submit = _("Amend for all to see") if amending else _("Save the draft")
    return show(request, "calls/form.html", page, form=form, submit=submit)


@permitted("make_calls")
def step(request: HttpRequest, number: int, slug: str) -> HttpResponse:
    """Ask before a step, then take it."""
    found = _find(request, number)
    if slug not in STEPS or found.state not in STEPS[slug][1]:
        raise Http404
    title, _states, kind = STEPS[slug]
    form = kind(request.POST if request.method == "POST" else None)
    if form.is_valid() and attempt(
        form, lambda: _take(request, found.call, slug, form.cleaned_data)
    ):
        return _go(number)
    wrong = bool(form.errors)
    page = _page(str(title), "desk_call_step", number=number, slug=slug, wrong=wrong)
    told = {"form": form, "found": found, "slug": slug, "submit": title}
    return show(request, "calls/step.html", page, **told)


def _begin(request: HttpRequest, form: NewCallForm) -> Call:
    told = dict(form.cleaned_data)
    programme = installed()[told["programme"]]
    by = actor_in(request, Role.PROGRAMME_MANAGER, programme=programme.code)
    highest = find_max_share(programme, on=timezone.localdate())
    return actions.begin_call(
        told,
        max_eu_share=highest,
        by=by,
        at=timezone.now(),
    )


def _write(request: HttpRequest, found: Call, form: CallForm) -> bool:
    by = actor_in(request, Role.PROGRAMME_MANAGER, programme=found.programme)
    now = timezone.now()
    if found.state == "draft":
        actions.rewrite_call(found, form.read(), by=by, at=now)
    else:
        reason, terms = form.cleaned_data["reason"], form.read()
        if not form.has_moved_opening(found):
            terms.pop("opens")
        actions.follow_clock(found, at=now)
        actions.amend_call(found, terms, reason, by=by, at=now)
    return True


def _take(request: HttpRequest, found: Call, slug: str, told: dict[str, Any]) -> bool:
    by = actor_in(request, Role.PROGRAMME_MANAGER, programme=found.programme)
    now, reason = timezone.now(), told.get("reason", "")
    actions.follow_clock(found, at=now)
    match slug:
        case "publish":
            actions.publish_call(found, by=by, at=now)
        case "announce":
            actions.announce_call(found, by=by, at=now)
        case "extend":
            actions.extend_call(found, told["closes"], reason, by=by, at=now)
        case "cancel":
            actions.cancel_call(found, reason, by=by, at=now)
        case "discard":
            actions.discard_call(found, by=by, at=now)
        case "conclude":
            actions.conclude_call(found, by=by, at=now)
    return True


def _list_own(request: HttpRequest) -> list[Programme]:
    standing = standing_in(request)
    return [
        one
        for one in installed().values()
        if explain("make_calls", standing, Subject(programme=one.code)).allowed
    ]


def _find(request: HttpRequest, number: int) -> queries.Standing:
    found = queries.find_call(number, at=timezone.now())
    own = [one.code for one in _list_own(request)]
    if found is None or found.call.programme not in own:
        raise Http404
    return found


def _go(number: int) -> HttpResponse:
    return HttpResponseRedirect(address("desk_call", language(), number=number))


def _page(title: str, name: str, *, wrong: bool = False, **parts: object) -> Page:
    crumbs = [Crumb(_("Desk"), address("desk", language()))]
    if name != "desk_calls":
        crumbs.append(Crumb(_("Calls"), address("desk_calls", language())))
    return Page(
        title=title,
        description="",
        addresses=addresses(name, **parts),
        private=True,
        section="calls",
        wrong=wrong,
        crumbs=tuple(crumbs),
    )
