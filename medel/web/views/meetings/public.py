"""What everyone may read of a meeting: before it numbers, after it what it prioritised.

No person is named, and no application that did not get a place within the money.
"""

from decimal import Decimal

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from medel.core.money import Money
from medel.decisions.queries import meetings as queries
from medel.decisions.sitting import read_sitting
from medel.programmes.programme import Programme
from medel.rules.steps import read_table
from medel.web.access import public
from medel.web.addresses import address, addresses
from medel.web.meetings.board import name_counties
from medel.web.page import Crumb, Page, language, show
from medel.web.trail import crumb_of_programme
from medel.web.views.meetings.pages import name_day

NOTHING = Decimal(0)


@public
def public_meetings(request: HttpRequest, programme: Programme) -> HttpResponse:
    """List the meetings whose grounds of priority are published."""
    table = read_table("meeting")
    page = Page(
        title=_("Meetings that prioritise"),
        description=_(
            "When the approved applications are put in order, and on what grounds."
        ),
        addresses=addresses("public_meetings", programme=programme),
        section="calls",
        programme=programme,
        crumbs=(crumb_of_programme(programme),),
    )
    found = [
        (one, table.state(one.state).name) for one in queries.list_public(programme)
    ]
    return show(request, "meetings/public_list.html", page, meetings=found)


@public
def public_meeting(
    request: HttpRequest, programme: Programme, number: int
) -> HttpResponse:
    """Show a meeting: its grounds, and once it is handed over what it came to."""
    held = queries.find_public(programme, number)
    if held is None:
        raise Http404
    sitting = read_sitting(held)
    over = held.handed_over is not None
    prioritised = queries.list_prioritised(held) if over else []
    page = Page(
        title=name_day(held),
        description=_("The grounds of priority, and what the meeting came to."),
        addresses=addresses("public_meeting", programme=programme, number=number),
        section="calls",
        programme=programme,
        crumbs=(crumb_of_programme(programme), _lead_back(programme)),
    )
    own = {int(key) for one in sitting.members for key in one.organisations}
    return show(
        request,
        "meetings/public.html",
        page,
        meeting=held,
        sitting=sitting,
        state=read_table("meeting").state(held.state),
        over=over,
        money=Money(sitting.money, "SEK"),
        asked=Money(sum((one.asked for one in sitting.ranked), NOTHING), "SEK"),
        granted=Money(sum((one.asked for one in prioritised), NOTHING), "SEK"),
        prioritised=[
            (one, name_counties(programme, one.papers["counties"]),
             len(sitting.recused_in(one)))
            for one in prioritised
        ],
        left_out=sum(1 for one in sitting.ranked if one.within is False),
        sent_back=sum(1 for one in sitting.ranked if one.returned),
        organisations=sorted(queries.name_organisations(own).values()),
        minutes=next((one for one in sitting.minutes if one.signed), None),
    )  # fmt: skip


def _lead_back(programme: Programme) -> Crumb:
    href = address("public_meetings", language(), programme=programme)
    return Crumb(_("Meetings that prioritise"), href)
