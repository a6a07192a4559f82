"""A plan or an idea made without signing in is taken along into an application."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from medel.applications.queries import own
from medel.applications.queries.calls_to_apply import open_calls
from medel.core.errors import MedelError
from medel.programmes.catalogue import find_programme
from medel.programmes.programme import Programme
from medel.rules.plans.reading import read_plan
from medel.web.access import open_form, public_form, signed_in, standing_in
from medel.web.addresses import address, addresses
from medel.web.applications.carrying import CARRIED, carry, put_carried
from medel.web.applications.entering import part_in
from medel.web.applications.plans import write_plan
from medel.web.idea_form import IdeaForm
from medel.web.page import Crumb, Page, language, show
from medel.web.plans.forms import PlanForm
from medel.web.plans.reading import read_form
from medel.web.refusals import answer


@public_form
def bring_plan(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Show the plan that is to be taken along; nothing is kept yet."""
    form = PlanForm(request.POST if request.method == "POST" else None)
    if not form.is_readable:
        return HttpResponseRedirect(address("plan", language(), programme=programme))
    try:
        plan = read_form(form, programme.code)
    except MedelError as error:
        return answer(request, status=422, reason=error.reason.to(language()))
    page = _page(
        _("Use the plan in an application"),
        addresses("bring_plan", programme=programme),
    )
    told = {"plan": plan.model_dump_json(exclude_defaults=True, exclude_none=True)}
    return show(request, "applications/bring.html", page, told=told)


@public_form
def bring_idea(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Show the idea that is to be taken along; nothing is kept yet."""
    text = IdeaForm.read(request.POST).text
    if not text:
        return HttpResponseRedirect(address("idea", language(), programme=programme))
    page = _page(
        _("Use the idea in an application"),
        addresses("bring_idea", programme=programme),
    )
    return show(request, "applications/bring.html", page, told={"idea": text})


@open_form
def take_along(request: HttpRequest) -> HttpResponse:
    """Keep what is taken along in the visit, and go on to choose an application."""
    written = request.POST.get("plan", "")
    try:
        plan = write_plan(read_plan(written.encode())) if written else None
    except MedelError as error:
        return answer(request, status=422, reason=error.reason.to(language()))
    if plan or request.POST.get("idea"):
        carry(request, plan=plan, idea=request.POST.get("idea", ""))
    return HttpResponseRedirect(address("carried", language()))


@signed_in
def carried(request: HttpRequest) -> HttpResponse:
    """Choose where what was taken along is put: a call to apply in, or a draft."""
    held = standing_in(request).memberships
    kept = request.session.get(CARRIED)
    if request.method == "POST":
        return _put(request)
    page = _page(_("Choose an application"), addresses("carried"))
    drafts = [one for one in own.own_applications(held) if one.state == "draft"]
    calls = [
        (one, find_programme(one.programme)) for one in open_calls(at=timezone.now())
    ]
    return show(
        request,
        "applications/carried.html",
        page,
        kept=kept,
        drafts=drafts,
        calls=[(one, programme) for one, programme in calls if programme],
    )


def _put(request: HttpRequest) -> HttpResponse:
    keys = {
        str(one.key): one.key
        for one in own.own_applications(standing_in(request).memberships)
    }
    key = keys.get(request.POST.get("application", ""))
    if key is None:
        raise Http404
    put_carried(request, part_in(request, key).application)
    return HttpResponseRedirect(address("application", language(), key=key))


def _page(title: str, where: dict[str, str]) -> Page:
    return Page(
        title=title,
        description="",
        addresses=where,
        private=True,
        crumbs=(Crumb(_("My applications"), address("applications", language())),),
    )
