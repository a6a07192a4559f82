"""How texts, numbers, dates, sources and links are written in templates."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from medel.core import wording
from medel.core.money import Money
from medel.core.periods import PartialDate
from medel.core.references import Evidence
from medel.core.texts import Text
from medel.programmes.parameters import DatedValue
from medel.programmes.statements import Stated
from medel.projects.selection import Selection
from medel.web.downloads import describe_form
from medel.web.page import language
from medel.web.prose import write_html
from medel.web.units import write_value

register = template.Library()

_ESCAPES = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&"}


@register.filter
def said(text: Text) -> str:
    """Write a text in the language being shown."""
    return text.to(language())


@register.filter
def prose(text: Text) -> SafeString:
    """Write a Markdown text in the language being shown, as HTML."""
    return write_html(text.to(language()))


@register.filter
def money(amount: Money) -> str:
    """Write an amount in full."""
    return wording.write_money(amount, language=language())


@register.filter
def kronor(amount: Decimal) -> str:
    """Write a number of kronor in full."""
    return wording.write_money(Money(amount, "SEK"), language=language())


@register.filter
def in_currency(stated: Decimal | str, currency: str) -> str:
    """Write an amount, or one kept as text; an unknown currency is said so."""
    amount = Decimal(stated)
    if not currency:
        written = wording.write_number(amount, language=language())
        return f"{written} ({_('currency not stated')})"
    return wording.write_money(Money(amount, currency), language=language())


@register.filter
def is_link(stated: str) -> bool:
    """Whether a text is the address of a page, and may be a link."""
    return stated.startswith(("https://", "http://"))


@register.filter
def millions(amount: Money) -> str:
    """Write an amount in millions."""
    return wording.write_millions(amount, language=language())


@register.filter
def percent(share: Decimal) -> str:
    """Write a share as a percentage."""
    return wording.write_share(share, language=language())


@register.filter
def number(amount: Decimal | int) -> str:
    """Write a number with the language's own marks."""
    return wording.write_number(amount, language=language())


@register.filter
def rate(amount: Decimal) -> str:
    """Write an exchange rate."""
    return wording.write_rate(amount, language=language())


@register.filter
def day(stated: date | PartialDate) -> str:
    """Write a date in words, as exactly as it is known."""
    if isinstance(stated, PartialDate):
        return wording.write_partial(stated, language=language())
    return wording.write_day(stated, language=language())


@register.filter
def period(label: str) -> str:
    """Write a period such as 2021-2027."""
    return wording.write_period(label)


@register.filter
def value(dated: DatedValue) -> str:
    """Write a parameter's value with its unit in words."""
    return write_value(dated, language=language())


@register.filter
def percent_plain(thousandths: int) -> str:
    """Write thousandths as a CSS-free percentage for an SVG attribute: 14.8%."""
    return f"{thousandths / 10:g}%"


@register.filter
def asked(query: str) -> str:
    """Write a query as the end of an address, with its question mark if it has any."""
    return f"?{query}" if query else ""


@register.filter
def short_millions(amount: Money) -> str:
    """Write an amount in millions to one decimal, without its currency."""
    rounded = (amount.amount / wording.MILLION).quantize(Decimal("0.1"))
    return wording.write_number(rounded, language=language())


@register.filter
def count_word(count: int) -> str:
    """Write a small number as a word that begins a heading: Four, Six."""
    words = (
        *(_("No"), _("One"), _("Two"), _("Three"), _("Four"), _("Five"), _("Six")),
        *(_("Seven"), _("Eight"), _("Nine"), _("Ten"), _("Eleven"), _("Twelve")),
    )
    return words[count] if count < len(words) else str(count)


@register.filter
def told(kept: Mapping[str, str]) -> str:
    """Write a text that was kept in both languages."""
    return kept[language()]


@register.filter
def is_tick(field: BoundField) -> bool:
    """Tell whether a field is a box to tick, whose label stands after it."""
    return getattr(field.field.widget, "input_type", "") == "checkbox"


@register.inclusion_tag("medel/parts/source.html")
def source(stated: Stated) -> Mapping[str, object]:
    """Show how sure a statement is, why, and where it comes from."""
    return _describe(stated)


@register.inclusion_tag("medel/parts/flag.html")
def flag(stated: Stated) -> Mapping[str, object]:
    """Show only how sure a statement is; nothing when it is seen in its source."""
    return _describe(stated)


@register.inclusion_tag("medel/parts/basis.html")
def basis(stated: Stated) -> Mapping[str, object]:
    """Show only what a statement rests on."""
    return _describe(stated)


def _describe(stated: Stated) -> Mapping[str, object]:
    return {
        "source": stated.source,
        "note": stated.note,
        "unverified": stated.evidence is Evidence.UNVERIFIED,
        "derived": stated.evidence is Evidence.DERIVED,
    }


@register.simple_tag
def linked_data(told: Mapping[str, object], site: str) -> SafeString:
    """Write JSON-LD for a script element; `<`, `>` and `&` cannot end it early."""
    whole = _make_absolute(dict(told), site)
    text = json.dumps(whole, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(text)  # noqa: S308 (the three marks that could break out are escaped)


def _make_absolute(told: dict[str, object], site: str) -> dict[str, object]:
    url = told.get("url")
    if isinstance(url, str) and url.startswith("/"):
        told["url"] = f"{site}{url}"
    return told


@register.inclusion_tag("medel/parts/downloads.html")
def downloads(selection: Selection) -> Mapping[str, object]:
    """Show how the result of a search is taken away."""
    return describe_form(selection)
