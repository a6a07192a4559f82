"""How meetings write people, money in the list, and who can take part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.numbers import format_decimal
from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medel.core.money import Money
from medel.core.texts import Text
from medel.core.wording import MILLION, write_millions
from medel.web.page import language

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from medel.applications.models import Call
    from medel.decisions.models import Ranked
    from medel.decisions.sitting import Sitting

register = template.Library()


@register.filter
def millions_of_kronor(amount: Decimal) -> str:
    """Write a number of kronor in millions, with the word."""
    return write_millions(Money(amount, "SEK"), language=language())


@register.filter
def in_millions(amount: Decimal) -> str:
    """Write a number of kronor in millions with one decimal, for a column."""
    written = format_decimal(amount / MILLION, format="#,##0.0", locale=language())
    return written.replace("-", "\N{MINUS SIGN}")


@register.filter
def call_title(call: Call) -> str:
    """Write a call's title in the language being shown."""
    return Text(sv=call.title_sv, en=call.title_en).to(language())


@register.simple_tag
def person_name(names: Mapping[str, str], key: str) -> str:
    """Name a person by key; whoever is gone has no name."""
    return names.get(key) or _("somebody whose name is taken away")


@register.simple_tag
def part_of(sitting: Sitting, ranked: Ranked) -> str:
    """Tell how many can take part in a case, and whether that suffices."""
    part, there = len(sitting.taking_part(ranked)), len(sitting.present)
    told = ngettext(
        "%(part)d of %(there)d can take part.",
        "%(part)d of %(there)d can take part.",
        there,
    ) % {"part": part, "there": there}
    if sitting.consults or sitting.is_quorate(ranked):
        return told
    return f"{told} {_('That is too few.')}"
