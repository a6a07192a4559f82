"""Pages of prose, and the glossary."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from medel.programmes.glossary import terms
from medel.web.access import public
from medel.web.addresses import addresses
from medel.web.page import Page, language, show
from medel.web.prose import read_prose
from medel.web.sorting import alphabetise


@public
def about(request: HttpRequest) -> HttpResponse:
    """Tell what Medel is, where its facts come from, and what it is not."""
    return _show(request, "about")


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    """Tell how accessible the site is, as the law on digital public service asks."""
    return _show(request, "accessibility")


@public
def privacy(request: HttpRequest) -> HttpResponse:
    """Tell which personal data is handled, and which is not."""
    return _show(request, "privacy")


@public
def search_help(request: HttpRequest) -> HttpResponse:
    """Explain how to search, by examples that are links."""
    return _show(request, "search_help")


@public
def glossary(request: HttpRequest) -> HttpResponse:
    """Explain the field's words in alphabetical order."""
    page = Page(
        title=_("Glossary"),
        description=_("The words of regional funds, in plain language."),
        addresses=addresses("glossary"),
    )
    listed = alphabetise(terms(), lambda term: term.term.to(language()))
    return show(request, "glossary.html", page, letters=listed)


def _show(request: HttpRequest, name: str) -> HttpResponse:
    prose = read_prose(name, language())
    page = Page(
        title=prose.title, description=prose.description, addresses=addresses(name)
    )
    return show(request, "prose.html", page, prose=prose)
