"""How a case's history writes what each event changed: names, not keys."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from medel.programmes.application_form import application_form
from medel.programmes.assessment import assessment
from medel.rules.steps import read_table
from medel.web.page import language
from medel.web.templatetags.desk import (
    decision_name,
    kind_name,
    outcome_name,
    party_role,
    section_name,
)
from medel.web.templatetags.medel import kronor, percent

register = template.Library()

# Keys of people and records say nothing to a reader; what they mean is told beside.
KEPT_BACK = {
    *("graders", "officer", "note", "done", "submission", "application"),
    *("organisation", "key", "sheet", "meeting", "version", "number", "project"),
}
NAMES: dict[str, str | Promise] = {
    "state": _("State"),
    "items": _("Judged"),
    "grades": _("Grades"),
    "asks": _("Questions"),
    "due": _("Last day"),
    "outcome": _("Outcome"),
    "cap": _("At most"),
    "case_id": _("Case number"),
    "sha256": _("Checksum"),
    "letter_sha256": _("Checksum of the letter"),
    "share_of_costs": _("Share of actual costs"),
    "share_of_financing": _("Share of total financing"),
    "sent": _("Mails sent"),
    "position": _("Place in the order"),
    "section": _("Part of the application"),
    "way": _("Signed"),
    "kind": _("Kind"),
    "role": _("Role"),
}
WAYS = {"electronic": _("on the page"), "paper": _("on paper")}


@register.filter
def event_facts(told: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Write what an event changed: a name and what it became, for each thing."""
    before, after = told.get("before") or {}, told.get("after") or {}
    return list(_compare(before, after))


def _compare(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    for key in dict.fromkeys((*before, *after)):
        if key in KEPT_BACK:
            continue
        old, new = (_write(key, one.get(key)) for one in (before, after))
        name = str(NAMES[key]) if key in NAMES else _name(key)
        if old != new:
            told = f"{old} → {new}" if old and new and key != "items" else new or old
            yield name, told


def _write(key: str, value: object) -> str:
    if value in (None, ""):
        return ""
    return WRITTEN[key](str(value)) if key in WRITTEN else _plain(value)


def _name_state(code: str) -> str:
    """Name a state of a case, or of its decision."""
    for table in ("application", "decision"):
        try:
            return read_table(table).state(code).name.to(language())
        except KeyError:
            continue
    return code


WRITTEN: dict[str, Callable[[str], str]] = {
    "state": _name_state,
    "outcome": decision_name,
    "cap": lambda amount: kronor(Decimal(amount)),
    "share_of_costs": lambda share: percent(Decimal(share)),
    "share_of_financing": lambda share: percent(Decimal(share)),
    "section": section_name,
    "kind": kind_name,
    "role": party_role,
    "way": lambda way: str(WAYS.get(way, way)),
}


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Mapping):
        parts = {_name(str(key)): _plain(one) for key, one in value.items()}
        return "; ".join(f"{name}: {one}" for name, one in parts.items())
    if isinstance(value, list):
        return ", ".join(_plain(one) for one in value)
    return outcome_name(str(value)) if value else ""


def _name(key: str) -> str:
    """Name a quality or a section by its code; another key as it stands."""
    for named in (assessment().by_quality, application_form().by_code):
        if key in named:
            return named[key].name.to(language())
    return key.replace("_", " ") if key.islower() else key
