"""The home page: the whole programme at a glance."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from medel.programmes.programme import Programme
from medel.projects.queries import read_latest
from medel.web.access import public
from medel.web.addresses import addresses
from medel.web.context import home_programme
from medel.web.drawing.maps import draw_counties
from medel.web.linked_data import describe_programme
from medel.web.money import tell_money
from medel.web.page import Page, language, show

LATEST = 4


@public
def home(request: HttpRequest) -> HttpResponse:
    """Show what the programme is, its money, its needs and the ways in."""
    programme = home_programme()
    return show(
        request,
        "home.html",
        _describe(programme),
        money=tell_money(programme, on=timezone.localdate()),
        map=draw_counties(programme),
        latest=read_latest(programme.code, limit=LATEST),
    )


def _describe(programme: Programme) -> Page:
    return Page(
        title=_("Regional funds, from idea to result"),
        description=programme.identity.lead.to(language()),
        addresses=addresses("home"),
        section="home",
        programme=programme,
        linked_data=describe_programme(programme),
    )
