"""People and roles, for administrators: who is who, inviting, ending a role."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from medel.parties import actions, queries
from medel.parties.errors import refuse
from medel.parties.states import Role
from medel.web.access import permitted, person_in, standing_in
from medel.web.addresses import address, addresses
from medel.web.forms import InvitationForm, attempt
from medel.web.invite import send_invitation
from medel.web.page import Crumb, Page, language, show

if TYPE_CHECKING:
    from medel.parties.models import Invitation

LONGEST_PAGE = 6


@permitted("administer_people")
def people(request: HttpRequest) -> HttpResponse:
    """Show who has which role, and who is invited."""
    number, count = _read_page(request), queries.count_people()
    pages = max(1, -(-count // queries.PAGE))
    if number > pages:
        raise Http404
    return show(
        request,
        "people.html",
        _page(_("People and roles"), "people"),
        people=queries.people(number),
        invitations=list(queries.open_invitations()[: queries.PAGE]),
        now=timezone.now(),
        number=number,
        pages=pages,
        sent=request.GET.get("sent", ""),
    )


@permitted("administer_people")
def invite(request: HttpRequest) -> HttpResponse:
    """Invite someone to a role."""
    form = InvitationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        made = attempt(form, lambda: _invite(request, form.cleaned_data))
        if made:
            send_invitation(request, *made)
            return HttpResponseRedirect(f"{address('people', language())}?sent=1")
    page = _page(_("Invite someone"), "invite", wrong=bool(form.errors))
    return show(request, "form.html", page, form=form, submit=_("Send the invitation"))


@permitted("administer_people")
def end_membership(request: HttpRequest, number: int) -> HttpResponse:
    """End a role, after a question."""
    return _ask(
        request,
        "end_membership",
        number,
        title=_("End the role"),
        lead=_("The person keeps the account, and what was done in the role stays."),
    )


@permitted("administer_people")
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take an invitation back, after a question."""
    return _ask(
        request,
        "withdraw",
        number,
        title=_("Take the invitation back"),
        lead=_("Its link stops working."),
    )


def _invite(request: HttpRequest, told: dict[str, Any]) -> tuple[Invitation, str]:
    _require_reach(request, told["programme"])
    organisation = queries.find_organisation(told["number"]) if told["number"] else None
    if told["number"] and organisation is None:
        organisation = actions.register_organisation(
            told["organisation"], told["number"], now=timezone.now()
        )
    return actions.invite(
        told["email"],
        told["role"],
        programme=told["programme"],
        organisation=organisation,
        by=person_in(request),
        now=timezone.now(),
    )


def _do(request: HttpRequest, name: str, number: int) -> None:
    by, now = person_in(request), timezone.now()
    _require_reach(request, queries.find_programme_of(name, number))
    if name == "withdraw":
        actions.withdraw(number, now=now, by=by)
    else:
        actions.end_membership(number, now=now, by=by)


def _require_reach(request: HttpRequest, programme: str | None) -> None:
    """Refuse an administrator of one programme what is of another, or of all."""
    held = standing_in(request).memberships
    reach = {one.programme for one in held if one.role == Role.ADMINISTRATOR}
    if programme is not None and not reach & {"", programme}:
        raise refuse(
            sv="Du administrerar bara ditt eget program. Det här gäller ett annat, "
            "eller alla.",
            en="You administer your own programme only. This is of another, or of all.",
        )


def _ask(
    request: HttpRequest, name: str, number: int, *, title: str, lead: str
) -> HttpResponse:
    form = Form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        attempt(form, lambda: _do(request, name, number))
        if not form.errors:
            return HttpResponseRedirect(address("people", language()))
    page = _page(title, name, wrong=bool(form.errors), lead=lead, number=number)
    return show(request, "form.html", page, form=form, submit=title)


def _page(
    title: str, name: str, *, wrong: bool = False, lead: str = "", **parts: object
) -> Page:
    crumbs = [Crumb(_("Desk"), address("desk", language()))]
    if name != "people":
        crumbs.append(Crumb(_("People and roles"), address("people", language())))
    return Page(
        title=title,
        description=lead,
        addresses=addresses(name, **parts),
        private=True,
        wrong=wrong,
        crumbs=tuple(crumbs),
    )


def _read_page(request: HttpRequest) -> int:
    stated = request.GET.get("page", "1")
    if not (stated.isascii() and stated.isdigit() and len(stated) < LONGEST_PAGE):
        raise Http404
    return max(1, int(stated))
