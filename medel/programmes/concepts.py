"""Concepts: what projects are about, in people's words, and which objectives pay."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from medel.core.references import Reference
from medel.core.texts import NonEmpty, Text
from medel.programmes.faults import Fault, ProgrammeError
from medel.programmes.objectives import ObjectiveCode
from medel.programmes.reading import Model, read_model
from medel.programmes.statements import Code, Href, Strict, have_form, require_whole

FOLDER = Path(__file__).parent / "data" / "ideas"
# 3: what the objective is about, 2: often, 1: sometimes.
Weight = Annotated[int, BeforeValidator(require_whole), Field(ge=1, le=3)]
Term = Annotated[
    NonEmpty, have_form(r"\*?[^\s*]+(?: [^\s*]+)*\*?", "laddinfra* or smarta elnät")
]


class Worded(Strict):
    """A thought, and the words that people write it with in each language."""

    code: Code
    name: Text
    sv: Annotated[tuple[Term, ...], Field(min_length=1)]
    en: Annotated[tuple[Term, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def say_once(self) -> Self:
        """Refuse a word that stands twice in a language."""
        for terms in (self.sv, self.en):
            twice = {term for term in terms if terms.count(term) > 1}
            if twice:
                message = "{terms} stands twice"
                listed = ", ".join(sorted(twice))
                raise PydanticCustomError("twice", message, {"terms": listed})
        return self


class Concept(Worded):
    """What a project may be about, and how clearly it speaks for each objective."""

    objectives: Mapping[ObjectiveCode, Weight] = {}
    elsewhere: tuple[Code, ...] = ()


class Sign(Worded):
    """What shows that a description answers a question, or raises one."""


class Elsewhere(Strict):
    """Another place to ask for money, for ideas that no objective pays for."""

    code: Code
    name: Text
    text: Text
    href: Href


class Concepts(Strict):
    """The files concepts.toml: Medel's own, and what a programme adds."""

    concepts: tuple[Concept, ...] = ()
    area_concepts: Mapping[Code, tuple[Code, ...]] = {}


class Signs(Strict):
    """The file signs.toml."""

    signs: tuple[Sign, ...]


class Others(Strict):
    """The file elsewhere.toml."""

    elsewhere: tuple[Elsewhere, ...]


class Grounds(Strict):
    """The file grounds.toml: the public pages that the idea check rests on."""

    grounds: Mapping[Code, Reference]


@cache
def shared_concepts() -> tuple[Concept, ...]:
    """Read the concepts of all ERDF programmes; raise ProgrammeError on a fault."""
    concepts = _read("concepts.toml", Concepts).concepts
    known = {one.code for one in elsewhere()}
    faults = [
        Fault("concepts.toml", concept.code, f'there is no "{code}" in elsewhere.toml')
        for concept in concepts
        for code in concept.elsewhere
        if code not in known
    ]
    faults += _find_twins("concepts.toml", [concept.code for concept in concepts])
    if faults:
        raise ProgrammeError("ideas", faults)
    return concepts


@cache
def signs() -> Mapping[str, Sign]:
    """Read the signs by code; raise ProgrammeError on a fault."""
    return {sign.code: sign for sign in _read("signs.toml", Signs).signs}


@cache
def elsewhere() -> tuple[Elsewhere, ...]:
    """Read where else one may turn; raise ProgrammeError on a fault."""
    return _read("elsewhere.toml", Others).elsewhere


@cache
def grounds() -> Mapping[str, Reference]:
    """Read what the idea check rests on; raise ProgrammeError on a fault."""
    return _read("grounds.toml", Grounds).grounds


def _find_twins(file: str, codes: list[str]) -> Iterable[Fault]:
    twins = sorted({code for code in codes if codes.count(code) > 1})
    return [Fault(file, code, "a code stands twice") for code in twins]


def _read(name: str, shape: type[Model]) -> Model:
    faults: list[Fault] = []
    read = read_model(FOLDER / name, shape, {}, faults)
    if read is None:
        raise ProgrammeError(name, faults)
    return read
