"""Organisations that a programme's own list has under several names."""

from typing import Annotated

from pydantic import Field

from medel.core.references import Evidence
from medel.core.texts import NonEmpty, Text
from medel.programmes.statements import Href, Strict


class SameOrganisation(Strict):
    """One organisation under several names: why we hold them for one, and where from.

    `sources` are the public pages that use the names.
    """

    name: NonEmpty
    aliases: Annotated[tuple[NonEmpty, ...], Field(min_length=1)]
    reason: Text
    evidence: Evidence
    sources: Annotated[tuple[Href, ...], Field(min_length=1)]


class SameOrganisations(Strict):
    """The file organisations.toml."""

    same_organisations: tuple[SameOrganisation, ...] = ()
