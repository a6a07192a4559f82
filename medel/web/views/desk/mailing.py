"""Mail to the applicants: that something is asked, where and by when; never what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from medel.core.texts import Language
from medel.decisions.queries.case import list_addresses
from medel.web.addresses import address, make_absolute
from medel.web.context import find_origin

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest

    from medel.applications.models import Application


def tell_of_completion(request: HttpRequest, case: Application, due: date) -> None:
    """Tell those who act for the applicants that the authority asks for something.

    In Swedish, the language of the case. The request stands also where the mail does
    not arrive: it is on the applicant's page.
    """
    readers = list_addresses(case)
    if not readers:
        return
    with translation.override(Language.SWEDISH):
        path = address("application", Language.SWEDISH, key=case.key)
        link = make_absolute(path, find_origin(request))
        told = {"case": case, "due": due, "link": link}
        body = render_to_string("medel/mail/completion.txt", told)
        mail = EmailMessage(_("The authority asks for a completion"), body, bcc=readers)
    mail.send(fail_silently=True)
