"""What the index is told of one project."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, kw_only=True)
class SearchDocument:
    """One project as search knows it.

    `values` holds the facets' values (see fields.FACETS); `names` holds, for the same
    fields, what people call those values: the name of a county beside its code.
    `amount` is the EU's money in whole units of the bank's one reporting currency.
    """

    key: int
    code: str
    title: str
    case_number: str = ""
    title_en: str = ""
    text: str = ""
    organisations: tuple[str, ...] = ()
    organisation_numbers: tuple[str, ...] = ()
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    amount: int | None = None
    decided: date | None = None
