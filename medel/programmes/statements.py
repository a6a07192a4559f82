"""Statements: the strict shape of every fact, with its source and how sure we are."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from reprlib import repr as write_short
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from medel.core.references import Evidence, Reference
from medel.core.texts import Language, NonEmpty, Text

CITED_KEYS = {"document", "place", "checked"}
LARGEST = Decimal(10) ** 15
FINEST = -12


def have_form(pattern: str, example: str) -> AfterValidator:
    """Require a text of a certain form; a refusal shows an example of it."""
    form = re.compile(pattern)

    def require(text: str) -> str:
        if not form.fullmatch(text):
            message = "{text} does not have the right form; for example: {example}"
            named = {"text": write_short(text), "example": example}
            raise PydanticCustomError("form", message, named)
        return text

    return AfterValidator(require)


Slug = Annotated[str, have_form(r"[a-z0-9]+(?:[-.][a-z0-9]+)*", "smart-energy")]
Href = Annotated[
    str,
    have_form(r"https?://[^\s/?#\"<>.]+\.[^\s\"<>]+", "https://example.org/page"),
]
Code = Annotated[str, have_form(r"[a-z0-9][a-z0-9_.+-]*", "smart-energy")]
PeriodLabel = Annotated[str, have_form(r"[0-9]{4}-[0-9]{4}", "2021-2027")]
Day = Annotated[date, Field(strict=True)]
Flag = Annotated[bool, Field(strict=True)]


def _require_number(raw: object) -> object:
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal):
        message = "a number without quotation marks is expected, for example 0.50"
        raise PydanticCustomError("number_expected", message)
    return raw


def require_whole(raw: object) -> object:
    """Refuse anything but a whole number; true is none."""
    if isinstance(raw, bool) or not isinstance(raw, int):
        message = "a whole number without quotation marks is expected"
        raise PydanticCustomError("whole_expected", message)
    return raw


def require_positive(amount: Decimal) -> Decimal:
    """Refuse a number below 0, or one too large or too fine to count with."""
    if amount < 0:
        message = "a number of 0 or more is expected"
        raise PydanticCustomError("positive_expected", message)
    exponent = amount.as_tuple().exponent
    if amount >= LARGEST or (isinstance(exponent, int) and exponent < FINEST):
        message = "a number below 10^15 with at most 12 decimals is expected"
        raise PydanticCustomError("range_expected", message)
    return amount


Number = Annotated[
    Decimal, BeforeValidator(_require_number), AfterValidator(require_positive)
]
Whole = Annotated[int, BeforeValidator(require_whole), Field(ge=1)]


def _require_note(evidence: Evidence, note: Text | None, key: str) -> None:
    if evidence is not Evidence.SEEN and note is None:
        message = (
            'the key "{key}" is missing: evidence other than "seen" needs a note '
            "in both languages that says why"
        )
        raise PydanticCustomError("note_missing", message, {"key": key})


class Strict(BaseModel):
    """A frozen model that refuses keys which it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def know_keys(cls, raw: Any) -> Any:  # noqa: ANN401 (raw TOML)
        """Refuse a key that this table does not have, and say which it has."""
        if isinstance(raw, dict):
            fields = cls.model_fields.items()
            refuse_unknown(raw, [field.alias or name for name, field in fields])
        return raw


class Slugs(Strict):
    """The part of an address that names a thing, in each language."""

    sv: Slug
    en: Slug

    def to(self, language: str) -> str:
        """Give the slug for addresses in a language."""
        return self.en if language.startswith(Language.ENGLISH) else self.sv


class Document(Strict):
    """A public document that facts are taken from."""

    title: NonEmpty
    publisher: NonEmpty
    href: Href
    language: str = "sv"
    kind: str = "page"


class Source(Reference):
    """A reference written as a document's key, a place in it and the day of reading."""

    document: str
    place: NonEmpty

    @model_validator(mode="before")
    @classmethod
    def look_up(cls, raw: Any, info: ValidationInfo) -> Any:  # noqa: ANN401 (raw TOML)
        """Fill in title, publisher and address from documents.toml."""
        if not isinstance(raw, dict):
            return raw
        refuse_unknown(raw, CITED_KEYS)
        if "document" not in raw:
            message = 'the key "{key}" is missing'
            raise PydanticCustomError("key_missing", message, {"key": "document"})
        documents: Mapping[str, Document] = (info.context or {}).get("documents", {})
        cited = raw["document"]
        document = documents.get(cited) if isinstance(cited, str) else None
        if document is None:
            raise dangling("document", cited, documents)
        named = {"title": document.title, "href": document.href}
        return {**raw, **named, "publisher": document.publisher}


class Stated(Strict):
    """Something that a source states; what is not seen there carries a note why."""

    source: Source
    evidence: Evidence
    note: Text | None = None

    @model_validator(mode="after")
    def explain(self) -> Self:
        """Refuse a derived or unverified fact without a note."""
        _require_note(self.evidence, self.note, "note")
        return self


class Linked(Stated):
    """Something that belongs to objectives, by the source's word or by ours."""

    objectives: tuple[str, ...]
    links_evidence: Evidence
    links_note: Text | None = None

    @model_validator(mode="after")
    def explain_links(self) -> Self:
        """Refuse links that the source does not state without a note."""
        _require_note(self.links_evidence, self.links_note, "links_note")
        return self


def refuse_unknown(raw: Mapping[str, object], allowed: Iterable[str]) -> None:
    """Raise on the first key that is not allowed, naming those that are."""
    known = sorted(allowed)
    for key in sorted(raw.keys() - set(known)):
        near = get_close_matches(key, known, n=1)
        hint = f' (did you mean "{near[0]}"?)' if near else ""
        message = 'unknown key "{key}"{hint}; allowed here: {allowed}'
        named = {"key": key, "hint": hint, "allowed": ", ".join(known)}
        raise PydanticCustomError("unknown_key", message, named)


def dangling(kind: str, code: object, known: Mapping[str, object]) -> Exception:
    """Make the error of a reference to something that does not exist."""
    message = "{code} is not a known {kind}; known: {known}"
    listed = ", ".join(sorted(known)) or "none"
    return PydanticCustomError(
        "dangling", message, {"code": write_short(code), "kind": kind, "known": listed}
    )
