"""How calls are written in templates: names for codes, what was changed."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from django import template
from django.forms import BoundField, CheckboxSelectMultiple
from django.utils.translation import gettext as _

from medel.applications.terms import NAMES
from medel.core.money import Money
from medel.core.wording import write_money, write_share
from medel.programmes import catalogue
from medel.programmes.applicants import applicants
from medel.programmes.attachments import attachments
from medel.web.addresses import address
from medel.web.call_forms import COST_OPTIONS, PROJECT_TYPES
from medel.web.page import language
from medel.web.templatetags.moments import moment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from medel.applications.models import Call
    from medel.core.texts import Text
    from medel.programmes.programme import Programme

register = template.Library()


@register.filter
def text_of(call: Call, name: str) -> str:
    """Write one of a call's texts in the language shown, else the other one."""
    sv, en = (str(getattr(call, f"{name}_{one}")) for one in ("sv", "en"))
    return (en or sv) if language().startswith("en") else (sv or en)


@register.filter
def find_programme(code: str) -> Programme | None:
    """Find a programme by its code."""
    return catalogue.find_programme(code)


@register.filter
def objective_name(code: str, programme: Programme) -> str:
    """Write an objective with its number and short name."""
    for one in programme.specific_objectives:
        if one.code == code:
            return f"{code} {one.short_name.to(language())}"
    return code


@register.filter
def county_name(code: str, programme: Programme) -> str:
    """Write a county's name for its code."""
    names = {one.code: one.name for one in programme.area.counties}
    return names[code].to(language()) if code in names else code


@register.filter
def applicant_kind(code: str) -> str:
    """Write a kind of applicant for its code."""
    return _name(code, {key: one.name for key, one in applicants().by_code.items()})


@register.filter
def attachment_name(code: str) -> str:
    """Write a kind of attachment for its code."""
    return _name(code, {key: one.name for key, one in attachments().by_code.items()})


@register.filter
def project_type(code: str) -> str:
    """Write a type of project for its code."""
    names = {str(key): str(name) for key, name in PROJECT_TYPES.items()}
    return names.get(code, code)


@register.filter
def cost_option(code: str) -> str:
    """Write a way to budget for its code."""
    names = {str(key): str(name) for key, name in COST_OPTIONS.items()}
    return names.get(code, code)


@register.filter
def limits_of(limits: Mapping[str, Mapping[str, str]], kind: str) -> dict[str, Any]:
    """Give the limits of a type of project, empty where there are none."""
    stated = limits.get(kind, {})
    highest = stated.get("highest_support")
    return {
        "highest_support": Decimal(highest) if highest else None,
        "longest_months": stated.get("longest_months", ""),
    }


@register.filter
def term_name(field: str) -> str:
    """Write what a changed term is called."""
    return NAMES[field].to(language()) if field in NAMES else field


@register.filter
def value_of(value: object, field: str) -> str:
    """Write a changed value where it is short; nothing for texts and lists of texts."""
    write = _WRITERS.get(field)
    try:
        return write(value) if write and value not in (None, "") else ""
    except (ValueError, InvalidOperation):
        return ""


@register.filter
def is_many(field: BoundField) -> bool:
    """Tell whether a field is several boxes to tick."""
    return isinstance(field.field.widget, CheckboxSelectMultiple)


@register.filter
def group_of(name: str) -> str:
    """Give the heading that stands before a field of a call's form; most have none."""
    headings = {
        "title_sv": _("Texts"),
        "applicant_kinds": _("For whom and what"),
        "cost_options": _("Money"),
        "opens": _("Time"),
        "criteria": _("Of this call alone"),
        "reason": _("The change"),
    }
    return headings.get(name, "")


@register.simple_tag
def call_page(call: Call) -> str:
    """Give the address of a call's public page."""
    return address("call", language(), programme=call.programme, slug=call.code)


@register.simple_tag
def call_feed(programme: Programme) -> str:
    """Give the address of the feed of a programme's calls."""
    return address("calls_feed", language(), programme=programme)


def _name(code: str, names: Mapping[str, Text]) -> str:
    return names[code].to(language()) if code in names else code


def _write_moment(value: object) -> str:
    return moment(datetime.fromisoformat(str(value)))


def _write_codes(names: Callable[[str], str]) -> Callable[[Any], str]:
    return lambda value: ", ".join(names(one) for one in value)


_WRITERS: dict[str, Callable[[Any], str]] = {
    "opens": _write_moment,
    "closes": _write_moment,
    "budget": lambda value: write_money(
        Money(Decimal(value), "SEK"), language=language()
    ),
    "max_eu_share": lambda value: write_share(Decimal(value), language=language()),
    "decided_by": str,
    "contact": str,
    "title_sv": str,
    "title_en": str,
    "objectives": _write_codes(str),
    "counties": _write_codes(str),
    "project_types": _write_codes(project_type),
    "cost_options": _write_codes(cost_option),
    "applicant_kinds": _write_codes(applicant_kind),
    "attachments": _write_codes(attachment_name),
}
