"""The glossary: the field's words in Swedish and English, with their code names."""

from functools import cache

from medel.core.texts import NonEmpty, Text
from medel.programmes.faults import Fault, ProgrammeError
from medel.programmes.loader import DATA
from medel.programmes.reading import read_model
from medel.programmes.statements import Href, Strict


class Term(Strict):
    """One word of the field: what it is called, in code too, and what it means."""

    term: Text
    code: NonEmpty
    meaning: Text
    source: NonEmpty
    href: Href | None = None


class Glossary(Strict):
    """The file glossary.toml."""

    terms: tuple[Term, ...]


@cache
def terms() -> tuple[Term, ...]:
    """Read every term; raise ProgrammeError on a fault in the file."""
    faults: list[Fault] = []
    glossary = read_model(DATA / "glossary.toml", Glossary, {}, faults)
    if glossary is None:
        raise ProgrammeError("glossary.toml", faults)
    return glossary.terms
