"""A form that comes when its sender's sign-in has run out is kept, never lost.

Each form carries a pass: whom it was made for, signed by this installation. With it,
and only with it, what was written is parked; it is saved as soon as that person has
signed in again. A form that was forged has no pass, and is refused like any other.
"""

import uuid
from functools import wraps

from django.core.signing import BadSignature, TimestampSigner
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
    QueryDict,
)
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect

from medel.applications.actions.parking import KEPT, park
from medel.applications.queries.parked import find_application
from medel.web.access import View, signed_in
from medel.web.addresses import address
from medel.web.page import language

PASS = "pass"
UNSIGNED = 401
_NOT_KEPT = {"csrfmiddlewaretoken", PASS}


def make_pass(person: str, key: uuid.UUID, code: str) -> str:
    """Sign whom a form is made for."""
    return _signer().sign(f"{person}:{key}:{code}")


def read_pass(stated: str, key: uuid.UUID, code: str) -> str | None:
    """Give whom a form was made for; None if it was not made here, or long ago."""
    try:
        person, *rest = _signer().unsign(stated, max_age=KEPT).split(":")
    except BadSignature:
        return None
    return person if rest == [str(key), code] else None


def rescued(view: View) -> View:
    """Let whoever has signed in enter, and keep the form of whoever no longer has."""
    guarded = csrf_protect(signed_in(view))

    @wraps(view)
    def enter(request: HttpRequest, key: uuid.UUID, code: str) -> HttpResponseBase:
        answer = guarded(request, key=key, code=code)
        if request.method == "POST" and not _has_entered(request):
            return _rescue(request, key, code) or answer
        return answer

    enter.access = guarded.access  # type: ignore[attr-defined]
    enter.csrf_exempt = True  # type: ignore[attr-defined]
    return enter


def wants_json(request: HttpRequest) -> bool:
    """Tell whether a script asks, which goes on by itself."""
    return request.headers.get("Accept", "") == "application/json"


def thaw(form: dict[str, list[str]]) -> QueryDict:
    """Make a parked form again what it was when it was sent."""
    sent = QueryDict(mutable=True)
    for name, values in form.items():
        sent.setlist(name, values)
    return sent


def _signer() -> TimestampSigner:
    return TimestampSigner(salt="medel.applications.form")


def _has_entered(request: HttpRequest) -> bool:
    """Whether the sender is signed in and the form is theirs, not an outlived one."""
    proven = getattr(request, "csrf_processing_done", False)
    return bool(proven) and request.user.is_authenticated


def _rescue(request: HttpRequest, key: uuid.UUID, code: str) -> HttpResponse | None:
    person = read_pass(request.POST.get(PASS, ""), key, code)
    application = find_application(key)
    if person is None or application is None:
        return None
    if wants_json(request):
        # The script still has the text: it asks its reader to sign in and sends anew.
        told = _("You have been signed out. Your text is still here on the page.")
        return JsonResponse({"message": told}, status=UNSIGNED)
    kept = {
        name: values for name, values in request.POST.lists() if name not in _NOT_KEPT
    }
    parked = park(application, code, kept, person=person, at=timezone.now())
    return HttpResponseRedirect(
        address(
            "application_parked",
            language(),
            key=application.key,
            code=code,
            parked=parked.key,
        )
    )
