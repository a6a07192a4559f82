"""An organisation: what it got and took part in, under all its names."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from medel.projects.organisations import (
    Account,
    NoSuchOrganisationError,
    account_for,
    find_organisation,
)
from medel.projects.selection import Selection
from medel.web.access import public
from medel.web.addresses import address, addresses
from medel.web.linked_data import describe_organisation
from medel.web.page import Page, language, show
from medel.web.trail import crumb_of_list


@public
def organisation(request: HttpRequest, code: str) -> HttpResponse:
    """Show an entry of the register; an alias leads there, for as long as it is one."""
    try:
        found = find_organisation(code)
    except NoSuchOrganisationError as error:
        raise Http404 from error
    if found.entry:
        entry = address("organisation", language(), code=found.entry.code)
        return HttpResponseRedirect(entry)
    account = account_for(found)
    query = Selection({"beneficiary": (found.name,)}).write()
    return show(
        request,
        "organisation.html",
        _describe(account),
        account=account,
        aliases=[one for one in account.spellings if one.pk != found.pk],
        query=query,
    )


def _describe(account: Account) -> Page:
    entry = account.entry
    return Page(
        title=entry.name,
        description=_("Projects with EU support that %(name)s has or takes part in.")
        % {"name": entry.name},
        addresses=addresses("organisation", code=entry.code),
        section="projects",
        crumbs=(crumb_of_list("projects"),),
        linked_data=describe_organisation(account),
    )
