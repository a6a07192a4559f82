"""Beginning an application from a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from medel.applications.actions.drafts import begin
from medel.applications.queries.calls_to_apply import find_call
from medel.parties.states import Role
from medel.web.access import signed_in
from medel.web.acting import actor_in
from medel.web.addresses import address, addresses
from medel.web.applications.carrying import put_carried
from medel.web.applications.entering import organisations_in
from medel.web.forms import attempt
from medel.web.page import Crumb, Page, language, show

if TYPE_CHECKING:
    from medel.applications.models import Application, Call
    from medel.journal.acts import Actor
    from medel.programmes.programme import Programme


class BeginForm(forms.Form):
    """Which organisation applies."""

    organisation = forms.TypedChoiceField(
        label=_("Organisation that applies"), coerce=int, widget=forms.RadioSelect
    )

    def __init__(
        self, data: object, choices: list[tuple[int, str]], **named: object
    ) -> None:
        """Offer one's own organisations."""
        super().__init__(data, **named)  # type: ignore[arg-type]
        self.fields["organisation"].label = _("Organisation that applies")
        self.fields["organisation"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.fields["organisation"].initial = choices[0][0]


@signed_in
def begin_application(
    request: HttpRequest, programme: Programme, code: str
) -> HttpResponse:
    """Ask which organisation applies, and begin."""
    call = find_call(programme.code, code)
    if call is None:
        raise Http404
    own = organisations_in(request, programme.code)
    form = BeginForm(
        request.POST if request.method == "POST" else None,
        [(one.pk, str(one)) for one in own],
    )
    if form.is_valid():
        made = attempt(form, lambda: _begin(request, call, form))
        if made:
            put_carried(request, made)
            return HttpResponseRedirect(
                address("application", language(), key=made.key)
            )
    page = _page(programme, call, wrong=bool(form.errors))
    now = timezone.now()
    return show(
        request,
        "applications/begin.html",
        page,
        form=form,
        call=call,
        organisations=own,
        open_now=call.opens <= now < call.closes,
    )


def _begin(request: HttpRequest, call: Call, form: BeginForm) -> Application:
    number = form.cleaned_data["organisation"]
    own = organisations_in(request, call.programme)
    organisation = next(one for one in own if one.pk == number)
    return begin(
        call, organisation, by=_actor(request, call, number), at=timezone.now()
    )


def _actor(request: HttpRequest, call: Call, number: int) -> Actor:
    return actor_in(
        request,
        Role.AUTHORISED_SIGNATORY,
        Role.APPLICANT,
        programme=call.programme,
        organisation=number,
    )


def _page(programme: Programme, call: Call, *, wrong: bool) -> Page:
    title = call.title_sv if language() == "sv" else call.title_en
    return Page(
        title=_("Apply"),
        description=title,
        addresses=addresses("begin_application", programme=programme, code=call.code),
        private=True,
        wrong=wrong,
        crumbs=(Crumb(_("My applications"), address("applications", language())),),
    )
