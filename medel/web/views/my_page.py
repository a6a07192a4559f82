"""My page: what I am here, how I sign in, what is kept of me."""

import json

from django.contrib.auth import logout
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from medel.parties import actions
from medel.parties.permissions import Subject, may
from medel.parties.states import APPLICANT_SIDE, Role
from medel.web.access import person_in, signed_in, standing_in
from medel.web.addresses import address, addresses
from medel.web.forms import ColleagueForm, OrganisationForm, attempt
from medel.web.invite import send_invitation
from medel.web.page import Crumb, Page, language, show


@signed_in
def my_page(request: HttpRequest) -> HttpResponse:
    """Show who one is, and lead to everything of one's own."""
    standing = standing_in(request)
    page = Page(
        title=_("My page"),
        description="",
        addresses=addresses("my_page"),
        private=True,
    )
    own = [one for one in standing.memberships if one.role in APPLICANT_SIDE]
    return show(
        request,
        "my_page.html",
        page,
        standing=standing,
        organisations={one.organisation_id: one.organisation for one in own},
        welcome=request.GET.get("done", ""),
    )


@signed_in
def my_data(request: HttpRequest) -> HttpResponse:
    """Give all that is kept of one, as a file."""
    told = actions.export_person(person_in(request))
    body = json.dumps(told, ensure_ascii=False, indent=2)
    answer = HttpResponse(body, content_type="application/json")
    answer.headers["Content-Disposition"] = 'attachment; filename="medel-my-data.json"'
    return answer


@signed_in
def close_account(request: HttpRequest) -> HttpResponse:
    """Take away all that tells who one is, after a question."""
    form = Form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        person = person_in(request)
        attempt(form, lambda: actions.anonymise(person, now=timezone.now(), by=person))
        if not form.errors:
            logout(request)
            return HttpResponseRedirect(address("home", language()))
    return _show_form(
        request,
        form,
        "close_account",
        title=_("Close the account"),
        lead=_(
            "Your name and e-mail address are taken away for good, and your roles end. "
            "What you did in them stays, without your name. It cannot be undone."
        ),
        submit=_("Close my account"),
    )


@signed_in
def register(request: HttpRequest) -> HttpResponse:
    """Register one's organisation and become its first applicant."""
    form = OrganisationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        attempt(
            form,
            lambda: actions.register_organisation(
                form.cleaned_data["name"],
                form.cleaned_data["number"],
                by=person_in(request),
                now=timezone.now(),
            ),
        )
        if not form.errors:
            return HttpResponseRedirect(address("my_page", language()))
    return _show_form(
        request,
        form,
        "register_organisation",
        title=_("Register your organisation"),
        lead=_("Applications belong to the organisation, not to you alone."),
        submit=_("Register"),
    )


@signed_in
def invite_colleague(request: HttpRequest, number: int) -> HttpResponse:
    """Invite a colleague to apply for one's own organisation."""
    standing = standing_in(request)
    if not may("act_for_organisation", standing, Subject(organisation=number)):
        raise Http404
    own = [one for one in standing.memberships if one.organisation_id == number]
    own = [one for one in own if one.role in APPLICANT_SIDE]
    organisation = own[0].organisation
    # Nobody gives away more than they have: a role for one programme stays in it.
    programme = min((one.programme for one in own), default="")
    form = ColleagueForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        made = attempt(
            form,
            lambda: actions.invite(
                form.cleaned_data["email"],
                Role.APPLICANT,
                programme=programme,
                organisation=organisation,
                by=person_in(request),
                now=timezone.now(),
            ),
        )
        if made:
            send_invitation(request, *made)
            return HttpResponseRedirect(f"{address('my_page', language())}?done=sent")
    return _show_form(
        request,
        form,
        "invite_colleague",
        title=_("Invite a colleague"),
        lead=str(organisation),
        submit=_("Send the invitation"),
        number=number,
    )


def _show_form(
    request: HttpRequest,
    form: Form,
    name: str,
    *,
    title: str,
    lead: str,
    submit: str,
    **parts: object,
) -> HttpResponse:
    page = Page(
        title=title,
        description=lead,
        addresses=addresses(name, **parts),
        private=True,
        wrong=bool(form.errors),
        crumbs=(Crumb(_("My page"), address("my_page", language())),),
    )
    return show(request, "form.html", page, form=form, submit=submit)
