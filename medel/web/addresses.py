"""Addresses: the same page in every language, and pages under an older name."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from django.conf import settings
from django.http import Http404
from django.urls import Resolver404, resolve, reverse
from django.utils import translation

from medel.core.texts import Language
from medel.programmes.statements import Slugs


class Sluggish(Protocol):
    """Something with an address of its own."""

    @property
    def slug(self) -> Slugs:
        """The thing's part of an address."""

    @property
    def former_slugs(self) -> tuple[str, ...]:
        """What that part was called before."""


Thing = TypeVar("Thing", bound=Sluggish)


def address(name: str, language: str, **parts: object) -> str:
    """Give a page's address in a language; a thing among the parts gives its slug."""
    written = {
        key: part.slug.to(language) if hasattr(part, "slug") else part
        for key, part in parts.items()
    }
    with translation.override(language):
        return reverse(name, kwargs=written)


def addresses(name: str, **parts: object) -> dict[str, str]:
    """Give a page's address in every language."""
    return {str(one): address(name, one, **parts) for one in Language}


def find_by_slug(things: Iterable[Thing], slug: str) -> Thing:
    """Find a thing by its slug of today in any language, or a former one; else 404."""
    for thing in things:
        if slug in (thing.slug.sv, thing.slug.en, *thing.former_slugs):
            return thing
    raise Http404


def find_other_language(path: str) -> str | None:
    """Find where a path in the other language's words belongs: /en/projekt/."""
    _, prefix, rest = ([*path.split("/", 2), "", ""])[:3]
    for language in Language:
        if prefix in set(Language) - {language}:
            bare = f"/{language}/{rest.rstrip('/')}"
            found = _resolve(f"{bare}/", language) or _resolve(bare, language)
            if found:
                return address(found[0], prefix, **found[1])
    return None


def make_absolute(path: str, origin: str) -> str:
    """Give an address with its site: the configured one, else the request's own."""
    return f"{settings.MEDEL_SITE_URL or origin}{path}"


def _resolve(path: str, language: str) -> tuple[str, dict[str, object]] | None:
    with translation.override(language):
        try:
            match = resolve(path)
        except Resolver404:
            return None
    return match.view_name, match.kwargs
