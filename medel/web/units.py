"""How a parameter's value is written with its unit, in words."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medel.core.money import Money
from medel.core.wording import (
    write_day,
    write_money,
    write_number,
    write_rate,
    write_share,
)
from medel.programmes.parameters import DatedValue, Unit


def write_value(dated: DatedValue, *, language: str) -> str:
    """Write a value for people: 50 %, 12 000 000 kr, 31 december 2028, 80 dagar."""
    value = dated.value
    if isinstance(value, Decimal):
        return _write_number(value, dated.unit, language)
    if isinstance(value, date):
        return write_day(value, language=language)
    return _name_mode(value)


def _write_number(value: Decimal, unit: Unit, language: str) -> str:
    if unit is Unit.SHARE:
        return write_share(value, language=language)
    if unit in (Unit.EUR, Unit.SEK):
        return write_money(Money(value, unit.value), language=language)
    write = write_rate if unit is Unit.SEK_PER_EUR else write_number
    return _word(unit, int(value)) % {"number": write(value, language=language)}


def _word(unit: Unit, count: int) -> str:
    return {
        Unit.SEK_PER_EUR: _("SEK %(number)s to the euro"),
        Unit.SEK_PER_HOUR: _("SEK %(number)s an hour"),
        Unit.HOURS_PER_YEAR: _("%(number)s hours a year"),
        Unit.PER_YEAR: ngettext(
            "%(number)s time a year", "%(number)s times a year", count
        ),
        Unit.YEARS: ngettext("%(number)s year", "%(number)s years", count),
        Unit.MONTHS: ngettext("%(number)s month", "%(number)s months", count),
        Unit.WEEKS: ngettext("%(number)s week", "%(number)s weeks", count),
        Unit.DAYS: ngettext("%(number)s day", "%(number)s days", count),
    }[unit]


def _name_mode(mode: str) -> str:
    return {
        "total": _("the total budget, public and private"),
        "public": _("public money only"),
        "binding_partnership": _("binding order by the partnership"),
        "rolling": _("counted back from the day"),
        "tax_years": _("by tax year"),
        "consultation": _("consultation with the regions"),
        "none": _("no prioritisation"),
        "yes": _("yes"),
        "no": _("no"),
    }.get(mode, mode)
