"""A result on other sites: the page that gives the code, and what is in the frame."""

from collections.abc import Callable
from functools import wraps

from csp.constants import SELF
from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt

from medel.projects.bank import search_bank
from medel.projects.selection import Selection
from medel.reporting.terms import find_terms
from medel.web import embeds
from medel.web.access import public
from medel.web.addresses import addresses, make_absolute
from medel.web.charts import list_charts
from medel.web.context import find_origin
from medel.web.drawing.regions import draw_regions
from medel.web.facets import describe
from medel.web.page import Page, language, show
from medel.web.refusals import answer_selection
from medel.web.showing import find_measure, list_columns
from medel.web.trail import crumb_of_list

View = Callable[[HttpRequest, str, Selection], HttpResponse]


def _of_a_result(view: View) -> Callable[..., HttpResponse]:
    """Read the address for a view of one kind of embedding; 404 for other kinds."""

    @wraps(view)
    def read(request: HttpRequest, what: str) -> HttpResponse:
        if what not in embeds.KINDS:
            raise Http404
        return answer_selection(request, lambda asked: view(request, what, asked))

    return read


@public
@csp_replace({"frame-src": [SELF]})
@_of_a_result
def embed(request: HttpRequest, what: str, selection: Selection) -> HttpResponse:
    """Give the code that shows a result on another site, and show how it looks."""
    framed = embeds.address_of(what, selection)
    page = Page(
        title=_("Put it on your own site"),
        description=_("Code that shows the result of a search on another site."),
        addresses=addresses("embed", what=what),
        query=f"?{selection.write()}" if selection.write() else "",
        section="projects",
        crumbs=(crumb_of_list("projects"),),
    )
    return show(
        request,
        "embed.html",
        page,
        kinds=embeds.list_kinds(selection, what),
        about=describe(selection),
        framed=framed,
        code=embeds.write_code(
            make_absolute(framed, find_origin(request)), what, selection
        ),
        height=embeds.KINDS[what],
        selection=selection,
    )


@public
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@_of_a_result
def embedded(request: HttpRequest, what: str, selection: Selection) -> HttpResponse:
    """Show a table, a map or a chart of a result, made for a frame on another site."""
    asked = embeds.leave_to(what, selection)
    size = embeds.ROWS if what == embeds.TABLE else 0
    result = search_bank(asked, size=size)
    measure = find_measure(asked, result)
    is_chart, terms = what not in {embeds.TABLE, embeds.MAP}, find_terms()
    page = Page(
        title=describe(asked) or _("All projects"),
        description=embeds.name_kind(what),
        addresses=addresses("embedded", what=what),
        query=f"?{asked.write()}" if asked.write() else "",
        section="projects",
    )
    return show(
        request,
        "embedded.html",
        page,
        what=what,
        result=result,
        measure=measure,
        selection=asked,
        columns=list_columns(asked),
        map=draw_regions(asked, measure=measure) if what == embeds.MAP else None,
        chart=list_charts(asked, result, [what])[0] if is_chart else None,
        terms=terms.text.to(language()),
        licence=terms.address,
    )
