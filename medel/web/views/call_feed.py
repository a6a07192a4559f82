"""The feed of a programme's calls: each publication and each change is an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from medel.applications.queries.calls import read_public
from medel.web.access import public
from medel.web.addresses import address, make_absolute
from medel.web.context import find_origin
from medel.web.page import language
from medel.web.templatetags.called import text_of
from medel.web.templatetags.moments import moment

if TYPE_CHECKING:
    from medel.applications.queries.calls import Standing
    from medel.programmes.programme import Programme

MOST = 100


@public
def feed(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Give the programme's calls as an Atom feed, the latest first."""
    origin, shown = find_origin(request), language()
    listed = read_public(programme.code, at=timezone.now())
    calls = sorted(listed, key=_changed, reverse=True)[:MOST]
    own = make_absolute(address("calls_feed", shown, programme=programme), origin)
    made = Atom1Feed(
        title=_("Calls in %s") % programme.identity.short_name.to(shown),
        link=make_absolute(address("calls", shown, programme=programme), origin),
        description="",
        language=shown,
        feed_url=own,
        feed_guid=own,
    )
    for one in calls:
        path = address("call", shown, programme=programme, slug=one.call.code)
        link = make_absolute(path, origin)
        made.add_item(
            title=text_of(one.call, "title"),
            link=link,
            unique_id=link,
            description=escape(_summarise(one)),  # readers take it for HTML
            pubdate=one.call.published,
            updateddate=one.call.changed,
        )
    return HttpResponse(made.writeString("utf-8"), content_type="application/atom+xml")


def _changed(one: Standing) -> str:
    return (one.call.changed or one.call.opens).isoformat()


def _summarise(one: Standing) -> str:
    told = _("Opens %(opens)s, closes %(closes)s.") % {
        "opens": moment(one.call.opens),
        "closes": moment(one.call.closes),
    }
    return f"{told} {text_of(one.call, 'summary')}"
