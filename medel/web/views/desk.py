"""The desk: where those who work with the programme begin."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from medel.parties.permissions import PERMISSIONS, explain
from medel.web.access import permitted, standing_in
from medel.web.addresses import addresses
from medel.web.page import Page, show


@permitted("enter_desk")
def desk(request: HttpRequest) -> HttpResponse:
    """Show what one may do, and why not the rest."""
    page = Page(
        title=_("Desk"), description="", addresses=addresses("desk"), private=True
    )
    standing = standing_in(request)
    answers = {name: explain(name, standing) for name in PERMISSIONS}
    return show(request, "desk.html", page, answers=answers)
