"""The plan's form: one form for the whole and a list of lines of each kind."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms import BaseFormSet, BoundField, formset_factory
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from medel.rules.plans.capacity import (
    MOST_BYTES,
    MOST_LETTERS,
    MOST_LETTERS_OF_NOTE,
)
from medel.rules.plans.plan import Category, CostOption, ProjectType, Sector
from medel.web.plans.fields import FigureField, PercentField

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Label

MOST_ROWS = 60
TYPES = [
    (ProjectType.PROJECT, _("Project")),
    (ProjectType.PRE_STUDY, _("Pre-study")),
    (ProjectType.FRAMEWORK, _("Framework project")),
]
OPTIONS = [
    (CostOption.STAFF_PLUS_FLAT, _("Salaries and a flat rate")),
    (CostOption.ACTUAL_PURCHASES, _("Salaries and actual purchases")),
    (CostOption.LUMP_SUM, _("Lump sum")),
]
CATEGORIES = [
    (Category.SERVICES, _("External services")),
    (Category.TRAVEL, _("Travel and accommodation")),
    (Category.INVESTMENT, _("Investments, materials, premises")),
]
SECTORS = [
    (Sector.PUBLIC, _("Public")),
    (Sector.PRIVATE, _("Private")),
    (Sector.EU, _("Another EU programme")),
]
UNKNOWN = [
    ("", _("I do not know yet")),
    ("yes", _("Yes")),
    ("no", pgettext_lazy("answer", "No")),
]


def _choice(
    label: "Label",
    choices: list[tuple[Any, Any]],
    *,
    initial: str = "",
    widget: type[forms.Widget] = forms.Select,
) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices, required=False, initial=initial, widget=widget
    )


def _line(label: "Label", most: int = MOST_LETTERS) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=most)


def _day(label: "Label", told: "Label" = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget, help_text=told)


def _carry() -> forms.CharField:
    """Carry what a file said and the form does not show, as JSON."""
    return forms.CharField(
        required=False, max_length=MOST_BYTES, widget=forms.HiddenInput
    )


class WholeForm(forms.Form):
    """What is said once of a plan."""

    use_required_attribute = False
    name = _line(_("What you call the project"))
    project_type = _choice(_("Type of project"), TYPES, initial=ProjectType.PROJECT)
    start = _day(_("First day"))
    end = _day(_("Last day"))
    on = _day(_("Day whose rules apply"), _("Leave it empty for today's rules."))
    more = _carry()
    cost_option = _choice(
        _("How the costs are counted"),
        OPTIONS,
        initial=CostOption.STAFF_PLUS_FLAT,
        widget=forms.RadioSelect,
    )
    social_charges_rate = PercentField(label=_("Social charges, %"), required=False)
    flat_rate = PercentField(label=_("Flat rate, %"), required=False)
    indirect_rate = PercentField(label=_("Indirect costs, %"), required=False)
    lump_sum = FigureField(label=_("Lump sum, SEK"), required=False)
    income = FigureField(label=_("The project's own income, SEK"), required=False)
    eu_support = FigureField(
        label=_("EU support that you ask for, SEK"),
        required=False,
        help_text=_("Leave it empty to see the most that holds."),
    )
    evaluation = forms.BooleanField(
        label=_("There is a plan for evaluation"), required=False
    )
    vat_included = _choice(_("Does the budget include VAT?"), UNKNOWN)
    state_aid = _choice(_("Does any undertaking gain from the project?"), UNKNOWN)


class PersonForm(forms.Form):
    """A role that works in the project."""

    use_required_attribute = False
    role = _line(_("Role"))
    monthly_salary = FigureField(label=_("Monthly salary, full time"), required=False)
    hours = FigureField(label=_("Hours in the project"), required=False)
    more = _carry()


class PurchaseForm(forms.Form):
    """Something that is bought."""

    use_required_attribute = False
    category = _choice(_("Kind"), CATEGORIES)
    note = _line(_("What"), MOST_LETTERS_OF_NOTE)
    amount = FigureField(label=_("SEK"), required=False)
    more = _carry()


class InKindForm(forms.Form):
    """A contribution in something else than money."""

    use_required_attribute = False
    name = _line(_("Who contributes"))
    sector = _choice(_("Sector"), SECTORS[:2])
    amount = FigureField(label=_("Value, SEK"), required=False)
    basis = _line(_("How the value is counted"), MOST_LETTERS_OF_NOTE)
    more = _carry()


class CoFinancingForm(forms.Form):
    """Money from somebody who takes part in paying."""

    use_required_attribute = False
    name = _line(_("Who pays"))
    sector = _choice(_("Sector"), SECTORS)
    amount = FigureField(label=_("SEK"), required=False)
    more = _carry()


LISTS: Mapping[str, type[forms.Form]] = {
    "staff": PersonForm,
    "costs": PurchaseForm,
    "in_kind": InKindForm,
    "co_financing": CoFinancingForm,
}


def make_list(
    kind: str, data: Mapping[str, Any] | None, rows: list[dict[str, Any]] | None = None
) -> "BaseFormSet[forms.Form]":
    """Make the list of lines of a kind, with one empty line to write in."""
    factory = formset_factory(
        LISTS[kind], extra=1, max_num=MOST_ROWS, absolute_max=MOST_ROWS
    )
    return factory(data, prefix=kind, initial=rows or None)


def grow(sent: QueryDict) -> QueryDict:
    """Give what was sent with one more line in the list that is to grow."""
    kind = sent.get("add", "")
    total = sent.get(f"{kind}-TOTAL_FORMS", "")
    if kind not in LISTS or not total.isdecimal():
        return sent
    grown = sent.copy()
    grown[f"{kind}-TOTAL_FORMS"] = str(min(int(total) + 1, MOST_ROWS))
    return grown


class PlanForm:
    """The whole form: `whole` is said once, `lists` are lines of each kind."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        rows: Mapping[str, list[dict[str, Any]]] | None = None,
        whole: dict[str, Any] | None = None,
    ) -> None:
        """Take what was sent, or the lines and the whole of a plan to show."""
        given = rows or {}
        self.whole = WholeForm(data, initial=whole)
        self.lists = {kind: make_list(kind, data, given.get(kind)) for kind in LISTS}

    @cached_property
    def is_valid(self) -> bool:
        """Whether everything could be read."""
        lists = [one.is_valid() for one in self.lists.values()]
        return self.whole.is_valid() and all(lists)

    @property
    def is_readable(self) -> bool:
        """Whether something was sent, and all of it could be read."""
        return self.whole.is_bound and self.is_valid

    @property
    def has_errors(self) -> bool:
        """Whether something was sent that could not be read."""
        return self.whole.is_bound and not self.is_valid

    @property
    def wrong_fields(self) -> list[BoundField]:
        """The fields that could not be read, in the order of the page."""
        rows = [row for one in self.lists.values() for row in one]
        fields = [field for part in (*rows, self.whole) for field in part]
        return [field for field in fields if field.errors] if self.has_errors else []
