"""My applications: those that one's organisations make or take part in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from medel.applications.queries import own
from medel.web.access import signed_in, standing_in
from medel.web.addresses import addresses
from medel.web.page import Page, show

LONGEST_PAGE = 6


@signed_in
def applications(request: HttpRequest) -> HttpResponse:
    """List one's applications, and what one is asked to take part in."""
    held = standing_in(request).memberships
    number = _read_page(request)
    pages = max(1, -(-own.count_own(held) // own.PAGE))
    if number > pages:
        raise Http404
    page = Page(
        title=_("My applications"),
        description="",
        addresses=addresses("applications"),
        private=True,
    )
    return show(
        request,
        "applications/mine.html",
        page,
        applications=own.own_applications(held, number),
        invited=own.open_invitations(held),
        carried=request.session.get("carried"),
        number=number,
        pages=pages,
        now=timezone.now(),
    )


def _read_page(request: HttpRequest) -> int:
    stated = request.GET.get("page", "1")
    if not (stated.isascii() and stated.isdigit() and len(stated) < LONGEST_PAGE):
        raise Http404
    return max(1, int(stated))
