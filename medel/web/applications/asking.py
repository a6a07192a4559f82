"""The mail that asks an organisation to take part, and nothing more than it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from medel.web.addresses import address, make_absolute
from medel.web.context import find_origin
from medel.web.page import language

if TYPE_CHECKING:
    from django.http import HttpRequest

    from medel.applications.models import Party


def send_question(request: HttpRequest, email: str, party: Party, secret: str) -> None:
    """Send the link of a question to somebody of the organisation."""
    path = address("asked", language(), secret=secret)
    told = {"party": party, "link": make_absolute(path, find_origin(request))}
    body = render_to_string("medel/mail/asked.txt", told)
    send_mail(_("You are asked to take part in an application"), body, None, [email])
