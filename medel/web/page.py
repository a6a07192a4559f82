"""A page: what it is called, where it is, and how it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import get_language

from medel.programmes.programme import Programme


@dataclass(frozen=True)
class Crumb:
    """One step of the way back: a name and an address."""

    name: str
    href: str


@dataclass(frozen=True, kw_only=True)
class Page:
    """What every page has: a title, a description, its addresses and the way back.

    `query` is what stands after the address, with its question mark, and goes along
    when the language is switched. `feed` is where what is listed can be subscribed to.
    A `private` page is for those who have signed in or are about to; search engines are
    told to leave it. A `wrong` one shows what has to be put right in its form.
    """

    title: str
    description: str
    addresses: Mapping[str, str]
    query: str = ""
    section: str = ""
    feed: str = ""
    crumbs: tuple[Crumb, ...] = ()
    programme: Programme | None = None
    linked_data: Mapping[str, object] = field(default_factory=dict)
    private: bool = False
    wrong: bool = False

    @property
    def here(self) -> str:
        """The page's own address in the language being shown."""
        return self.addresses[language()]


def language() -> str:
    """Give the language being shown."""
    return get_language() or "sv"


def show(
    request: HttpRequest, template: str, page: Page, **context: object
) -> HttpResponse:
    """Show a page; under an older or foreign address, redirect to its own."""
    if request.path != page.here:
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(page.here + (f"?{query}" if query else ""))
    told = {"page": page, "programme": page.programme, **context}
    return render(request, f"medel/{template}", told)
