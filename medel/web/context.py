"""What every template knows: the programme of this installation and the site."""

from collections.abc import Mapping

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest

from medel.programmes.catalogue import installed
from medel.programmes.programme import Programme
from medel.web.addresses import make_absolute


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
    }


def find_origin(request: HttpRequest) -> str:
    """Give the request's scheme and host; nothing for a host that is not ours."""
    try:
        return f"{request.scheme}://{request.get_host()}"
    except DisallowedHost:
        return ""
