"""The columns of a list to be imported, as the page shows and asks for them."""

from collections.abc import Mapping as Reading
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from medel.projects.importing.encoding import STATED
from medel.projects.importing.fields import Field
from medel.projects.importing.mappings import Mapping
from medel.web.page import language

UNSURE = 70  # per cent; below, the page asks to look again

FIELD_NAMES: dict[Field, Promise] = {
    Field.IGNORE: _("(left out)"),
    Field.PERSONAL: _("contact person (dropped)"),
    Field.CASE_NUMBER: _("case number"),
    Field.TITLE: _("title"),
    Field.TITLE_EN: _("title in English"),
    Field.PURPOSE: _("purpose"),
    Field.ACHIEVEMENTS: _("results"),
    Field.BENEFICIARY: _("beneficiary"),
    Field.PARTNERS: _("partners"),
    Field.CONTRACTORS: _("contractors"),
    Field.ORGANISATION_NUMBER: _("organisation number"),
    Field.LEGAL_FORM: _("legal form"),
    Field.START: _("start"),
    Field.END: _("end"),
    Field.END_IS_ACTUAL: _("whether the end is actual"),
    Field.DURATION: _("duration"),
    Field.DECIDED: _("decided on"),
    Field.TOTAL_COST: _("total cost"),
    Field.ELIGIBLE_COST: _("eligible cost"),
    Field.EU_AMOUNT: _("EU amount"),
    Field.EU_SHARE: _("EU share"),
    Field.NATIONAL_PUBLIC: _("national public money"),
    Field.NATIONAL_PRIVATE: _("private money"),
    Field.IN_KIND: _("contribution in kind"),
    Field.CURRENCY: _("currency"),
    Field.EXCHANGE_RATE: _("exchange rate"),
    Field.FUND: _("fund"),
    Field.PROGRAMME: _("programme"),
    Field.PERIOD: _("programming period"),
    Field.OBJECTIVE: _("specific objective"),
    Field.PRIORITY: _("priority"),
    Field.THEME: _("theme"),
    Field.INTERVENTION_FIELD: _("intervention field"),
    Field.COUNTRY: _("country"),
    Field.REGION: _("region or county"),
    Field.MUNICIPALITY: _("municipality"),
    Field.NUTS: _("NUTS code"),
    Field.POSTAL_CODE: _("postal code"),
    Field.ADDRESS: _("street address (dropped)"),
    Field.LATITUDE: _("latitude"),
    Field.LONGITUDE: _("longitude"),
    Field.COORDINATES: _("coordinates"),
    Field.LOCATION_BASIS: _("whose place it is"),
    Field.STATUS: _("status"),
    Field.UPDATED: _("updated on"),
    Field.HREF: _("web address"),
}
CONSTANT_NAMES: dict[str, Promise] = {
    Field.CURRENCY.value: _("Currency, such as SEK"),
    Field.COUNTRY.value: _("Country, such as SE"),
    Field.FUND.value: _("Fund, such as ERDF"),
    Field.PERIOD.value: _("Period, such as 2014-2020"),
    Field.PROGRAMME.value: _("Programme, as the list calls it"),
    Field.LICENCE.value: _("Licence of the list, such as CC-BY-4.0; empty if unknown"),
}


@dataclass(frozen=True)
class ListedColumn:
    """A column: what it is taken for and why, with examples of what stands in it."""

    place: int
    heading: str
    field: str
    name: str
    reason: str
    confidence: int
    examples: list[str]

    @property
    def unsure(self) -> bool:
        """Whether a person should look at this one."""
        return self.field != Field.IGNORE and self.confidence < UNSURE


def columns_of(mapping: Mapping, found: Reading[str, Any]) -> tuple[ListedColumn, ...]:
    """Give the columns of a list in its own order."""
    examples = found.get("examples", {})
    return tuple(
        ListedColumn(
            place=at,
            heading=one.heading,
            field=one.field.value,
            name=str(FIELD_NAMES[one.field]),
            reason=one.reason.to(language()) if one.reason else "",
            confidence=one.confidence,
            examples=examples.get(str(at), []) if one.field != Field.PERSONAL else [],
        )
        for at, one in enumerate(mapping.choices)
    )


def field_choices() -> list[tuple[str, str]]:
    """Give what a column may be: the two ways of leaving out first, then by name."""
    first = (Field.IGNORE, Field.PERSONAL)
    rest = sorted(
        (each for each in FIELD_NAMES if each not in first),
        key=lambda each: str(FIELD_NAMES[each]).casefold(),
    )
    return [(each.value, str(FIELD_NAMES[each])) for each in (*first, *rest)]


def encodings() -> tuple[str, ...]:
    """Give the encodings that may be stated."""
    return STATED
