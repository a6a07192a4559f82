"""A programme's dated parameters as a page shows them: grouped, today's value first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from medel.programmes.parameters import DatedValue, Definition, Group
from medel.programmes.programme import Programme


@dataclass(frozen=True)
class ParameterRow:
    """One parameter: what it means, its value in force, and those before and after."""

    key: str
    definition: Definition
    now: DatedValue | None
    others: tuple[DatedValue, ...]


@dataclass(frozen=True)
class ParameterGroup:
    """Parameters about the same thing."""

    name: str
    rows: tuple[ParameterRow, ...]


def group_parameters(programme: Programme, *, on: date) -> list[ParameterGroup]:
    """Group a programme's parameters by what they are about, in the groups' order."""
    rows = [_make_row(programme, key, on) for key in programme.registry]
    stated = [row for row in rows if row.now or row.others]
    groups = [ParameterGroup(_name(group), _pick(stated, group)) for group in Group]
    return [group for group in groups if group.rows]


def _pick(rows: Sequence[ParameterRow], group: Group) -> tuple[ParameterRow, ...]:
    return tuple(row for row in rows if row.definition.group is group)


def _make_row(programme: Programme, key: str, on: date) -> ParameterRow:
    values = programme.parameters.get(key, ())
    now = next((value for value in values if value.holds_on(on)), None)
    others = tuple(value for value in values if value is not now)
    return ParameterRow(key, programme.registry[key], now, others)


def _name(group: Group) -> str:
    return {
        Group.FINANCING: _("Financing"),
        Group.COSTS: _("Costs"),
        Group.LIMITS: _("Limits and deadlines"),
        Group.AID: _("State aid"),
        Group.PURCHASES: _("Purchases"),
        Group.PROCESS: _("From application to decision"),
        Group.FOLLOW_UP: _("Follow-up and publicity"),
    }[group]
