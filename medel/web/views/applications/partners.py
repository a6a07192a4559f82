"""Applying together: asking organisations, saying yes, taking away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medel.applications.actions import parties as actions
from medel.applications.queries.own import find_invited
from medel.applications.queries.sent import parties_of
from medel.applications.states import Role
from medel.parties.states import Role as Held
from medel.web.access import open_form, person_in, signed_in, standing_in
from medel.web.acting import actor_in
from medel.web.addresses import address, addresses
from medel.web.applications.asking import send_question
from medel.web.applications.entering import name_application, owning_in, page_of
from medel.web.forms import attempt
from medel.web.page import Crumb, Page, language, show
from medel.web.refusals import answer

if TYPE_CHECKING:
    import uuid

    from medel.applications.models import Party, PartyInvitation
    from medel.journal.acts import Actor


class AskForm(forms.Form):
    """Which organisation is asked, as what, and whom the link goes to."""

    number = forms.CharField(
        label=gettext_lazy("Organisation number"),
        max_length=20,
        help_text=gettext_lazy("Ten digits, such as 202100-2023."),
    )
    name = forms.CharField(
        label=gettext_lazy("The organisation's name"), max_length=300, required=False
    )
    role = forms.ChoiceField(
        label=gettext_lazy("How it takes part"),
        choices=[
            (Role.PARTNER, gettext_lazy("Partner: bears costs and is granted support")),
            (Role.COOPERATION, gettext_lazy("Cooperates without support")),
        ],
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail of somebody there"),
        max_length=254,
        required=False,
        help_text=gettext_lazy(
            "They get a link. Without an address the organisation's people find the "
            "question in their own list."
        ),
    )


@signed_in
def ask(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Ask an organisation to take part."""
    part = owning_in(request, key)
    form = AskForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        asked = actions.Asked(**form.cleaned_data)
        made = attempt(
            form,
            lambda: actions.ask(
                part.application, asked, by=part.actor, at=timezone.now()
            ),
        )
        if made:
            if made[1]:
                send_question(request, asked.email, *made)
            return HttpResponseRedirect(_section(key))
    page = page_of(
        part.application,
        "application_ask",
        _("Ask an organisation to take part"),
        wrong=bool(form.errors),
    )
    return show(
        request, "applications/ask.html", page, form=form, submit=_("Ask"), lead=""
    )


@signed_in
def take_part(request: HttpRequest, number: int) -> HttpResponse:
    """Say yes to taking part, for one's own organisation."""
    held = standing_in(request).memberships
    party = find_invited(number, held)
    if party is None:
        raise Http404
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        by = _actor(request, party)
        attempt(form, lambda: actions.join(party, by=by, at=timezone.now()))
        if not form.errors:
            return HttpResponseRedirect(_application(party))
    page = _page_of_question(party, addresses("take_part", number=number))
    return _show_question(request, page, party, form)


@open_form
def question(request: HttpRequest, secret: str) -> HttpResponse:
    """Show what a link asks; say yes to it, or sign in first."""
    found = actions.find_invitation(secret)
    if found is None or found.used or found.expires <= timezone.now():
        reason = _("The link is used or too old, or not whole. Ask for a new one.")
        return answer(request, status=410, reason=reason)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if standing_in(request).person is None:
            return HttpResponseRedirect(_lead_to_sign_in(request))
        attempt(form, lambda: _join_by_link(request, found))
        if not form.errors:
            return HttpResponseRedirect(_application(found.party))
    page = _page_of_question(found.party, addresses("asked", secret=secret))
    return _show_question(request, page, found.party, form)


@signed_in
def take_away(request: HttpRequest, key: uuid.UUID, number: int) -> HttpResponse:
    """Take an organisation out of the application, after a question."""
    part = owning_in(request, key)
    parties = {one.pk: one for one in parties_of(part.application)}
    party = parties.get(number)
    if party is None or party.role == Role.OWNER:
        raise Http404
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        attempt(
            form, lambda: actions.take_away(party, by=part.actor, at=timezone.now())
        )
        if not form.errors:
            return HttpResponseRedirect(_section(key))
    title = _("Take the organisation out")
    page = page_of(
        part.application,
        "application_take_away",
        title,
        wrong=bool(form.errors),
        number=number,
    )
    return show(
        request,
        "applications/ask.html",
        page,
        form=form,
        submit=title,
        lead=str(party.organisation),
    )


def _join_by_link(request: HttpRequest, found: PartyInvitation) -> bool:
    actions.join_by_link(found, person_in(request), at=timezone.now())
    return True


def _actor(request: HttpRequest, party: Party) -> Actor:
    return actor_in(
        request,
        Held.APPLICANT,
        Held.AUTHORISED_SIGNATORY,
        programme=party.application.call.programme,
        organisation=party.organisation_id,
    )


def _lead_to_sign_in(request: HttpRequest) -> str:
    return f"{address('account_login', language())}?next={request.path}"


def _section(key: uuid.UUID) -> str:
    return address("application_section", language(), key=key, code="partners")


def _application(party: Party) -> str:
    return address("application", language(), key=party.application.key)


def _page_of_question(party: Party, where: dict[str, str]) -> Page:
    return Page(
        title=_("You are asked to take part"),
        description=name_application(party.application),
        addresses=where,
        private=True,
        crumbs=(Crumb(_("My applications"), address("applications", language())),),
    )


def _show_question(
    request: HttpRequest, page: Page, party: Party, form: forms.Form
) -> HttpResponse:
    return show(
        request,
        "applications/question.html",
        page,
        party=party,
        call=party.application.call,
        form=form,
        known=standing_in(request).person,
    )
