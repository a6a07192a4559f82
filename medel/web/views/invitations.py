"""An invitation: what is offered, and taking it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from medel.core.errors import MedelError
from medel.parties import actions
from medel.web.access import open_form, standing_in
from medel.web.addresses import address, addresses
from medel.web.page import Page, language, show
from medel.web.refusals import answer

if TYPE_CHECKING:
    from medel.parties.models import Invitation


@open_form
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Show what is offered; take it, or go and make an account first."""
    try:
        found = actions.find_invitation(secret, now=timezone.now())
        if request.method == "POST":
            return _go_on(request, found, secret)
    except MedelError as error:
        return answer(request, status=410, reason=error.reason.to(language()))
    page = Page(
        title=_("You are invited"),
        description="",
        addresses=addresses("invitation", secret=secret),
        private=True,
    )
    return show(
        request,
        "invitation.html",
        page,
        invitation=found,
        standing=standing_in(request),
    )


def _go_on(request: HttpRequest, found: Invitation, secret: str) -> HttpResponse:
    person = standing_in(request).person
    if person is not None:
        actions.accept(secret, person, now=timezone.now())
        return HttpResponseRedirect(f"{address('my_page', language())}?done=joined")
    # Whoever has the link reads the mail of the address: it need not be proven again.
    request.session["account_verified_email"] = found.email
    query = urlencode({"email": found.email, "next": request.path})
    return HttpResponseRedirect(f"{address('account_signup', language())}?{query}")
