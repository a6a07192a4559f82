"""Who may enter an address: every view says it, and a test walks them all."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import TYPE_CHECKING

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from medel.parties.permissions import Standing, Subject, explain
from medel.parties.queries import standing_of
from medel.programmes.programme import Programme
from medel.web.page import language
from medel.web.refusals import answer

if TYPE_CHECKING:
    from medel.parties.models import Person

View = Callable[..., HttpResponseBase]
READING = ("GET", "HEAD")
FORMS = (*READING, "POST")


class Access(StrEnum):
    """Who may enter."""

    PUBLIC = "public"  # anyone, to read
    OPEN_FORM = "open_form"  # anyone, also to send the page's form
    SIGNED_IN = "signed_in"  # whoever has signed in
    PERMITTED = "permitted"  # whoever's role gives the permission


def public(view: View) -> View:
    """Let anyone read this address; anything but reading is refused on a clear page."""
    enter = _only(view, READING, Access.PUBLIC)
    # Nothing can be sent here, so there is nothing to forge: the refusal says so.
    return csrf_exempt(enter)


def public_form(view: View) -> View:
    """Let anyone read this address and send its form, which changes nothing.

    Nothing is stored and nobody is signed in by it, so no token is asked for.
    """
    return csrf_exempt(_only(view, FORMS, Access.PUBLIC))


def open_form(view: View) -> View:
    """Let anyone read this address and send its form: signing in, an invitation."""
    return never_cache(_only(view, FORMS, Access.OPEN_FORM))


def _only(view: View, methods: tuple[str, ...], access: Access) -> View:
    """Let these methods through; refuse others on a clear page."""

    @wraps(view)
    def enter(
        request: HttpRequest, *parts: object, **named: object
    ) -> HttpResponseBase:
        if request.method in methods:
            return view(request, *parts, **named)
        return _refuse_method(request, methods)

    enter.access = access  # type: ignore[attr-defined]
    return enter


def signed_in(view: View) -> View:
    """Let whoever has signed in enter; staff only with a second factor."""
    return _guard(view, Access.SIGNED_IN)


def signed_in_anyhow(view: View) -> View:
    """Let whoever has signed in enter, also staff about to set up a second factor."""
    return _guard(view, Access.SIGNED_IN, secured=False)


def permitted(permission: str) -> Callable[[View], View]:
    """Let whoever has the permission enter, for the programme of the address if any."""
    return lambda view: _guard(view, Access.PERMITTED, permission)


def standing_in(request: HttpRequest) -> Standing:
    """Give who has signed in, with roles; read once for a request."""
    kept = getattr(request, "standing", None)
    if isinstance(kept, Standing):
        return kept
    person = getattr(request, "user", None)
    standing = Standing(None)
    if person is not None and person.is_authenticated:
        standing = standing_of(person, assured=_is_assured(request, person))
    request.standing = standing  # type: ignore[attr-defined]
    return standing


def person_in(request: HttpRequest) -> Person:
    """Give who has signed in; only for views that nobody else may enter."""
    person = standing_in(request).person
    if person is None:
        raise TypeError("nobody has signed in")
    return person


def _guard(
    view: View, access: Access, permission: str = "", *, secured: bool = True
) -> View:
    @wraps(view)
    def enter(
        request: HttpRequest, *parts: object, **named: object
    ) -> HttpResponseBase:
        refusal = _find_refusal(request, permission, named, secured=secured)
        return refusal or view(request, *parts, **named)

    enter.access = access  # type: ignore[attr-defined]
    enter.permission = permission  # type: ignore[attr-defined]
    return never_cache(enter)


def _find_refusal(
    request: HttpRequest, permission: str, named: dict[str, object], *, secured: bool
) -> HttpResponseBase | None:
    standing = standing_in(request)
    if standing.person is None:
        return redirect_to_login(request.get_full_path(), reverse("account_login"))
    if request.method not in FORMS:
        return _refuse_method(request, FORMS)
    if secured and standing.must_secure:
        return HttpResponseRedirect(reverse("mfa_index"))
    if permission:
        told = explain(permission, standing, _subject(named))
        if not told.allowed:
            reason = told.reason.to(language())
            return answer(request, status=403, reason=reason)
    return None


def _subject(named: dict[str, object]) -> Subject:
    programme = named.get("programme")
    return Subject(programme.code if isinstance(programme, Programme) else "")


def _is_assured(request: HttpRequest, person: Person) -> bool:
    """Whether the sign-in came from a provider that asks for two factors itself."""
    if not settings.MEDEL_OIDC_TWO_FACTOR:
        return False
    records = get_authentication_records(request, person)
    return any(record.get("method") == "socialaccount" for record in records)


def _refuse_method(request: HttpRequest, allowed: tuple[str, ...]) -> HttpResponseBase:
    reason = _("Nothing can be sent to this address. Nothing was changed.")
    page = answer(request, status=405, reason=reason)
    page.headers["Allow"] = ", ".join(allowed)
    return page
