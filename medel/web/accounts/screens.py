"""allauth's pages: its logic, our title, words, template and rule of access."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TypeGuard

from django.conf import settings
from django.contrib.messages import get_messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from medel.web.access import View
from medel.web.addresses import addresses
from medel.web.page import Page

# What allauth calls its fields, and what we do.
LABELS: dict[str, Promise] = {
    "login": _("E-mail"),
    "email": _("E-mail"),
    "password": _("Password"),
    "password1": _("Password, at least 12 characters"),
    "password2": _("The same password again"),
    "oldpassword": _("The password you have now"),
    "code": _("Code"),
    "name": _("Name"),
    "passwordless": _("Sign in with it alone, without a password"),
}
TWICE: dict[str, Promise] = {"password1": _("New password, at least 12 characters")}
# Context that a page may lack, and that its template asks for.
ABSENT: dict[str, object] = {
    "redirect_field_value": "",
    "form": None,
    "email": "",
    "js_data": None,
    "reauthentication_alternatives": (),
    "can_resend": False,
}


@dataclass(frozen=True)
class Screen:
    """How one of allauth's pages is shown."""

    title: str | Promise
    lead: str | Promise = ""
    submit: str | Promise = ""
    template: str = "form"


def dress(view: View, guard: Callable[[View], View], name: str, screen: Screen) -> View:
    """Show one of allauth's pages our way, behind our own rule of access."""

    @wraps(view)
    def enter(
        request: HttpRequest, *parts: object, **named: object
    ) -> HttpResponseBase:
        response = view(request, *parts, **named)
        if _is_page(response):
            _show_ours(request, response, screen, addresses(name, **named))
        return response

    return guard(enter)


def _is_page(response: HttpResponseBase) -> TypeGuard[TemplateResponse]:
    """Whether the answer is a page that is not written yet, and no file."""
    kind = str(response.headers.get("Content-Type", ""))
    return isinstance(response, TemplateResponse) and kind.startswith("text/html")


def _show_ours(
    request: HttpRequest,
    response: TemplateResponse,
    screen: Screen,
    at: dict[str, str],
) -> None:
    told = response.context_data or {}
    forms = [one for one in told.values() if isinstance(one, BaseForm)]
    for form in forms:
        name_fields(form)
    told.pop("site", None)  # allauth's own; ours is the address in the page's head
    closed = "signup_closed" in str(response.template_name)
    response.template_name = f"medel/account/{screen.template}.html"
    response.context_data = {
        **ABSENT,
        **told,
        "page": Page(
            title=str(screen.title),
            description=str(screen.lead),
            addresses=at,
            private=True,
            wrong=any(form.errors for form in forms),
        ),
        "screen": screen,
        "closed": closed,
        "programme": None,
        "notes": list(get_messages(request)),
        "provider": settings.MEDEL_OIDC_NAME,
        "sign_up": settings.MEDEL_SIGN_UP,
        "signed_in": request.user.is_authenticated,
    }


def name_fields(form: BaseForm) -> None:
    """Call the fields what the house calls them; a label is no placeholder."""
    if "login" in form.fields:
        form.fields["password"].help_text = ""  # the page says it below the form
    labels = LABELS | TWICE if "password2" in form.fields else LABELS
    for name, field in form.fields.items():
        if name in labels and type(form).__module__.startswith("allauth"):
            field.label = str(labels[name])
        field.widget.attrs.pop("placeholder", None)
    # A form that was sent has kept its fields with the names that they had.
    form._bound_fields_cache.clear()  # type: ignore[attr-defined] # noqa: SLF001
