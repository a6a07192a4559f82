"""The mail that carries an invitation, and nothing more of anyone than it needs."""

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

    from medel.parties.models import Invitation


def send_invitation(request: HttpRequest, made: Invitation, secret: str) -> str:
    """Send the link of an invitation to its address; give the link."""
    path = address("invitation", language(), secret=secret)
    link = make_absolute(path, find_origin(request))
    body = render_to_string("medel/mail/invitation.txt", {"made": made, "link": link})
    send_mail(_("You are invited to Medel"), body, None, [made.email])
    return link
