"""The area of a programme: counties, municipalities and the EU's codes for them."""

from typing import Annotated

from medel.core.texts import NonEmpty, Text
from medel.programmes.statements import Slug, Slugs, Stated, Strict, have_form

CountryCode = Annotated[str, have_form("[A-Z]{2}", "SE")]
NutsCode = Annotated[str, have_form("[A-Z]{2}[0-9A-Z]{1,3}", "SE31")]
CountyCode = Annotated[str, have_form("[0-9A-Z]{2,}", "20")]


class Region(Strict):
    """The statistical region (NUTS 2) that the programme covers."""

    code: NutsCode
    name: Text


class County(Stated):
    """A county with its municipalities by code; codes are the statistics office's."""

    code: CountyCode
    name: Text
    official_name: NonEmpty
    slug: Slugs
    nuts3: NutsCode
    municipalities: dict[str, NonEmpty]
    former_slugs: tuple[Slug, ...] = ()


class Area(Strict):
    """The file area.toml."""

    country: CountryCode
    nuts2: Region
    counties: tuple[County, ...]
