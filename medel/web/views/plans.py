"""The plan checker: what one writes is counted, answered and forgotten."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from medel.core.errors import MedelError
from medel.core.texts import Text
from medel.programmes.programme import Programme
from medel.web.access import public_form
from medel.web.addresses import addresses
from medel.web.page import Page, language, show
from medel.web.plans.answer import ShownAnswer, answer_plan
from medel.web.plans.files import FORMATS, open_plan, send_plan
from medel.web.plans.forms import PlanForm, grow
from medel.web.plans.reading import read_form, show_plan
from medel.web.trail import crumb_of_programme
from medel.web.uploading import takes_small_file


class OtherProgrammeError(MedelError):
    """The plan that is opened is for another programme than the page's."""

    def __init__(self, code: str) -> None:
        """Tell which programme the plan is for."""
        super().__init__(
            Text(
                sv=f"Planen är för ett annat program, {code}. "
                "Öppna den på det programmets sida.",
                en=f"The plan is for another programme, {code}. "
                "Open it on that programme's page.",
            )
        )


@public_form
@takes_small_file
def plan(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Show the form, and the answer to what it says; save it or open one."""
    do = request.POST.get("do", "")
    form = PlanForm(grow(request.POST) if request.method == "POST" else None)
    try:
        if do == "open":
            return _show_opened(request, programme)
        shown = _answer(form, programme) if form.is_readable else None
        if shown and do in FORMATS:
            return send_plan(shown, do, programme)
    except MedelError as error:
        return _show(request, programme, form, reason=error.reason.to(language()))
    return _show(request, programme, form, shown)


def _show_opened(request: HttpRequest, programme: Programme) -> HttpResponse:
    opened = open_plan(request)
    if opened.programme != programme.code:
        raise OtherProgrammeError(opened.programme)
    shown = answer_plan(opened, programme, on=opened.day(timezone.localdate()))
    return _show(request, programme, show_plan(opened), shown)


def _answer(form: PlanForm, programme: Programme) -> ShownAnswer:
    read = read_form(form, programme.code)
    return answer_plan(read, programme, on=read.day(timezone.localdate()))


def _show(
    request: HttpRequest,
    programme: Programme,
    form: PlanForm,
    shown: ShownAnswer | None = None,
    *,
    reason: str = "",
) -> HttpResponse:
    page = Page(
        wrong=form.has_errors or bool(reason),
        title=_("Does your financing plan hold?"),
        description=_(
            "Say what the project costs and who pays. "
            "You get the sums, what the rules say and what to do. Nothing is stored."
        ),
        addresses=addresses("plan", programme=programme),
        section="financing",
        programme=programme,
        crumbs=(crumb_of_programme(programme),),
    )
    told = {"form": form, "shown": shown, "reason": reason}
    return show(request, "plan.html", page, **told, is_asked=_is_asked(request))


def _is_asked(request: HttpRequest) -> bool:
    """Tell whether one pressed the button for the answer, which is to be seen then."""
    return request.POST.get("do") in {"check", "open"} and not request.headers.get(
        "HX-Request"
    )
