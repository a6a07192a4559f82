"""The decision as the applicant sees it: the letter, and confirming the commitment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from medel.decisions.actions.committing import confirm_commitment
from medel.decisions.queries import decisions as queries
from medel.parties.states import Role
from medel.web.access import signed_in, standing_in
from medel.web.acting import actor_in
from medel.web.addresses import address, addresses
from medel.web.forms import attempt
from medel.web.page import Crumb, Page, language, show
from medel.web.views.decisions import give_letter

if TYPE_CHECKING:
    import uuid
    from collections.abc import Sequence

    from medel.decisions.models import Commitment, Decision


@signed_in
def decided(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Show the decision to those whose organisations it is for; take confirmations."""
    found = _find(request, key)
    commitments = queries.read_commitments(found)
    held = standing_in(request).memberships
    programme = found.application.call.programme
    mine = queries.find_confirmable(commitments, held, programme)
    form = Form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        wanted = _choose(request, mine)
        if attempt(form, lambda: _confirm(request, found, wanted)):
            here = address("application_decision", language(), key=key)
            return HttpResponseRedirect(here)
    page = _describe(found, wrong=bool(form.errors))
    told = {"decision": found, "commitments": commitments, "mine": mine, "form": form}
    waits = bool(mine) and _can_confirm(found)
    return show(request, "decisions/decided.html", page, waits=waits, **told)


def _describe(decision: Decision, *, wrong: bool) -> Page:
    case = decision.application
    own = address("application", language(), key=case.key)
    return Page(
        title=_("Decision in case %s") % case.case_id,
        description="",
        addresses=addresses("application_decision", key=case.key),
        private=True,
        wrong=wrong,
        crumbs=(
            Crumb(_("My applications"), address("applications", language())),
            Crumb(case.title, own),
        ),
    )


def _can_confirm(decision: Decision) -> bool:
    if decision.state != "notified" or decision.confirm_by is None:
        return False
    return decision.confirm_by >= timezone.localdate()


@signed_in
def letter(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Give the letter to those whose organisations it is for."""
    return give_letter(_find(request, key))


def _find(request: HttpRequest, key: uuid.UUID) -> Decision:
    """Find a decision of one's own organisation; others learn nothing of it."""
    case = queries.find_party(key, standing_in(request).memberships)
    found = queries.find_notified(case) if case else None
    if found is None:
        raise Http404
    return found


def _choose(request: HttpRequest, mine: Sequence[Commitment]) -> Commitment:
    asked = request.POST.get("organisation", "")
    for one in mine:
        if str(one.organisation_id) == asked:
            return one
    raise Http404


def _confirm(request: HttpRequest, found: Decision, wanted: Commitment) -> bool:
    by = actor_in(
        request,
        Role.AUTHORISED_SIGNATORY,
        programme=found.application.call.programme,
        organisation=wanted.organisation_id,
    )
    confirm_commitment(found, by=by, at=timezone.now())
    return True
