"""What every template knows: the programme of this installation and the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import DisallowedHost

from medel.programmes.catalogue import installed
from medel.web.access import standing_in
from medel.web.addresses import make_absolute

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest

    from medel.parties.models import Person
    from medel.programmes.programme import Programme


def home_programme() -> Programme:
    """Give the programme that the home page shows: the one named in the settings."""
    return installed()[settings.MEDEL_PROGRAMME]


def describe_site(request: HttpRequest) -> Mapping[str, object]:
    """Give the templates the home programme and the site's own address."""
    site = make_absolute("", find_origin(request))
    return {
        "home_programme": home_programme(),
        "site": site,
        "operator": settings.MEDEL_OPERATOR,
        "contact": settings.MEDEL_CONTACT,
        "source_url": settings.MEDEL_SOURCE_URL,
        "person": find_person(request),
        "desk": find_desk(request),
    }


def find_person(request: HttpRequest) -> Person | None:
    """Give who has signed in; a visitor without a cookie costs no look-up."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    return standing_in(request).person


def find_desk(request: HttpRequest) -> bool:
    """Tell whether whoever has signed in has a desk to go to."""
    return find_person(request) is not None and standing_in(request).of_staff


def find_origin(request: HttpRequest) -> str:
    """Give the request's scheme and host; nothing for a host that is not ours."""
    try:
        return f"{request.scheme}://{request.get_host()}"
    except DisallowedHost:
        return ""
